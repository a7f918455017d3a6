// Draws the model that the host hands over and does nothing else: it has no network, hears no click and knows no token.
// Text goes in as text only; Trusted Types and the policy would refuse anything else.
'use strict';

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

const facts = list => el('dl', { class: 'facts' }, list.map(fact => [el('dt', {}, fact.label), el('dd', {}, fact.value)]));

const field = (name, label, attributes) => el('label', { class: 'field' },
  el('span', {}, label), el('input', { type: 'text', 'data-field': name, autocomplete: 'off', ...attributes }));

// A submit button lets Enter in a field do what a click on it does; the browser marks that event as the person's, too.
const form = (control, label, fields, attributes = {}) => el('form', { 'aria-label': label, novalidate: true, ...attributes },
  fields, el('button', { type: 'submit', class: 'plain', 'data-control': control }, label));

const candidate = found => el('li', { class: 'candidate' },
  el('div', { class: 'who' },
    el('strong', {}, found.name),
    el('span', { class: 'quiet' }, [found.kind, found.subtitle].filter(text => text).join(' · ')),
    found.reasons.length > 0 ? el('ul', { class: 'reasons' }, found.reasons.map(reason => el('li', {}, reason))) : null),
  found.score === null ? null
    : el('span', { class: found.likely ? 'score likely' : 'score' }, `${found.score}`, el('span', { class: 'unseen' }, ' of 100')),
  button(found.control, 'Link', found.likely ? 'strong' : 'plain', { 'aria-label': `Link ${found.name}` }));

const candidates = list => el('ul', { class: 'candidates' }, list.map(candidate));

const message = (shown, index) => el('li', { class: shown.mine ? 'message mine' : 'message' },
  el('p', { class: 'meta' }, el('strong', {}, shown.who), ` ${shown.when}`),
  shown.kind === null ? null : el('span', { class: 'kind' }, shown.kind),
  shown.text === '' ? null : el('p', { class: 'text', dir: 'auto' }, shown.text),
  shown.shareControl === null ? null
    : button(shown.shareControl, 'Share this one', 'small', { 'aria-label': `Share this one: message ${index + 1}` }));

const panels = {
  header: header => [
    el('h1', {}, 'X80', el('span', { class: 'quiet' }, ` ${header.channel} to ${header.crm ?? 'CRM'}`)),
    header.member === null ? null : el('p', { class: 'quiet' }, `Signed in as ${header.member}`),
    header.unavailable === null ? null : el('p', { class: 'warning' }, header.unavailable),
  ],
  sync: sync => [
    button('sync', 'Sync this chat to CRM', 'main', { disabled: !sync.enabled }),
    el('p', { class: 'status', role: 'status' }, sync.status),
  ],
  hint: hint => [hint],
  failure: failure => [
    el('h2', { id: 'failure-title' }, 'That did not work'),
    el('p', {}, failure.what),
    el('p', {}, failure.next),
    button('dismiss', 'Dismiss', 'small'),
  ],
  chat: chat => [
    el('h2', { id: 'chat-title' }, 'Chat'),
    el('p', { class: 'name', dir: 'auto' }, chat.title),
    el('p', { class: 'quiet' }, chat.evidence),
    el('ul', { class: 'chips' }, chat.coverage.map(part => el('li', {}, part))),
  ],
  sameChat: question => [
    el('h2', { id: 'same-title' }, 'Is this the same chat?'),
    el('p', {}, question),
    button('same-chat', 'Yes, it is the same chat', 'strong'),
    el('p', { class: 'quiet' }, 'If not, open the right chat and sync it.'),
  ],
  record: record => [
    el('h2', { id: 'record-title' }, 'Linked to'),
    el('p', { class: 'name', dir: 'auto' }, record.name, el('span', { class: 'tag' }, record.kind)),
    record.facts.length > 0 ? facts(record.facts) : null,
    record.canUnlink ? el('div', { class: 'row' },
      button('unlink', 'Unlink', 'small'),
      el('label', { class: 'check' }, el('input', { type: 'checkbox', 'data-field': 'leave-note' }), 'Leave its note in the CRM')) : null,
  ],
  linking: linking => [
    el('h2', { id: 'linking-title' }, 'Whose chat is this?'),
    linking.suggestions.length > 0 ? candidates(linking.suggestions) : el('p', { class: 'quiet' }, 'No record suggests itself.'),
    form('search', 'Search', [field('search', 'Search the CRM', { type: 'search', value: '' })], { role: 'search' }),
    linking.hits === null ? null
      : linking.hits.length > 0 ? candidates(linking.hits) : el('p', { class: 'quiet', role: 'status' }, 'Nothing found.'),
    el('h3', {}, 'Or create a record'),
    form('create', 'Create', [
      el('label', { class: 'field' }, el('span', {}, 'Kind'), el('select', { 'data-field': 'create-kind' },
        el('option', { value: 'person' }, 'Person'), el('option', { value: 'company' }, 'Company'))),
      field('create-name', 'Name', { value: linking.name }),
      field('create-phone', 'Phone', { type: 'tel', value: linking.phone }),
    ]),
  ],
  privacy: privacy => [
    el('h2', { id: 'privacy-title' }, 'Privacy'),
    el('p', {}, el('span', { class: privacy.shared ? 'badge shared' : 'badge' }, privacy.shared ? 'Shared' : 'Private'), ` ${privacy.sentence}`),
    privacy.shared && privacy.hasTransmitted
      ? el('label', { class: 'check' }, el('input', { type: 'checkbox', 'data-field': 'withdraw' }), 'Also erase what was sent')
      : null,
    privacy.shared ? button('make-private', 'Make private')
      : privacy.canShare ? button('share-conversation', 'Share this conversation', 'strong') : null,
  ],
  result: result => [
    el('h2', { id: 'result-title' }, result.heading),
    facts(result.facts),
    result.noteUrl === null ? null
      : [button('open-note', 'Open the note', 'strong'), el('p', { class: 'address' }, result.noteUrl)],
  ],
  preview: preview => [
    el('h2', { id: 'preview-title' }, preview.heading),
    facts(preview.facts),
    preview.canSend ? button('send', preview.sendLabel, 'main') : null,
    el('p', { class: 'quiet' }, preview.reminder),
    el('ol', { class: 'messages', tabindex: '0', 'aria-label': 'Messages' }, preview.messages.map(message)),
  ],
  footer: footer => [
    footer.notices.length === 0 ? null
      : el('section', { class: 'notices', 'aria-labelledby': 'notices-title' },
        el('h2', { id: 'notices-title' }, 'Know this'), el('ul', {}, footer.notices.map(notice => el('li', {}, notice)))),
    footer.refusals.length === 0 ? null
      : el('section', { 'aria-labelledby': 'refusals-title' },
        el('h2', { id: 'refusals-title' }, 'Refused to the page'),
        el('ul', { class: 'refusals' }, footer.refusals.map(refusal =>
          el('li', {}, el('span', {}, refusal.what), el('span', { class: 'quiet' }, refusal.why))))),
  ],
};

const drawn = new Map();

const focusedName = () => {
  const focused = document.activeElement;
  return focused?.getAttribute('data-control') ?? focused?.getAttribute('data-field') ?? null;
};

const focusAgain = name => {
  if (name !== null && document.activeElement === document.body) {
    const quoted = CSS.escape(name);
    document.querySelector(`[data-control="${quoted}"], [data-field="${quoted}"]`)?.focus();
  }
};

// Two frames: the first is asked for, the second has been painted. A hidden window gets none, and is not waited for.
const painted = () => new Promise(resolve => {
  setTimeout(resolve, 250);
  requestAnimationFrame(() => requestAnimationFrame(resolve));
});

const unsettle = () => document.documentElement.removeAttribute('data-settled');

// Draws only the panels that changed, so that nobody loses what they type; says whether anything did.
globalThis.x80Draw = async json => {
  const model = JSON.parse(json);
  const focused = focusedName();
  let changed = false;
  for (const place of document.querySelectorAll('[data-panel]')) {
    const name = place.getAttribute('data-panel');
    const content = model[name] ?? null;
    const text = JSON.stringify(content);
    if (drawn.get(name) !== text) {
      drawn.set(name, text);
      place.hidden = content === null;
      place.replaceChildren(...(content === null ? [] : panels[name](content).flat().filter(child => child !== null)));
      changed = true;
    }
  }
  if (changed) {
    unsettle();
    focusAgain(focused);
    await painted();
  }
  return changed;
};

// The host says when a click on what is drawn would count.
globalThis.x80Settle = () => document.documentElement.setAttribute('data-settled', 'true');

addEventListener('resize', unsettle);
addEventListener('submit', event => event.preventDefault());
