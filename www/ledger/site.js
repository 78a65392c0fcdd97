// The ledger beside one site: this page's gate, and what of this site reached the collector.

import { Book } from './book.js';
import { follow } from './follow.js';
import { button, make, show } from './view.js';
import { say } from './words.js';

/** How long the reports to the group's home are gathered. */
const GATHER = 200;

const post = (path, body) => fetch(path, { method: 'POST', body });

/** Opens the ledger; `gate` holds what Sekisho has told so far. */
export async function open(gate) {
  const policy = await (await fetch('/policy.json')).json();
  const book = new Book(policy, document.documentElement.lang);
  const view = show(book, false);
  const tell = relay();
  const write = (entry) => {
    book.gate(entry);
    tell(entry);
    view.draw();
  };
  gate.told.forEach(write);
  gate.follow = write;
  follow({
    reached(entry) {
      if (entry.site === location.hostname) book.arrive(entry);
      view.draw();
    },
    gate() {},
    reset() {
      book.clearReached();
      view.draw();
    }
  });
  place(view);
  view.draw();
}

/** Passes the gate's reports on to the group's home, a few at a time. */
function relay() {
  let gathered = [];
  const send = () => {
    post('/_ledger/gate', JSON.stringify(gathered));
    gathered = [];
  };
  return (entry) => {
    if (gathered.length === 0) setTimeout(send, GATHER);
    gathered.push({ ...entry, site: location.hostname });
  };
}

function place(view) {
  const host = document.createElement('demo-ledger');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = make('link');
  sheet.rel = 'stylesheet';
  sheet.href = '/ledger/ledger.css';

  const body = make('div', 'body', [status(view), view.gate, view.arrivals, trials(), controls()]);
  const toggle = button(say('開く', 'Open'), () => {
    const open = host.toggleAttribute('data-open');
    toggle.setAttribute('aria-expanded', String(open));
    toggle.textContent = open ? say('閉じる', 'Close') : say('開く', 'Open');
  });
  toggle.className = 'toggle';
  toggle.setAttribute('aria-expanded', 'false');
  const title = make('p', 'title', say('通過台帳', 'The ledger'));
  const counts = make('p', 'counts', [
    mirror(view.gate, say('止', 'held')),
    mirror(view.arrivals, say('着', 'arrived'))
  ]);
  const bar = make('header', 'bar', [title, counts, toggle]);
  const frame = make('aside', 'frame', [bar, body]);
  frame.lang = document.documentElement.lang;
  frame.setAttribute('aria-label', say('通過台帳', 'Checkpoint ledger'));
  root.append(sheet, frame);
  document.body.append(host);
}

/** A section's count once more, for the narrow strip. */
function mirror(section, name) {
  const source = section.querySelector('.count');
  const copy = make('b', '', source.textContent);
  new MutationObserver(() => {
    copy.textContent = source.textContent;
  }).observe(source, { childList: true, characterData: true, subtree: true });
  return make('span', '', [`${name} `, copy]);
}

function status(view) {
  return make('p', 'status', [make('span', '', say('あなたの選択', 'Your choice')), view.choice]);
}

/** Things to try that the policy forbids or promises. */
function trials() {
  const collector = `http://collector.localhost:${location.port}`;
  const pixel = (path) => {
    new Image().src = collector + path;
  };
  return make('section', 'acts', [
    make('h2', '', say('試してみる', 'Try it')),
    button(say('応募イベントを送る', 'Send an event'), () => window.report('apply', { job: 'ledger' })),
    button(say('メールアドレス入りのピクセル', 'A pixel with an e-mail address'), () => pixel('/pixel.gif?mail=taro%40example.jp')),
    button(say('申告のない送信先', 'An undeclared recipient'), () => pixel('/heatmap/collect.gif'))
  ]);
}

function controls() {
  return make('section', 'acts', [
    make('h2', '', say('操作', 'Controls')),
    button(say('選択を変える', 'Change my choice'), () => window.sekisho.show('details')),
    button(say('撤回する', 'Withdraw'), () => window.sekisho.withdraw()),
    button(say('届いた記録を消す', 'Clear arrivals'), () => post('/_collector/reset')),
    button(say('最初からやり直す', 'Start over'), startOver)
  ]);
}

/** Forgets the choice and everything the site's trackers kept, and loads the page anew. */
async function startOver() {
  await post('/_collector/reset');
  await post('/_ledger/forget');
  location.reload();
}
