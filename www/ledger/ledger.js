// Loaded right after Sekisho's script, before anything can be held: keeps what the gate tells
// from the first moment, and brings in the ledger itself once the page stands.
'use strict';

(function () {
  const told = [];
  const gate = { told, follow: () => {} };
  for (const type of ['ready', 'choice', 'held', 'released']) {
    window.addEventListener(`sekisho:${type}`, (event) => {
      const entry = { type, at: Date.now(), detail: event.detail || {} };
      told.push(entry);
      gate.follow(entry);
    });
  }
  document.addEventListener('DOMContentLoaded', () => {
    import('/ledger/site.js').then(({ open }) => open(gate));
  });
})();
