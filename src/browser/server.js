// The same exports where there is no page: nothing is asked, nothing may pass, nothing happens.

const nothing = () => {};
const no = () => false;
const refused = () => Promise.resolve(false);
const init = () => ({ allowAll: no, choose: refused, destroy: nothing });

export const api = {
  ready: new Promise(nothing),
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
  show: () => new Promise(nothing),
  withdraw: no,
};
