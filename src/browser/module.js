// What the module's entry takes of a page's part.

export { api } from "./api.js";
export { init } from "./embed.js";
export { arm } from "./page.js";
