// The switches of the details.

import { page } from "./page.js";

const moved = new WeakSet();
const all = (root, name) => [...root.querySelectorAll(`[data-sks-${name}]`)];
const purposeOf = (box) => box.getAttribute("data-sks-purpose");
const serviceOf = (box) => box.getAttribute("data-sks-service");

/** Whether a service's switch says something of its own, and does not just go with its purposes. */
const isOwn = (box) => moved.has(box) || box.getAttribute("data-sks-answered") !== null;

/** A purpose that is switched takes along the services that have no answer of their own. */
export function changed(root, target) {
  if (serviceOf(target)) moved.add(target);
  const off = new Set(all(root, "purpose").filter((box) => !box.checked).map(purposeOf));
  for (const box of all(root, "service")) {
    const purposes = (box.getAttribute("data-sks-purposes") ?? "").split(" ");
    if (!isOwn(box) && !box.disabled) box.checked = !purposes.some((id) => off.has(id));
  }
}

/** Draws anew; in another language switches that were moved stay so. */
export function drawAgain(root, isAgain, draw) {
  const before = isAgain ? all(root, "purpose").concat(all(root, "service")) : [];
  draw();
  all(root, "purpose").concat(all(root, "service")).forEach((box, at) => {
    if (!before[at]) return;
    box.checked = before[at].checked;
    if (moved.has(before[at])) moved.add(box);
  });
}

/**
 * What the switches say, as lines for the core: every purpose, and services with answers of their own; under a
 * signal every service, since a third party then takes a yes of its own.
 */
export function picked(root) {
  const line = (kind, id) => (box) => `${kind}${box.checked ? "+" : "-"}${id(box)}\n`;
  const open = (box) => !box.disabled;
  return all(root, "purpose").filter(open).map(line("p", purposeOf))
    .concat(all(root, "service").filter((box) => open(box) && (page._choices().gpc || isOwn(box))).map(line("s", serviceOf)))
    .join("");
}
