// What the pages of tests/pages/attacks have at hand. It captures what it needs: they break the rest.

{
  const { choices } = sekisho;
  const { defineProperty, getOwnPropertyDescriptor } = Object;
  const { setTimeout, Promise } = window;
  let number = 0;

  /** An address that only consent to the service `ana` lets pass. */
  window.tracker = () => `{{collector}}/attack.gif?${number++}`;

  /** A record that allows all, newer than any other. */
  window.record = () => {
    const digits = `${Date.now() / 1000 + 60 | 0}`;
    return `1.${choices().revision}.${digits}.10.${"0".repeat(22)}.`;
  };

  /** Resolves once the test has the page open; what it breaks then is not in the test's way. */
  window.started = new Promise((done) => { window.start = done; });

  /** Asks the tracker by many means. */
  window.ask = () => {
    const tries = [
      () => { new Image().src = tracker(); },
      () => { document.createElement("img").setAttribute("src", tracker()); },
      () => { document.head.append(Object.assign(document.createElement("script"), { src: tracker() })); },
      () => { document.body.insertAdjacentHTML("beforeend", `<img src="${tracker()}"><p style="background:url(${tracker()})">x`); },
      () => { document.head.append(Object.assign(document.createElement("style"), { textContent: `@import "${tracker()}"; body { background: url(${tracker()}) }` })); },
      () => { document.styleSheets[0]?.insertRule(`p { background: url(${tracker()}) }`); },
      () => { fetch(tracker(), { mode: "no-cors" }).catch(() => {}); },
      () => { navigator.sendBeacon(tracker()); },
      () => { const request = new XMLHttpRequest(); request.open("GET", tracker()); request.send(); },
      () => { document.body.append(Object.assign(document.createElement("iframe"), { src: tracker() })); },
    ];
    for (let at = 0; at < tries.length; at++) try { tries[at](); } catch { /* It is in its own way. */ }
  };

  /** Has properties be others for as long as `act` and what it leads to take: each an owner, a name and a descriptor. */
  window.during = async (others, act) => {
    // By index alone: what is broken may be what goes through a list.
    const before = others.map(([owner, name]) => getOwnPropertyDescriptor(owner, name));
    for (let at = 0; at < others.length; at++) {
      const other = others[at][2];
      other.configurable = true;
      try { defineProperty(others[at][0], others[at][1], other); } catch { /* It cannot be replaced. */ }
    }
    act();
    await new Promise((done) => setTimeout(done, 50));
    for (let at = 0; at < others.length; at++) {
      const owner = others[at][0];
      const name = others[at][1];
      if (!before[at]) delete owner[name];
      else if (before[at].configurable) defineProperty(owner, name, before[at]);
    }
  };

  /** Methods of an owner that do nothing, for that. */
  window.idle = (owner, names, result) => names.split(" ").map((name) => [owner, name, { value: () => result, writable: true }]);

  const yes = new Proxy(function () {}, {
    apply: () => yes, construct: () => yes, get: (_, name) => (name === "then" || name === Symbol.toPrimitive ? undefined : yes),
  });
  const part = new Proxy(function () {}, {
    apply: () => yes, get: (_, name) => (name === "then" ? (act) => { try { act(yes); } catch { /* As a promise keeps it. */ } return { catch() {} }; } : yes),
  });

  /** What is put in the place of what the gate hands the panel: it agrees to everything. */
  window.fake = () => new Proxy({}, { get: () => part });

  /** Calls everything that an object has, as one that grants would be called. */
  window.use = async (given) => {
    for (const name of Object.keys(given)) {
      for (const args of [[1], [1, ""], [4, "p+statistics\ns+ana\n"], [{ purposes: { statistics: true }, services: { ana: true } }, true]]) {
        try {
          await Promise.race([given[name](...args), new Promise((done) => setTimeout(done, 100))]);
        } catch { /* It is none of that kind. */ }
      }
    }
  };
}
