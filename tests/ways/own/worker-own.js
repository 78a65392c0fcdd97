fetch("{{collector}}/worker-own.json", { mode: "no-cors" });
