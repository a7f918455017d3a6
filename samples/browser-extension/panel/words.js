const numbers = new Intl.NumberFormat(undefined);
const minutes = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

export const count = value => numbers.format(value);

export const messages = value => value === 1 ? '1 message' : `${count(value)} messages`;

export const minute = text => minutes.format(new Date(text));

/** When a message was sent, as far as it is known. */
export const sentAt = ({ sentAt: text, sentAtCertainty: certainty }) =>
  text === undefined ? 'time not known' : certainty === 'day' ? days.format(new Date(text)) : minute(text);

/** What was not read, in words; empty where all was. */
export const missing = ({ notRendered, truncated, unknownKind }) => [
  [notRendered, 'not on screen'], [truncated, 'shown only in part'], [unknownKind, 'of a kind not known'],
].filter(([many]) => many > 0).map(([many, words]) => `${count(many)} ${words}`);

export const statusOf = ({ phase, askSameChat }, channelName) => {
  switch (phase) {
    case 'idle': return `Nothing is read until you click. Open a chat in ${channelName}, then sync it.`;
    case 'working': return 'Working…';
    case 'unlinked': return 'This chat is not linked yet. Choose the record it belongs to.';
    case 'private': return askSameChat ? 'Nothing is sent before you have said whose chat this is.' : 'This chat is Private. Nothing is sent.';
    case 'preview': return 'Check what will be sent, then send it.';
    default: return 'Sent.';
  }
};

/** What a person is told when a click of theirs did not count; null where no person is waiting for an answer. */
export const hintOf = (refusal, channelName) => ({
  'just-changed': 'The panel had just changed, so that click did not count. Look again, then click.',
  hidden: 'The panel was not visible, so that click did not count. Click again.',
  'too-many': 'These were more clicks in a minute than a person makes, so that one did not count. Wait a moment, then click again.',
  'no-document': `The page beside this panel does not show ${channelName}, so nothing was read or sent. Go back to ${channelName}, then click again.`,
})[refusal] ?? null;
