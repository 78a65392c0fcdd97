// Fills the two documents from the policy itself, so that nothing is said twice.
'use strict';

(async function () {
  const lang = document.documentElement.lang;
  const word = (ja, en) => (lang === 'ja' ? ja : en);
  const policy = await (await fetch('/policy.json')).json();
  const named = (list, id) => list.find((item) => item.id === id);
  const titles = (list, ids) => ids.map((id) => named(list, id).title[lang]).join(word('、', '; '));
  const country = new Intl.DisplayNames([lang], { type: 'region' });
  const routes = {
    notify: word('通知', 'Notice'),
    publish: word('公表', 'Publication'),
    consent: word('同意', 'Consent'),
    opt_out: word('オプトアウト', 'Opt-out')
  };

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

  function service(item) {
    return card(item.name[lang], [
      [word('送信先', 'Recipient'), word(`${item.recipient.name[lang]}（${country.of(item.recipient.country)}）`, `${item.recipient.name[lang]} (${country.of(item.recipient.country)})`)],
      [word('送信される情報', 'Information sent'), titles(policy.data_items, item.data)],
      [word('当社における利用目的', 'Our purpose'), titles(policy.purposes, item.purposes)],
      [word('送信先における利用目的', 'The recipient’s purpose'), item.purpose_recipient?.[lang]],
      [word('技術', 'Technology'), item.technologies.map((kind) => policy.technologies.find((one) => one.kind === kind).title[lang]).join(word('、', ', '))],
      [word('その国の制度', 'Law of that country'), item.recipient.foreign?.system[lang]],
      [word('送信先の措置', 'The recipient’s measures'), item.recipient.foreign?.measures[lang]],
      [word('保存期間', 'Kept for'), item.retention_days && word(`${item.retention_days}日`, `${item.retention_days} days`)],
      [word('対応方法', 'Route'), routes[item.route]]
    ]);
  }

  const entries = {
    services: () => policy.services.map(service),
    purposes: () => policy.purposes.map((item) => card(item.title[lang], [[word('内容', 'What is done'), item.description[lang]]])),
    technologies: () => policy.technologies.map((item) => card(item.title[lang], [[word('内容', 'What it is'), item.description[lang]]]))
  };
  for (const list of document.querySelectorAll('[data-list]')) list.append(...entries[list.dataset.list]());

  document.querySelector('.dates').textContent =
    word(`施行 ${policy.effective} · 最終改定 ${policy.revised}`, `Effective ${policy.effective} · last revised ${policy.revised}`);
  const contact = document.querySelector('[data-contact]');
  const { name, contact: desk } = policy.controller;
  if (contact) contact.textContent = [name[lang], desk.desk[lang], desk.address[lang], desk.email].join(word(' ', ', '));
})();
