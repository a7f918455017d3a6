import { drift } from './read-refused.js';

const TITLE_CHARACTERS = 256;

// E.164 where the title is nothing but a number that starts with a plus; a number without one may be a LID and proves nothing.
const phoneIn = title => {
  if (!/^\+[0-9 \u00a0\u202f()-]*$/.test(title)) {
    return undefined;
  }
  const digits = title.replace(/[^0-9]/g, '');
  return /^[1-9][0-9]{6,14}$/.test(digits) ? `+${digits}` : undefined;
};

/** What the page shows of whose chat is open: evidence, not an id. `strength` is `strong` for a number or the channel's own id, else `weak`. */
export const identityOf = ({ title, channelId }, messageIds) => {
  if (typeof title !== 'string' || !title.isWellFormed() || [...title].length > TITLE_CHARACTERS) {
    throw drift('title');
  }
  const id = channelId ?? undefined;
  if (id !== undefined && !/^[A-Za-z0-9@.-]{1,100}$/.test(id)) {
    throw drift('messageId');
  }
  const phone = phoneIn(title);
  return { title: title.normalize(), phone, channelId: id, strength: phone === undefined && id === undefined ? 'weak' : 'strong', messageIds };
};

/** The anchor of the conversation key. */
export const anchorOf = ({ title, phone, channelId }) =>
  channelId !== undefined ? `id:${channelId}` : phone !== undefined ? `phone:${phone}` : `title:${title.replaceAll('\n', ' ')}`;

/**
 * Whether a look at the page shows the same chat. Two chats can bear one title, so a title alone is not believed when none of
 * the messages read is on screen any more.
 */
export const isSameChat = (read, now) => now.strength === read.strength && anchorOf(now) === anchorOf(read)
  && (now.strength === 'strong' || now.messageIds.length === 0 || read.messageIds.length === 0
    || now.messageIds.some(id => read.messageIds.includes(id)));
