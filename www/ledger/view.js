// What a book looks like: counters and two lists, drawn at most once a frame.

import { choices, say, sites } from './words.js';

const time = new Intl.DateTimeFormat('ja', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const stamps = {
  held: say('止', 'held'),
  ask: say('問', 'asked'),
  dropped: say('断', 'refused'),
  passed: say('通', 'passed'),
  reached: say('着', 'arrived')
};

/** An element with a class, and text or children. */
export function make(tag, name, content = '') {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (Array.isArray(content)) element.append(...content);
  else element.textContent = content;
  return element;
}

/** A button that does `act`. */
export function button(text, act) {
  const element = make('button', '', text);
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}

function row(entry, withSite) {
  const stamp = entry.stamp || 'reached';
  const head = [make('b', 'who', entry.who)];
  if (withSite && sites[entry.site]) head.push(make('span', 'site', sites[entry.site]));
  head.push(make('time', '', time.format(entry.at)));
  const lines = [make('p', 'head', head), make('p', 'what', entry.what)];
  if (entry.note) lines.push(make('p', 'note', entry.note));
  if (entry.why) lines.push(make('p', 'why', entry.why));
  if (entry.clause) lines.push(make('p', 'clause', entry.clause));
  const item = make('li', stamp, [make('span', 'stamp', stamps[stamp]), make('div', '', lines)]);
  return item;
}

function section(name, title, empty) {
  const count = make('output', 'count', '0');
  const list = make('ol', 'rows');
  const nothing = make('p', 'empty', empty);
  const heading = make('h2', '', [make('span', '', title), count]);
  return { element: make('section', name, [heading, nothing, list]), count, list, nothing };
}

/** Draws `book` and returns the sections, and `draw`, to be called after each change. */
export function show(book, withSite) {
  const held = section('gate', say('関所で止めたもの', 'Held at the gate'), say('まだ何も止めていません。', 'Nothing has been held yet.'));
  const reached = section('arrivals', say('集計サーバーに届いたもの', 'Reached the collector'), say('何も届いていません。', 'Nothing has arrived.'));
  const choice = make('output', 'choice');
  let asked = false;

  function draw() {
    asked = false;
    held.count.textContent = String(book.waiting);
    reached.count.textContent = String(book.count);
    held.list.replaceChildren(...book.held.map((entry) => row(entry, withSite)));
    reached.list.replaceChildren(...book.reached.map((entry) => row(entry, withSite)));
    held.nothing.hidden = book.held.length > 0;
    reached.nothing.hidden = book.reached.length > 0;
    choice.textContent = choices[book.choice] || book.choice;
  }

  return {
    gate: held.element,
    arrivals: reached.element,
    choice,
    draw() {
      if (!asked) requestAnimationFrame(draw);
      asked = true;
    }
  };
}
