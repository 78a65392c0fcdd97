importScripts("{{collector}}/worker-own-import.js");
