import { channel } from '../reading/channel.js';
import { button, el, facts, field, fold, foreign, form } from './elements.js';
import { minute } from './words.js';

const LIKELY = 80;

const candidate = found => el('li', {},
  foreign('strong', found.name),
  foreign('span', [found.kind, found.subtitle, found.score === undefined ? '' : `${found.score} of 100`].filter(text => text).join(' · '), { class: 'quiet' }),
  found.reasons === undefined ? null : el('ul', { class: 'quiet' }, found.reasons.map(reason => foreign('li', reason))),
  button(`link:${found.kind}:${found.recordId}`, 'Link', found.score >= LIKELY ? 'strong' : 'plain', { 'aria-label': `Link ${found.name}` }));

const candidates = list => el('ul', { class: 'list' }, list.map(candidate));

const message = label => (shown, index) => el('li', { class: shown.mine ? 'message mine' : 'message' },
  el('p', { class: 'meta' }, foreign('strong', shown.who), ` ${shown.when}`, shown.kind === null ? null : ` · ${shown.kind}`),
  shown.text === '' ? null : foreign('p', shown.text, { class: 'text' }),
  shown.control === null ? null : button(shown.control, label, 'small', { 'aria-label': `${label}: message ${index + 1}` }));

const messages = (name, list, label) => el('ol', { class: 'messages', tabindex: '0', 'aria-label': name }, list.map(message(label)));

const title = (id, text) => el('h2', { id: `${id}-title` }, text);

const copyWords = { erased: 'erased', owed: 'still to be erased; the backend keeps trying' };

/** How each panel is drawn from its view. */
export const panels = {
  header: ({ crm, member, unavailable }) => [
    el('h1', {}, 'X80 ', foreign('span', `${channel.displayName} to ${crm}`, { class: 'quiet' })),
    member === null ? null : foreign('p', `Signed in as ${member}`, { class: 'quiet' }),
    unavailable === null ? null : el('p', { class: 'warning' }, unavailable),
  ],
  pairing: ({ backend, problem }) => [
    title('pairing', 'Connect your backend'),
    el('p', {}, 'Its web app shows a pairing code under Tokens. Your browser then asks whether this extension may reach that one address.'),
    form('pair', 'Connect', [
      field('backend', 'Address of the backend', { type: 'url', value: backend, dir: 'ltr', placeholder: 'https://x80.example/' }),
      field('secret', 'Pairing code, or a token', { type: 'password', dir: 'ltr' }),
    ], 'strong'),
    problem === null ? null : el('p', { class: 'warning', role: 'alert' }, problem),
    el('p', { class: 'quiet' }, 'The token stays in this browser\'s memory and on no disk: when the browser ends, connect again.'),
  ],
  sync: ({ enabled, status }) => [
    button('sync', 'Sync this chat to CRM', 'main', { disabled: !enabled }),
    el('p', { class: 'status', role: 'status', tabindex: '-1' }, status),
  ],
  hint: hint => [hint],
  failure: ({ code, what, next }) => [
    title('failure', 'That did not work'), el('p', { 'data-code': code }, what), el('p', {}, next), button('dismiss', 'Dismiss', 'small'),
  ],
  outcome: ({ words, copies }) => [
    title('outcome', 'Done'), el('p', {}, words),
    copies === undefined ? null : facts(copies.map(copy => [copy.what, copyWords[copy.state] ?? copy.state])),
  ],
  chat: chat => [
    title('chat', 'Chat'), foreign('p', chat.title, { class: 'name' }), foreign('p', chat.evidence, { class: 'quiet' }), el('p', { class: 'quiet' }, chat.coverage),
  ],
  sameChat: question => [
    title('same', 'Is this the same chat?'), foreign('p', question), button('same-chat', 'Yes, it is the same chat', 'strong'),
    el('p', { class: 'quiet' }, 'If not, open the right chat and sync it.'),
  ],
  result: ({ heading, facts: list, noteUrl }) => [
    el('h2', { id: 'result-title' }, foreign('span', heading)), facts(list),
    noteUrl === null ? null : [button('open-note', 'Open the note', 'strong'), el('p', { class: 'address', dir: 'ltr' }, noteUrl)],
  ],
  linking: ({ suggestions, hits, name, phone }) => [
    title('linking', 'Whose chat is this?'),
    suggestions.length > 0 ? candidates(suggestions) : el('p', { class: 'quiet' }, 'No record suggests itself.'),
    form('search', 'Search', [field('search', 'Search the CRM', { type: 'search' })]),
    hits === null ? null : hits.length > 0 ? candidates(hits) : el('p', { class: 'quiet', role: 'status' }, 'Nothing found.'),
    fold('Or create a record', form('create', 'Create', [
      el('label', { class: 'field' }, el('span', {}, 'Kind'), el('select', { 'data-field': 'create-kind' },
        el('option', { value: 'person' }, 'Person'), el('option', { value: 'company' }, 'Company'))),
      field('create-name', 'Name', { value: name }),
      field('create-phone', 'Phone', { type: 'tel', value: phone }),
    ])),
  ],
  record: record => [
    title('record', 'Linked to'),
    el('p', { class: 'name' }, foreign('span', record.name), ' ', el('span', { class: 'quiet' }, record.kind)),
    facts(record.facts),
    record.canChange ? el('div', { class: 'row' }, button('unlink', 'Unlink', 'small'),
      el('label', { class: 'check' }, el('input', { type: 'checkbox', 'data-field': 'leave-note' }), 'Leave its note in the CRM')) : null,
  ],
  privacy: privacy => [
    title('privacy', 'Privacy'),
    el('p', {}, el('span', { class: privacy.isShared ? 'badge shared' : 'badge' }, privacy.isShared ? 'Shared' : 'Private'), ' ', foreign('span', privacy.sentence)),
    privacy.isShared ? button('make-private', 'Make private') : privacy.canShare ? button('share-conversation', 'Share this conversation', 'strong') : null,
    privacy.hasSent && !privacy.isSentShown ? button('show-sent', 'Show what was sent', 'small') : null,
    privacy.hasSent ? fold('Erase what was sent',
      el('p', { class: 'quiet' }, 'Sets the chat to Private and erases every message, note and activity that was sent from it, also a note that somebody edited.'),
      button('withdraw', 'Withdraw it all', 'danger')) : null,
  ],
  preview: preview => [
    title('preview', preview.heading), facts(preview.facts),
    preview.send === null ? null : button('send', preview.send, 'main', { dir: 'auto' }),
    foreign('p', preview.reminder, { class: 'quiet' }),
    messages('Messages', preview.messages, 'Share this one'),
  ],
  sent: ({ messages: list, hasMore }) => [
    title('sent', 'What the backend holds'),
    list.length === 0 ? el('p', { class: 'quiet' }, 'Nothing is held of this chat.') : messages('What the backend holds', list, 'Take back'),
    hasMore ? button('show-sent', 'Show more of it', 'small') : null,
  ],
  refusals: list => [
    title('refusals', 'Refused'),
    el('ul', { class: 'list' }, list.map(({ what, why, times }) => el('li', {}, foreign('span', times > 1 ? `${what} (${times} times)` : what), el('span', { class: 'quiet' }, why)))),
  ],
  ledger: lines => [
    title('ledger', 'What this extension sent'),
    lines.length === 0 ? el('p', { class: 'quiet' }, 'Nothing yet.') : el('ul', { class: 'list' }, lines.map(line => el('li', {},
      foreign('strong', line.chat ?? 'name not readable any more'),
      el('span', { class: 'quiet' }, `${minute(line.at)} · ${line.act} · ${line.messages} messages · ${line.answer}`),
      el('span', { class: 'address' }, `click ${line.clickId}`)))),
    el('div', { class: 'row' }, button('hide-ledger', 'Hide', 'small'), button('clear-ledger', 'Clear', 'small')),
  ],
  footer: ({ isPaired }) => [
    el('div', { class: 'row' }, button('show-ledger', 'What was sent', 'small'), isPaired ? button('disconnect', 'Forget the token', 'small') : null),
    isPaired ? el('p', {}, 'The token is held in this browser\'s memory and on no disk.') : null,
  ],
};
