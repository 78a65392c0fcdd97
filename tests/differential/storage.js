// Web storage, under keys that no service declares.

import { event } from "./moment.js";
import { probe } from "./probe.js";
import { speaker } from "./spy.js";
import { attempt, property } from "./told.js";

for (const name of ["localStorage", "sessionStorage"]) {
  const fresh = (act) => {
    const area = window[name];
    area.clear();
    const seen = act(area);
    area.clear();
    return seen;
  };
  probe(`${name} is one object of Storage's`, () => [window[name] === window[name], window[name] instanceof Storage, String(window[name]), window[name].constructor === Storage, Object.getPrototypeOf(window[name]) === Storage.prototype, property(window, name), attempt(() => new Storage()), attempt(() => structuredClone(window[name])), Object.isExtensible(window[name]), attempt(() => { window[name] = 1; }), String(window[name])]);
  probe(`${name} keeps what its methods are given, as text`, () => fresh((area) => [area.setItem("a", 1), area.setItem("b", null), area.setItem("a", { toString: () => "x" }), area.getItem("a"), area.getItem("b"), area.getItem("c"), area.length, area.key(0), area.key(9), area.key("x"), area.removeItem("a"), area.removeItem("a"), area.length, area.clear(), area.length].map((one) => one ?? `${one}`).concat(attempt(() => area.getItem()))).toString());
  probe(`${name} takes properties as items, in the platform's order`, () => fresh((area) => {
    area.x = 1;
    area["a b"] = true;
    area[7] = undefined;
    area.setItem("z", "2");
    return [area.x, area[7], Object.keys(area), Reflect.ownKeys(area).map(String), Object.entries(area), JSON.stringify(area), "x" in area, "y" in area, Object.hasOwn(area, "x"), property(area, "x"), property(area, "y"), delete area.x, delete area.y, area.x, area.length, { ...area }];
  }));
  probe(`${name} enumerates items before its methods`, () => fresh((area) => {
    area.b = 1;
    area.a = 2;
    const all = [];
    for (const key in area) all.push(key);
    return all;
  }));
  probe(`${name} has methods that items cannot hide but storage keeps`, () => fresh((area) => {
    area.setItem("getItem", "x");
    area.setItem("length", "y");
    const seen = [typeof area.getItem, area.length, area.getItem("length"), Object.keys(area), attempt(() => { area.key = "z"; }), typeof area.key];
    delete area.key;
    return seen;
  }));
  probe(`${name} is defined on and reflected on as the platform's`, () => fresh((area) => [
    attempt(() => Object.defineProperty(area, "d", { value: 1 }) === area), area.getItem("d"), Reflect.set(area, "r", 5), area.getItem("r"), Reflect.defineProperty(area, "s", { value: "6", writable: false }), area.getItem("s"), Reflect.deleteProperty(area, "r"), Reflect.has(area, "s"),
    Object.getOwnPropertyNames(area), property(area, Symbol.iterator),
  ]));
  probe(`${name} makes key and value texts in order, each once`, () => fresh((area) => {
    const log = [];
    area.setItem(speaker(log, "key", "k"), speaker(log, "value", "v"));
    area.getItem(speaker(log, "get", "k"));
    area.removeItem(speaker(log, "remove", "k"));
    area.p = speaker(log, "property", "w");
    return [log, Object.entries(area)];
  }));
  probe(`${name} refuses what is too much and keeps what it had`, () => fresh((area) => {
    area.setItem("a", "1");
    return [attempt(() => area.setItem("a", "x".repeat(12_000_000))), area.getItem("a"), attempt(() => { area.b = "x".repeat(12_000_000); }), area.b === undefined, area.length];
  }));
  probe(`${name} is inherited from and assigned into as the platform's`, () => fresh((area) => {
    const child = Object.create(area);
    return [attempt(() => { child.a = 1; return Object.keys(child); }), attempt(() => child.getItem("a")), Object.keys(area), Object.assign(area, { m: 1, n: 2 }) === area, area.m + area.n, attempt(() => Storage.prototype.setItem.call(child, "x", "y"))];
  }));
  probe(`${name}'s methods can be replaced on the prototype and are seen`, () => fresh((area) => {
    const { setItem } = Storage.prototype;
    const log = [];
    Storage.prototype.setItem = function (...args) { log.push(args, this === area); return setItem.apply(this, args); };
    area.setItem("a", "b");
    area.c = "d";
    Storage.prototype.setItem = setItem;
    return [log, Object.entries(area), Storage.prototype.setItem === setItem];
  }));
  probe(`${name} answers to natives that are called on it`, () => fresh((area) => {
    const { get } = Object.getOwnPropertyDescriptor(Storage.prototype, "length");
    const { setItem, getItem, key } = Storage.prototype;
    return [setItem.call(area, "a", "b"), getItem.call(area, "a"), Reflect.apply(key, area, [0]), get.call(area), attempt(() => get.call({})), attempt(() => Storage.prototype.length), attempt(() => setItem.call(area, "a")), attempt(() => setItem.call(Object.create(area), "a", "b")), Object.prototype.toString.call(area), Object.prototype.isPrototypeOf.call(Storage.prototype, area), Object.prototype.hasOwnProperty.call(area, "a"), Object.prototype.propertyIsEnumerable.call(area, "a"), Object.prototype.valueOf.call(area) === area, area.toString === Object.prototype.toString, Object.prototype.__lookupGetter__.call(area, "length") === get].map((one) => one ?? `${one}`);
  }));
  probe(`${name} keeps symbols as properties of its own and its shape as the platform's`, () => fresh((area) => {
    const mark = Symbol("mark");
    area[mark] = 1;
    const seen = [area[mark], mark in area, Object.getOwnPropertySymbols(area).length, area.length, property(area, mark), delete area[mark], mark in area];
    return [seen, attempt(() => Object.defineProperty(area, "g", { get: () => 1, configurable: true }) === area), attempt(() => area.g), attempt(() => delete area.g), attempt(() => Object.preventExtensions(area) === area), attempt(() => Object.freeze(area) === area), Object.isExtensible(area), attempt(() => { Object.setPrototypeOf(area, Storage.prototype); }), JSON.stringify(area), attempt(() => Reflect.ownKeys(area).map(String))];
  }));
  probe(`${name} is one key of maps and sets`, () => [new Set([window[name], window[name]]).size, new Map([[window[name], 1]]).get(self[name]), new WeakMap([[window[name], 1]]).has(globalThis[name]), [window[name]].includes(window[name]), Object.is(window[name], self[name])]);
  probe(`${name} can be shadowed on the window and uncovered again`, () => {
    const before = Object.getOwnPropertyDescriptor(window, name);
    Object.defineProperty(window, name, { value: { mine: 1 }, configurable: true });
    const seen = [window[name].mine];
    Object.defineProperty(window, name, before);
    return [seen, String(window[name]), attempt(() => before.get.call({})), attempt(() => String(before.get.call(undefined)))];
  });
}
probe("storage events reach other windows of the origin, in order and with their facts", async () => {
  const frame = document.createElement("iframe");
  frame.src = "/differential/empty.html?storage";
  const loaded = event(frame, "load");
  document.body.append(frame);
  await loaded;
  const log = [];
  const own = [];
  const listen = ({ key }) => own.push(key);
  addEventListener("storage", listen);
  const done = new Promise((resolve) => frame.contentWindow.addEventListener("storage", ({ key, oldValue, newValue, url, storageArea, isTrusted }) => {
    log.push([key, oldValue, newValue, url === location.href, storageArea === frame.contentWindow.localStorage, isTrusted]);
    // What earlier probes did may still be on its way.
    if (key === "start") log.length = 0;
    if (key === "end") resolve();
  }));
  localStorage.start = "x";
  localStorage.setItem("a", "1");
  localStorage.setItem("a", "1");
  localStorage.a = "2";
  localStorage.removeItem("a");
  localStorage.removeItem("a");
  localStorage.b = "3";
  delete localStorage.b;
  localStorage.clear();
  localStorage.end = "x";
  await done;
  removeEventListener("storage", listen);
  const seen = [log, own, frame.contentWindow.localStorage.end, frame.contentWindow.localStorage === localStorage, frame.contentWindow.localStorage instanceof Storage];
  localStorage.clear();
  frame.remove();
  return seen;
});
probe("a storage event that a page makes carries what it was given", () => {
  const made = new StorageEvent("storage", { key: "a", newValue: "b", storageArea: localStorage });
  return [made.key, made.newValue, made.storageArea === localStorage, attempt(() => new StorageEvent("x", { storageArea: {} })), attempt(() => { const old = document.createEvent("StorageEvent"); old.initStorageEvent("x", true, false, "k", null, "n", "u", sessionStorage); return [old.key, old.storageArea === sessionStorage]; })];
});
