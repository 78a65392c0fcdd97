// The page's part of the module. It is bundled by itself into a function of `page`, which gets all there
// is to export: on a server nobody calls it.

import { api } from "./api.js";
import { init } from "./embed.js";
import { arm } from "./page.js";

arm();
Object.assign(page, api, { init, run: init });
