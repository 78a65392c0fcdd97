importScripts("{{collector}}/worker-service-import.js");
