// Draws the model that the host hands over and does nothing else: it has no network, hears no click and knows no token.
// Text goes in as text only; Trusted Types and the policy would refuse anything else. Every word of our own is the model's.
'use strict';

let words = {};

// A word that a language lacks is a fault of the resource: nothing is drawn half.
const t = (key, value) => {
  if (!Object.hasOwn(words, key)) {
    throw new Error(`No word for ${key}.`);
  }
  return value === undefined ? words[key] : words[key].replace('{0}', () => value);
};

const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return node;
};

const button = (control, label, look = 'plain', attributes = {}) =>
  el('button', { type: 'button', class: look, 'data-control': control, ...attributes }, label);

const foreign = (tag, text, attributes = {}) => el(tag, { dir: 'auto', ...attributes }, text);

const facts = list => list.length === 0 ? null
  : el('dl', { class: 'facts' }, list.map(fact => [el('dt', {}, fact.label), foreign('dd', fact.value)]));

const field = (name, label, attributes) => el('label', { class: 'field' },
  el('span', {}, label), el('input', { type: 'text', 'data-field': name, autocomplete: 'off', dir: 'auto', ...attributes }));

// A submit button lets Enter in a field do what a click on it does; the browser marks that event as the person's, too.
const form = (control, label, fields, attributes = {}, name = label) => el('form', { 'aria-label': name, novalidate: true, ...attributes },
  fields, el('button', { type: 'submit', class: 'plain', 'data-control': control, 'aria-label': name === label ? null : name }, label));

// What a person unfolded stays so when it is drawn again.
const unfolded = new Set();

const fold = (name, label, ...children) => el('details', { 'data-fold': name, open: unfolded.has(name) },
  el('summary', {}, label), el('div', { class: 'inside' }, children));

const candidate = found => el('li', { class: 'candidate' },
  el('div', { class: 'who' },
    foreign('strong', found.name),
    foreign('span', [found.kind, found.subtitle].filter(text => text).join(' · '), { class: 'quiet' }),
    found.reasons.length > 0 ? el('ul', { class: 'reasons' }, found.reasons.map(reason => foreign('li', reason))) : null),
  found.score === null ? null
    : el('span', { class: found.likely ? 'score likely' : 'score' }, `${found.score}`, el('span', { class: 'unseen' }, t('score'))),
  button(found.control, t('link'), found.likely ? 'strong' : 'plain', { 'aria-label': t('link.one', found.name) }));

const candidates = list => el('ul', { class: 'candidates' }, list.map(candidate));

const message = (label, numbered) => (shown, index) => el('li', { class: shown.mine ? 'message mine' : 'message' },
  el('p', { class: 'meta' }, foreign('strong', shown.who), ` ${shown.when}`),
  shown.kind === null ? null : el('span', { class: 'kind' }, shown.kind),
  shown.text === '' ? null : foreign('p', shown.text, { class: 'text' }),
  shown.control === null ? null : button(shown.control, t(label), 'small', { 'aria-label': t(numbered, `${index + 1}`) }));

const messages = (label, list, control, numbered) =>
  el('ol', { class: 'messages', tabindex: '0', 'aria-label': label }, list.map(message(control, numbered)));

const option = (value, chosen) => el('option', { value, selected: chosen, dir: 'auto' }, value);

const input = shown => {
  const named = { 'data-field': shown.field };
  const lines = shown.value === '' ? [] : shown.value.split('\n');
  switch (shown.input) {
    case 'checkbox':
      return el('label', { class: 'check' }, el('input', { ...named, type: 'checkbox', checked: shown.value === 'true' }), shown.label);
    case 'choice':
      return el('label', { class: 'field' }, el('span', {}, shown.label),
        el('select', named, option('', shown.value === ''), shown.options.map(one => option(one, one === shown.value))));
    case 'choices':
      return el('label', { class: 'field' }, el('span', {}, shown.label),
        el('select', { ...named, multiple: true, size: `${Math.min(shown.options.length, 5)}` }, shown.options.map(one => option(one, lines.includes(one)))));
    case 'lines':
      return el('label', { class: 'field' }, el('span', {}, shown.label, ' ', el('span', { class: 'quiet' }, t('lines'))),
        el('textarea', { ...named, rows: `${lines.length + 1}`, dir: 'auto' }, shown.value));
    case 'date':
      // Where a CRM writes a day some other way, it is typed as it stands.
      return field(shown.field, shown.label, { type: /^(\d{4}-\d\d-\d\d)?$/.test(shown.value) ? 'date' : 'text', value: shown.value });
    default:
      return field(shown.field, shown.label, { type: shown.input, value: shown.value });
  }
};

const recordField = shown => shown.input === 'shown'
  ? facts([{ label: shown.label, value: shown.display }])
  : [
    form(shown.control, t('save'), [input(shown)], {}, t('save.one', shown.label)),
    shown.note === null ? null : el('p', { class: shown.failed ? 'warning' : 'saved' }, shown.note),
  ];

const lockOf = lock => lock === null ? null : el('section', {}, fold('lock', t('lock'),
  el('p', { class: 'quiet' }, t('lock.words')),
  lock === 'Open'
    ? el('div', { class: 'row' }, button('conceal', t('lock.now')), button('forget-lock', t('lock.forget'), 'small'))
    : form('set-lock', t('lock.set'), [field('passphrase', t('lock.field'), { type: 'password', autocomplete: 'new-password' })])));

const panels = {
  header: header => [
    el('h1', {}, 'X80', ' ', foreign('span', t('title', header.channel).replace('{1}', () => header.crm ?? t('crm')), { class: 'quiet' })),
    header.member === null ? null : foreign('p', t('member', header.member), { class: 'quiet' }),
    header.unavailable === null ? null : el('p', { class: 'warning' }, header.unavailable),
  ],
  sync: sync => [
    el('h2', { id: 'act-title', class: 'unseen' }, t('syncing')),
    button('sync', t('sync'), 'main', { disabled: !sync.enabled }),
    el('p', { class: 'status', role: 'status', tabindex: '-1', 'data-status': true }, sync.status),
  ],
  concealed: () => [
    el('h1', { id: 'concealed-title' }, t('concealed')),
    el('p', {}, t('concealed.words')),
    form('open-lock', t('concealed.open'), [field('passphrase', t('concealed.field'), { type: 'password', autocomplete: 'current-password' })]),
  ],
  hint: hint => [hint],
  failure: failure => [
    el('h2', { id: 'failure-title' }, t('failure')),
    el('p', {}, failure.what),
    el('p', {}, failure.next),
    button('dismiss', t('dismiss'), 'small'),
  ],
  outcome: outcome => [
    el('h2', { id: 'outcome-title' }, t('done')),
    foreign('p', outcome.sentence),
    facts(outcome.facts),
  ],
  chat: chat => [
    el('h2', { id: 'chat-title' }, t('chat')),
    foreign('p', chat.title, { class: 'name' }),
    foreign('p', chat.evidence, { class: 'quiet' }),
    el('ul', { class: 'chips' }, chat.coverage.map(part => el('li', {}, part))),
  ],
  sameChat: question => [
    el('h2', { id: 'same-title' }, t('same')),
    foreign('p', question),
    button('same-chat', t('same.yes'), 'strong'),
    el('p', { class: 'quiet' }, t('same.no')),
  ],
  whichChat: question => [
    el('h2', { id: 'which-title' }, t('same')),
    foreign('p', question),
    el('div', { class: 'row' }, button('same-chat', t('same.yes'), 'strong'), button('other-chat', t('same.other'))),
  ],
  record: record => [
    el('h2', { id: 'record-title' }, t('record')),
    el('p', { class: 'name' }, foreign('span', record.name), el('span', { class: 'tag' }, record.kind)),
    record.crm.length === 0 ? null : [el('h3', {}, t('record.crm')), facts(record.crm)],
    record.thread.length === 0 ? null : [el('h3', {}, t('record.thread')), facts(record.thread)],
    record.fields.length === 0 ? null : fold('fields', t('fields'), record.fields.map(recordField)),
    record.canChange ? el('div', { class: 'row' },
      button('unlink', t('unlink'), 'small'),
      el('label', { class: 'check' }, el('input', { type: 'checkbox', 'data-field': 'leave-note' }), t('leave'))) : null,
  ],
  timeline: timeline => [
    el('h2', { id: 'timeline-title' }, t('timeline')),
    form('log', t('log'), [field('typed', t('log.field'), { maxlength: '280' })]),
    timeline.items.length === 0 ? el('p', { class: 'quiet' }, t('timeline.none'))
      : el('ol', { class: 'timeline' }, timeline.items.map(one => el('li', {},
        el('span', { class: 'meta' }, one.day), foreign('span', one.sentence), one.typed === null ? null : foreign('span', one.typed, { class: 'quiet' })))),
    timeline.hasMore ? button('more-activities', t('timeline.more'), 'small') : null,
  ],
  linking: linking => [
    el('h2', { id: 'linking-title' }, t('linking')),
    linking.suggestions.length > 0 ? candidates(linking.suggestions) : el('p', { class: 'quiet' }, t('suggest.none')),
    form('search', t('search'), [field('search', t('search.field'), { type: 'search', value: '' })], { role: 'search' }),
    linking.hits === null ? null
      : linking.hits.length > 0 ? candidates(linking.hits) : el('p', { class: 'quiet', role: 'status' }, t('search.none')),
    el('h3', {}, t('create.heading')),
    form('create', t('create'), [
      el('label', { class: 'field' }, el('span', {}, t('create.kind')), el('select', { 'data-field': 'create-kind' },
        el('option', { value: 'person' }, t('person')), el('option', { value: 'company' }, t('company')))),
      field('create-name', t('create.name'), { value: linking.name }),
      field('create-phone', t('create.phone'), { type: 'tel', value: linking.phone }),
    ]),
  ],
  privacy: privacy => [
    el('h2', { id: 'privacy-title' }, t('privacy')),
    el('p', {}, el('span', { class: privacy.shared ? 'badge shared' : 'badge' }, privacy.shared ? t('shared') : t('private')), ' ', foreign('span', privacy.sentence)),
    privacy.shared ? button('make-private', t('make.private'))
      : privacy.canShare ? button('share-conversation', t('share'), 'strong') : null,
    privacy.canShowHeld ? button('show-sent', t('held.show'), 'small') : null,
    privacy.hasTransmitted
      ? fold('withdraw', t('withdraw.heading'), el('p', { class: 'quiet' }, t('withdraw.words')), button('withdraw', t('withdraw'), 'danger'))
      : null,
  ],
  result: result => [
    el('h2', { id: 'result-title' }, foreign('span', result.heading)),
    facts(result.facts),
    result.noteUrl === null ? null
      : [button('open-note', t('note'), 'strong'), el('p', { class: 'address', dir: 'ltr' }, result.noteUrl)],
  ],
  preview: preview => [
    el('h2', { id: 'preview-title' }, preview.heading),
    facts(preview.facts),
    preview.canSend ? button('send', preview.sendLabel, 'main', { dir: 'auto' }) : null,
    foreign('p', preview.reminder, { class: 'quiet' }),
    messages(t('messages'), preview.messages, 'share.one', 'share.number'),
  ],
  held: held => [
    el('h2', { id: 'held-title' }, t('held')),
    held.items.length === 0 ? el('p', { class: 'quiet' }, t('held.none')) : messages(t('held'), held.items, 'back', 'back.number'),
    held.hasMore ? button('show-sent', t('held.more'), 'small') : null,
  ],
  snippets: snippets => [
    el('h2', { id: 'snippets-title', class: 'unseen' }, t('snippets')),
    fold('snippets', t('snippets'),
      snippets.length === 0 ? el('p', { class: 'quiet' }, t('snippets.none'))
        : el('ul', { class: 'snippets' }, snippets.map(saved => el('li', {},
          foreign('strong', saved.title), foreign('p', saved.text, { class: 'text' }),
          button(saved.control, t('insert'), 'small', { 'aria-label': t('insert.one', saved.title) })))),
      button('reload-snippets', t('snippets.reload'), 'small')),
  ],
  recording: recording => [
    el('h2', { id: 'recording-title' }, t('recording')),
    el('p', { class: 'quiet' }, t('recording.words')),
    button('record-page', t('recording.now'), 'plain', { disabled: !recording.enabled }),
    el('p', { class: 'status', role: 'status', dir: 'auto' }, recording.status),
  ],
  footer: footer => [
    footer.notices.length === 0 ? null
      : el('section', { class: 'notices', 'aria-labelledby': 'notices-title' },
        el('h2', { id: 'notices-title' }, t('notices')), el('ul', {}, footer.notices.map(notice => foreign('li', notice)))),
    footer.refusals.length === 0 ? null
      : el('section', { 'aria-labelledby': 'refusals-title' },
        el('h2', { id: 'refusals-title' }, t('refusals')),
        el('ul', { class: 'refusals' }, footer.refusals.map(refusal =>
          el('li', {}, foreign('span', refusal.what), foreign('span', refusal.why, { class: 'quiet' }))))),
    lockOf(footer.lock),
  ],
};

const drawn = new Map();

const keyOf = node => node?.getAttribute('data-control') ?? node?.getAttribute('data-field') ?? node?.parentElement?.getAttribute('data-fold') ?? null;

const findAgain = key => {
  const quoted = CSS.escape(key);
  return document.querySelector(`[data-control="${quoted}"]:enabled, [data-field="${quoted}"], [data-fold="${quoted}"] > summary`);
};

// What a person typed into a field survives a drawing, until a click has done what it was typed for or another chat is shown.
const typed = new Map();

const valueOf = node => node.type === 'checkbox' ? String(node.checked)
  : node.multiple ? JSON.stringify([...node.options].map(one => one.selected)) : node.value;

const startOf = node => node.type === 'checkbox' ? String(node.defaultChecked)
  : node.multiple ? JSON.stringify([...node.options].map(one => one.defaultSelected))
    : node.localName === 'select' ? [...node.options].find(one => one.defaultSelected)?.value ?? node.options[0]?.value : node.defaultValue;

const keepTyped = place => {
  for (const node of place.querySelectorAll('[data-field]:not([type=password])')) {
    const start = startOf(node);
    if (valueOf(node) === start) {
      typed.delete(node.getAttribute('data-field'));
    } else {
      typed.set(node.getAttribute('data-field'), { start, value: valueOf(node) });
    }
  }
};

const putTyped = place => {
  for (const node of place.querySelectorAll('[data-field]:not([type=password])')) {
    const kept = typed.get(node.getAttribute('data-field'));
    if (kept === undefined || kept.start !== startOf(node)) {
      continue;
    }
    if (node.type === 'checkbox') {
      node.checked = kept.value === 'true';
    } else if (node.multiple) {
      JSON.parse(kept.value).forEach((selected, index) => { node.options[index].selected = selected; });
    } else {
      node.value = kept.value;
    }
  }
};

// Two frames: the first is asked for, the second has been painted. A hidden window gets none, and is not waited for.
const painted = () => new Promise(resolve => {
  setTimeout(resolve, 250);
  requestAnimationFrame(() => requestAnimationFrame(resolve));
});

const unsettle = () => document.documentElement.removeAttribute('data-settled');

const speak = model => {
  const root = document.documentElement;
  root.lang = model.language;
  root.dir = model.direction;
  words = model.words;
};

// What had the focus when a drawing took it away: it comes back, or the status line takes its place.
let wanted = null;

const focusAgain = (model, key) => {
  wanted = null;
  if (key === null || document.activeElement !== document.body) {
    return;
  }
  findAgain(key)?.focus();
  if (document.activeElement !== document.body) {
    return;
  }
  if (model.sync?.enabled === true) {
    document.querySelector('[data-status]').focus();
  } else {
    wanted = key;
  }
};

const forgetTyped = model => {
  const chat = JSON.stringify(model.chat ?? null);
  if (model.concealed === true || (model.outcome ?? null) !== null || (model.sync?.enabled === true && drawn.get('shown chat') !== chat)) {
    typed.clear();
  }
  if (model.sync?.enabled === true) {
    drawn.set('shown chat', chat);
  }
};

// Draws only the panels that changed, so that nobody loses what they type; says whether anything did.
globalThis.x80Draw = async json => {
  const model = JSON.parse(json);
  const focused = keyOf(document.activeElement) ?? wanted;
  const places = [...document.querySelectorAll('[data-panel]')];
  if (words.title !== model.words.title) {
    drawn.clear();
  }
  speak(model);
  const changed = places.filter(place => {
    const name = place.getAttribute('data-panel');
    const text = JSON.stringify(model[name] ?? null);
    const differs = drawn.get(name) !== text;
    drawn.set(name, text);
    return differs;
  });
  if (changed.length === 0) {
    return false;
  }
  changed.forEach(keepTyped);
  forgetTyped(model);
  for (const place of changed) {
    const content = model[place.getAttribute('data-panel')] ?? null;
    place.hidden = content === null;
    place.replaceChildren(...(content === null ? [] : panels[place.getAttribute('data-panel')](content).flat(Infinity).filter(child => child !== null)));
    putTyped(place);
  }
  document.querySelector('.act').hidden = (model.sync ?? null) === null && (model.hint ?? null) === null;
  unsettle();
  focusAgain(model, focused);
  await painted();
  return true;
};

// The host says when a click on what is drawn would count.
globalThis.x80Settle = () => document.documentElement.setAttribute('data-settled', 'true');

addEventListener('resize', unsettle);
addEventListener('submit', event => event.preventDefault());
addEventListener('focusin', () => { wanted = null; });
addEventListener('toggle', event => {
  const name = event.target.getAttribute('data-fold');
  if (event.target.open) {
    unfolded.add(name);
  } else {
    unfolded.delete(name);
  }
  unsettle();
}, true);
