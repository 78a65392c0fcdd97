fetch("{{collector}}/worker-shared.json", { mode: "no-cors" });
