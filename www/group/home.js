// The group's home: the ledger of all sites, as they report it and as the collector counts it.

import { Book } from '/ledger/book.js';
import { follow } from '/ledger/follow.js';
import { button, show } from '/ledger/view.js';
import { say } from '/ledger/words.js';

const policy = await (await fetch('/policy.json')).json();
const book = new Book(policy, document.documentElement.lang);
const view = show(book, true);

follow({
  reached(entry) {
    book.arrive(entry);
    view.draw();
  },
  gate(reports) {
    reports.forEach((report) => book.gate(report));
    view.draw();
  },
  reset() {
    book.clearReached();
    book.clearHeld();
    view.draw();
  }
});

document.querySelector('.book').append(view.gate, view.arrivals);
document.querySelector('.do').append(
  button(say('台帳を白紙に戻す', 'Clear the ledger'), () => fetch('/_collector/reset', { method: 'POST' }))
);
view.draw();
