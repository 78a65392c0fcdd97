// The prelude of workers: on a page it has each dedicated worker begin with itself; in such a worker it is the gate.
//
// Each part is a function, since what the one captures the other's global does not have.

import { onPage } from "sekisho:prelude/page";
import { onPage as inWorker } from "sekisho:prelude/worker";

if (self.document) onPage();
else if (self.DedicatedWorkerGlobalScope) inWorker();
