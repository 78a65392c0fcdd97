import { init, on } from "sekisho";
import policy from "./policy.json";

window.told = [];
for (const type of ["ready", "held", "released", "choice"]) on(type, (detail) => window.told.push({ type, ...detail }));

// A framework's strict mode mounts everything, takes it off and mounts it again.
init({ policy }).destroy();
init({ policy });

fetch(`http://counter.localhost:${location.port}/count`).then((response) => response.text()).then((text) => {
  window.counted = text;
});
