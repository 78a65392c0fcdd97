importScripts("/go/worker-redirect.js");
