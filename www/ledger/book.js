// The ledger's book: what the gate holds and has released, and what reached the collector.

import { kinds, means, reasons, say } from './words.js';

/** As many rows as a person can read through; the counts go on. */
const ROWS = 150;

export class Book {
  constructor(policy, lang) {
    this.policy = policy;
    this.lang = lang;
    this.held = [];
    this.reached = [];
    this.waiting = 0;
    this.count = 0;
    this.choice = 'none';
  }

  /** Writes down what the gate told. */
  gate({ type, at, detail, site }) {
    if (type === 'choice') this.choice = detail.how;
    if (type === 'ready') this.choice = detail.mode;
    if (type === 'held') this.#hold(at, detail, site);
    if (type === 'released') this.#release(detail, site);
  }

  /** Writes down what reached the collector. */
  arrive(entry) {
    this.count += 1;
    this.reached.unshift({
      at: entry.time,
      site: entry.site,
      who: this.#service(entry.service) || say('載っていない送信元', 'An undeclared service'),
      what: `${entry.method} ${entry.path}`,
      note: kinds[entry.kind] || entry.kind
    });
    this.reached.length = Math.min(this.reached.length, ROWS);
  }

  /** Forgets what reached the collector. */
  clearReached() {
    this.reached = [];
    this.count = 0;
  }

  /** Forgets what the gate told. */
  clearHeld() {
    this.held = [];
    this.waiting = 0;
  }

  /** What is told again has its row already: its reason has changed, or it has failed for good. */
  #hold(at, detail, site) {
    this.waiting = Math.max(0, this.waiting + !detail.again - detail.dropped);
    const told = this.#told(detail, site);
    const before = detail.again && this.#open(told.key);
    if (before) Object.assign(before, told);
    else this.held.unshift({ at, ...told });
    this.held.length = Math.min(this.held.length, ROWS);
  }

  #told(detail, site) {
    const { clause } = detail;
    return {
      key: key(detail, site),
      site,
      who: this.#service(detail.service) || say('申告のないもの', 'Undeclared'),
      what: subject(detail),
      note: [kindOf(detail), this.#purpose(detail.purpose)].filter(Boolean).join(' · '),
      why: reasons[detail.reason] || detail.reason || '',
      clause: clause && [clause, this.#title('clauses', clause)].filter(Boolean).join(' '),
      stamp: detail.dropped ? 'dropped' : detail.verdict === 'ask' ? 'ask' : 'held'
    };
  }

  /** The earliest row under a key that still waits. */
  #open(wanted) {
    return this.held.findLast((one) => one.key === wanted && (one.stamp === 'held' || one.stamp === 'ask'));
  }

  #release(detail, site) {
    this.waiting = Math.max(0, this.waiting - 1);
    const row = this.#open(key(detail, site));
    if (!row) return;
    row.stamp = 'passed';
    row.why = reasons[detail.reason] || row.why;
  }

  #service(id) {
    const service = this.policy.services.find((one) => one.id === id);
    return service && service.name[this.lang];
  }

  #purpose(id) {
    return this.#title('purposes', id);
  }

  #title(list, id) {
    const item = this.policy[list].find((one) => one.id === id);
    return item && item.title[this.lang];
  }
}

/** What an event of the gate is about, whether held or released. */
function key(detail, site) {
  return [site, detail.means, detail.url || detail.cookie || detail.key || detail.service].join(' ');
}

function subject(detail) {
  if (detail.cookie) return detail.cookie;
  if (detail.key) return detail.key;
  if (!detail.url) return say('ページ内のコード', 'code in the page');
  const url = new URL(detail.url, location.href);
  return url.host.split(':')[0] + url.pathname + url.search;
}

function kindOf(detail) {
  if (detail.cookie) return 'Cookie';
  if (detail.key) return say('保存領域', 'storage');
  const index = typeof detail.means === 'number' ? detail.means : means.names.indexOf(detail.means);
  return means[index] || '';
}
