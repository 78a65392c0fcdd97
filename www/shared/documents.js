// Fills the two documents from the policy itself, so that nothing is said twice.

const lang = document.documentElement.lang;
const word = (ja, en) => (lang === 'ja' ? ja : en);
const policy = await (await fetch('/policy.json')).json();
const country = new Intl.DisplayNames([lang], { type: 'region' });
const ROUTES = {
  notify: word('通知', 'Notice'),
  publish: word('公表', 'Publication'),
  consent: word('同意', 'Consent'),
  opt_out: word('オプトアウト', 'Opt-out')
};

/** The titles of what a list names, in a row. */
function titles(list, names, key = 'id', separator = word('、', '; ')) {
  return names.map((name) => list.find((item) => item[key] === name).title[lang]).join(separator);
}

/** An element with text and children. */
function make(tag, content) {
  const element = document.createElement(tag);
  if (Array.isArray(content)) element.append(...content);
  else element.textContent = content;
  return element;
}

function card(title, rows) {
  const pairs = rows.filter(([, value]) => value).flatMap(([name, value]) => [make('dt', name), make('dd', value)]);
  const section = make('section', [make('h3', title), make('dl', pairs)]);
  section.className = 'service';
  return section;
}

function recipient({ name, country: code }) {
  const place = country.of(code);
  return word(`${name[lang]}（${place}）`, `${name[lang]} (${place})`);
}

function service(item) {
  const { foreign } = item.recipient;
  return card(item.name[lang], [
    [word('送信先', 'Recipient'), recipient(item.recipient)],
    [word('送信される情報', 'Information sent'), titles(policy.data_items, item.data)],
    [word('当社における利用目的', 'Our purpose'), titles(policy.purposes, item.purposes)],
    [word('送信先における利用目的', 'The recipient’s purpose'), item.purpose_recipient?.[lang]],
    [word('技術', 'Technology'), titles(policy.technologies, item.technologies, 'kind', word('、', ', '))],
    [word('その国の制度', 'Law of that country'), foreign?.system[lang]],
    [word('送信先の措置', 'The recipient’s measures'), foreign?.measures[lang]],
    [word('保存期間', 'Kept for'), item.retention_days && word(`${item.retention_days}日`, `${item.retention_days} days`)],
    [word('対応方法', 'Route'), ROUTES[item.route]]
  ]);
}

const described = (name) => (item) => card(item.title[lang], [[name, item.description[lang]]]);
const ENTRIES = {
  services: service,
  purposes: described(word('内容', 'What is done')),
  technologies: described(word('内容', 'What it is'))
};
for (const place of document.querySelectorAll('[data-list]')) {
  const { list } = place.dataset;
  place.append(...policy[list].map(ENTRIES[list]));
}

document.querySelector('.dates').textContent =
  word(`施行 ${policy.effective} · 最終改定 ${policy.revised}`, `Effective ${policy.effective} · last revised ${policy.revised}`);
const contact = document.querySelector('[data-contact]');
const { name, contact: desk } = policy.controller;
if (contact) contact.textContent = [name[lang], desk.desk[lang], desk.address[lang], desk.email].join(word(' ', ', '));
