fetch("{{collector}}/worker-service.json", { mode: "no-cors" });
