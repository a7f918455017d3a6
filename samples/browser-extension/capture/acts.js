import { conversationKey } from '../contract/conversation-key.js';
import { anchorOf } from '../reading/chat-identity.js';
import { channel } from '../reading/channel.js';
import { giveConsent, giveConsentByReading, termsAbout } from './consent.js';
import { CaptureRefused } from './failures.js';
import { send, sendSameChat, shareOne } from './sending.js';
import { makePrivate, showSent, takeBack, unlink, withdraw } from './taking-away.js';

const alive = click => () => !click.isExpired;

const openConversation = (flow, click, operation, body) =>
  flow.client.write(operation, 'POST', '/api/ext/conversations', body, alive(click));

const keyOf = (flow, identity) => {
  if (identity.title === '' && identity.strength === 'weak') {
    throw new CaptureRefused('chat-unnamed');
  }
  const { keyMaterial } = flow.state.session;
  if (keyMaterial === undefined) {
    throw new CaptureRefused('forbidden-scope');
  }
  return conversationKey(keyMaterial, channel.kind, anchorOf(identity));
};

// To this record and this CRM: before a first send there the person sees what goes where (HUMAN-8).
const wasSentBefore = (flow, { transmitted, note, crm }) =>
  transmitted.messages > 0 && note !== undefined && note.state !== 'none' && crm === flow.state.session.crm.name;

const suggest = async (flow, click) => {
  if (!flow.state.session.scopes.includes('records')) {
    return;
  }
  const { title, phone } = flow.held.identity;
  const body = await giveConsentByReading(click, { action: 'suggest' }, flow.client.clockOffset, {
    channel: channel.kind, key: flow.held.key, title: [...title].slice(0, flow.state.session.limits.titleCharacters).join(''), phone,
  });
  const opened = await flow.ledger.send(flow.line('suggest', click, 0), () => openConversation(flow, click, 'Suggest', body));
  flow.show(opened.conversation);
  flow.put({ suggestions: opened.suggestions });
};

const sync = async (flow, click) => {
  flow.forget();
  if (flow.state.session === null) {
    const code = await flow.learnSession();
    if (code !== null) {
      throw new CaptureRefused(code);
    }
  }
  click.spend();
  const reading = await flow.reader.read(click.document, flow.state.session.packs);
  const key = await keyOf(flow, reading.identity);
  // Without envelope first: only the answer says whether the chat is linked, and a linked chat's name is never sent.
  const opened = await openConversation(flow, click, 'Open', { channel: channel.kind, key });
  flow.hold(click.document, reading, key);
  flow.show(opened.conversation);
  if (opened.conversation.link === undefined) {
    await suggest(flow, click);
    return;
  }
  await flow.readRecord();
  if (flow.state.phase === 'preview' && wasSentBefore(flow, opened.conversation)) {
    await send(flow, click, {}, true);
  }
};

const search = async (flow, click, { query }) => {
  const words = query.trim();
  if (words.length < 2) {
    throw new CaptureRefused('search-too-short');
  }
  click.spend();
  const { value, unavailable } = await flow.client.read('/api/ext/records/search', { method: 'POST', body: { query: words } });
  if (unavailable !== undefined) {
    throw new CaptureRefused(unavailable);
  }
  flow.put({ hits: value?.items ?? [] });
};

const create = async (flow, click, { kind, name, phone }) => {
  flow.requireConversation(click);
  if (name.trim() === '') {
    throw new CaptureRefused('empty-name');
  }
  const body = await giveConsent(click, { action: 'create' }, flow.client.clockOffset, { kind, name: name.trim(), phone: phone.trim() || undefined });
  const made = await flow.ledger.send(flow.line('create', click, 0), () => flow.client.write('Create', 'POST', '/api/ext/records', body, alive(click)));
  flow.put({ hits: [{ kind: made.kind, recordId: made.recordId, name: made.name, subtitle: 'Created just now' }] });
};

const link = async (flow, click, { kind, recordId }) => {
  const conversation = flow.requireConversation(click);
  const body = await giveConsent(click, termsAbout('link', conversation), flow.client.clockOffset, { kind, recordId });
  const linked = await flow.ledger.send(flow.line('link', click, 0), () =>
    flow.client.write('Link', 'PUT', `/api/ext/conversations/${conversation.id}/link`, body, alive(click)));
  await flow.confirmed.add(flow.held.key);
  flow.show(linked);
  await flow.readRecord();
};

const shareConversation = async (flow, click) => {
  const conversation = flow.requireConversation(click);
  const body = await giveConsent(click, termsAbout('share-conversation', conversation), flow.client.clockOffset, { state: 'shared' });
  const shared = await flow.ledger.send(flow.line('share-conversation', click, 0), () =>
    flow.client.write('Shared', 'PUT', `/api/ext/conversations/${conversation.id}/privacy`, body, alive(click)));
  await flow.confirmed.add(flow.held.key);
  flow.show(shared);
};

/** What each control does, and not a request more: the table "Clicks" of the contract in code. `(flow, click, given)`. */
export const acts = new Map([
  ['sync', sync],
  ['search', search],
  ['create', create],
  ['link', link],
  ['unlink', unlink],
  ['share-conversation', shareConversation],
  ['make-private', makePrivate],
  ['send', send],
  ['same-chat', sendSameChat],
  ['share-one', shareOne],
  ['take-back', takeBack],
  ['withdraw', withdraw],
  ['show-sent', showSent],
  ['dismiss', () => undefined],
]);
