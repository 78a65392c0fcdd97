// What can be seen of every interface without using it: its keys, their order and their descriptors.

import { probe } from "./probe.js";
import { attempt, property, told } from "./told.js";

const shape = (owner) => Reflect.ownKeys(owner).map((name) => [String(name), property(owner, name)]);

for (const name of Object.getOwnPropertyNames(window)) {
  const { value } = Object.getOwnPropertyDescriptor(window, name);
  if (typeof value !== "function" || !value.prototype) continue;
  probe(`the shape of ${name}`, () => ({
    itself: told(value),
    property: property(window, name),
    statics: shape(value),
    members: shape(value.prototype),
    parents: [Object.getPrototypeOf(value), Object.getPrototypeOf(value.prototype)].map((one) => one && (typeof one === "function" ? one.name : Object.getOwnPropertyDescriptor(one, "constructor")?.value.name)),
    constructor: value.prototype.constructor === value,
    text: [String(value), Object.prototype.toString.call(value), Object.prototype.toString.call(value.prototype)],
    call: attempt(() => typeof Reflect.apply(value, undefined, [])),
    extensible: [Object.isExtensible(value), Object.isExtensible(value.prototype), Object.isFrozen(value)],
  }));
}
