// Runs the probes of workers alone, on the page that has the workers' prelude too.

import "./worker.js";
import { run } from "./probe.js";

window.answers = JSON.stringify(await run());
