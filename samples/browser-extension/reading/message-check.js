import { drift } from './read-refused.js';

const TEXT_BYTES = 64 * 1024;
const DAY = 86_400_000;
const MEMBERS = ['id', 'sentAt', 'sentAtCertainty', 'author', 'direction', 'directionCertainty', 'kind', 'text', 'caption', 'fileName', 'edited', 'forwarded', 'truncated'];
const SURE = ['marked', 'learned', 'run'];
const KIND = /^[a-z0-9][a-z0-9._-]{0,31}$/;
const TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)([+-]\d\d:\d\d)$/;

export const isMessageId = text => typeof text === 'string' && /^[A-Za-z0-9]{8,64}$/.test(text);

const isText = value => value === undefined
  || typeof value === 'string' && value.isWellFormed() && new TextEncoder().encode(value).length <= TEXT_BYTES;
const isFlag = value => value === undefined || typeof value === 'boolean';
const isKind = value => typeof value === 'string' && KIND.test(value);

// A day that the calendar does not have would roll over into the next month.
const isTime = text => {
  const [, day, clock] = TIME.exec(text) ?? [];
  return day !== undefined && new Date(`${day}T${clock}Z`).toJSON()?.slice(0, 19) === `${day}T${clock}` && !Number.isNaN(Date.parse(text));
};

const checkTime = ({ sentAt, sentAtCertainty: certainty }, readAt) => {
  const isKnown = certainty === 'minute' || certainty === 'day';
  if (!isKnown && sentAt === undefined) {
    return;
  }
  // A day of grace: the page's machine and ours may disagree about midnight, not about tomorrow.
  if (!isKnown || typeof sentAt !== 'string' || !isTime(sentAt) || Date.parse(sentAt) > readAt + DAY) {
    throw drift('time');
  }
};

const checked = (raw, readAt) => {
  const message = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null && value !== undefined));
  if (Object.keys(message).some(name => !MEMBERS.includes(name))) {
    throw drift('script');
  }
  if (!isMessageId(message.id)) {
    throw drift('messageId');
  }
  if (![message.kind, message.direction, message.sentAtCertainty].every(isKind)) {
    throw drift('kinds');
  }
  const isEmpty = message.kind === 'text' && (message.text ?? '') === '';
  if (isEmpty || ![message.text, message.caption, message.fileName, message.author].every(isText)
    || ![message.edited, message.forwarded, message.truncated].every(isFlag)) {
    throw drift('body');
  }
  checkTime(message, readAt);
  // A side that is known has something that tells it, one that is unknown has not. How sure it is is never sent.
  const { directionCertainty, ...sent } = message;
  if (SURE.includes(directionCertainty) !== (message.direction !== 'unknown')) {
    throw drift('direction');
  }
  return sent;
};

/** Raw messages as messages of the contract, or a ReadRefused: what comes out of a page is checked like any other input. */
export const checkMessages = (raw, readAt) => {
  const messages = raw.map(each => checked(each, readAt));
  if (new Set(messages.map(message => message.id)).size !== messages.length) {
    throw drift('messageId');
  }
  return messages;
};
