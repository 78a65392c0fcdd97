// The same exports where there is no page: nothing is asked, nothing may pass, nothing happens.

const nothing = () => {};
const no = () => false;
const init = () => ({ allowAll: no, choose: no, destroy: nothing });

export const api = {
  ready: new Promise(nothing),
  allowAll: no,
  can: no,
  choices: () => null,
  choose: no,
  destroy: nothing,
  explain: () => ({ rule: 0, verdict: "hold", reason: "not_ready", service: null, purpose: null, clause: null }),
  hide: nothing,
  init,
  notifyMe: no,
  on: () => nothing,
  receipt: () => null,
  rejectAll: no,
  run: init,
  setLanguage: nothing,
  show: nothing,
  withdraw: no,
};
