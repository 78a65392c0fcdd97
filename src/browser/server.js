// The same exports where there is no page: nothing is asked, nothing may pass, nothing happens.
//
// What is rendered on a server may wait for `ready` or `show()`, as it does on a page. So they resolve:
// one that never did would hold the answer back for good.

const nothing = () => {};
const no = () => false;
const refused = () => Promise.resolve(false);
const init = () => ({ allowAll: no, choose: refused, destroy: nothing });

export const api = {
  ready: Promise.resolve(),
  allowAll: no,
  can: no,
  choices: () => null,
  choose: refused,
  destroy: nothing,
  explain: () => ({ verdict: "hold", reason: "not_ready" }),
  hide: nothing,
  init,
  notifyMe: no,
  on: () => nothing,
  receipt: () => null,
  rejectAll: no,
  run: init,
  setLanguage: nothing,
  show: () => Promise.resolve(),
  withdraw: no,
};
