import { channel } from '../reading/channel.js';
import { count, messages, minute, missing, sentAt, statusOf } from './words.js';

const messageView = control => message => ({
  who: message.direction === 'out' ? 'You' : message.author ?? (message.direction === 'in' ? 'Them' : 'Sender not known'),
  when: sentAt(message),
  text: message.text ?? message.caption ?? message.fileName ?? '',
  kind: message.kind === 'text' ? null : message.kind,
  mine: message.direction === 'out',
  control: control === null ? null : `${control}:${message.id}`,
});

const kindsOf = shown => Object.entries(Object.groupBy(shown, message => message.kind)).map(([kind, some]) => `${count(some.length)} ${kind}`).join(', ');

const previewOf = ({ preview, phase, conversation }) => {
  const canSend = phase === 'preview';
  const isPrivate = conversation.privacy !== 'shared';
  const lost = missing(preview.report.coverage).join(', ');
  return {
    heading: canSend ? 'What will be sent' : 'What was read',
    facts: [
      ...(canSend ? [['To', `${preview.recordName} in ${preview.crm}`]] : []),
      ['Messages', count(preview.messages.length)],
      ...(preview.messages.length < 2 ? [] : [['First', sentAt(preview.messages.at(0))], ['Last', sentAt(preview.messages.at(-1))]]),
      ['Kinds', kindsOf(preview.messages)],
      ...(lost === '' ? [] : [['Not read', lost]]),
      ...(canSend ? [['Sent before', preview.already === 0 ? 'none' : `${count(preview.already)}, written along in the note`]] : []),
    ],
    reminder: canSend ? `What ${preview.crm} keeps in its own history, e-mails or exports is not X80's to erase.`
      : isPrivate ? 'Private: none of this is sent. You can share a single message.' : 'None of this is sent yet.',
    messages: preview.messages.map(messageView(isPrivate ? 'share-one' : null)),
    send: canSend ? `Send ${messages(preview.messages.length)} to ${preview.recordName}` : null,
  };
};

const privacyOf = ({ conversation, session, sent }) => {
  const isShared = conversation.privacy === 'shared';
  const isLocked = session?.privacyChange === 'web';
  return {
    isShared,
    sentence: isShared ? `Messages go to ${session?.crm.displayName ?? 'the CRM'} when you send them.`
      : isLocked ? 'Your workspace lets only its web app set a chat to Shared.' : 'No message of this chat is sent, unless you share a single one.',
    canShare: !isShared && !isLocked,
    hasSent: conversation.transmitted.messages > 0,
    isSentShown: sent !== null,
  };
};

const noteWords = { behind: 'not up to date; sync again', settling: 'the CRM has not answered yet' };

const recordOf = ({ conversation, record, phase }) => ({
  name: conversation.link.name,
  kind: conversation.link.kind,
  facts: [
    ...(record?.fields ?? []).filter(each => each.display !== '').map(each => [each.label, each.display]),
    ...(record?.stage === undefined ? [] : [['Stage', record.stage]]),
    ...(record?.lastContactedAt === undefined ? [] : [['Last contacted', minute(record.lastContactedAt)]]),
    ...(conversation.transmitted.messages === 0 ? [] : [['Sent so far', messages(conversation.transmitted.messages)]]),
    ...(noteWords[conversation.note?.state] === undefined ? [] : [['Note', noteWords[conversation.note.state]]]),
    ...(conversation.lastSyncedAt === undefined ? [] : [['Last synced', minute(conversation.lastSyncedAt)]]),
  ],
  canChange: phase !== 'working',
});

const chatOf = ({ chat, report }) => ({
  title: chat.title,
  evidence: chat.phone ?? (chat.strength === 'strong' ? 'Known by the channel\'s own id' : 'Known by its title alone'),
  coverage: [`${messages(report.coverage.rowsRead)} read`, ...missing(report.coverage)].join(' · '),
});

const resultOf = ({ result, session }) => ({
  heading: `Sent to ${result.conversation.link?.name ?? session.crm.displayName}`,
  facts: [
    ['New', count(result.accepted)], ['Already there', count(result.duplicates)],
    ...(result.edited === 0 ? [] : [['Edited since', count(result.edited)]]),
    ...(result.withheld === 0 ? [] : [['Taken back, not sent again', count(result.withheld)]]),
    ['In the note', messages(result.total)],
  ],
  noteUrl: result.note.url ?? null,
});

/** Puts a state of the capture and what surrounds it into words: one member a panel, null where it stays away. Pure. */
export const viewsOf = (state, { hint, refusals, ledger }) => {
  const isIdle = state.phase !== 'working';
  const isLinked = state.conversation?.link !== undefined;
  return {
    header: { crm: state.session?.crm.displayName ?? 'CRM', member: state.session?.member.name ?? null, unavailable: state.sessionUnavailable },
    sync: { enabled: isIdle, status: statusOf(state, channel.displayName) },
    hint,
    failure: state.failure ?? null,
    outcome: isIdle ? state.outcome ?? null : null,
    chat: state.chat === undefined ? null : chatOf(state),
    sameChat: isIdle && state.askSameChat ? `Two chats can share a title. Is it the one that belongs to ${state.conversation.link.name}?` : null,
    result: state.result === undefined ? null : resultOf(state),
    linking: state.phase !== 'unlinked' ? null
      : { suggestions: state.suggestions ?? [], hits: state.hits ?? null, name: state.chat.title === state.chat.phone ? '' : state.chat.title, phone: state.chat.phone ?? '' },
    record: isLinked ? recordOf(state) : null,
    privacy: isIdle && isLinked ? privacyOf(state) : null,
    preview: isIdle && state.preview != null ? previewOf(state) : null,
    sent: isIdle && state.sent != null ? { messages: state.sent.map(messageView('take-back')), hasMore: state.moreSent !== undefined } : null,
    refusals: refusals.length === 0 ? null : refusals,
    ledger,
    footer: { isPaired: true },
  };
};

/** Before a backend is paired. */
export const pairingViews = ({ hint, backend, problem, ledger }) => ({
  header: { crm: 'CRM', member: null, unavailable: null },
  pairing: { backend, problem },
  hint,
  ledger,
  footer: { isPaired: false },
});
