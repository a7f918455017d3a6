const RECORD = /^link:([a-z0-9][a-z0-9._-]{0,31}):([A-Za-z0-9_-]{1,64})$/;
const MESSAGE = /^(share-one|take-back):([A-Za-z0-9]{8,64})$/;
const PLAIN = ['sync', 'send', 'share-conversation', 'make-private', 'withdraw', 'show-sent', 'same-chat', 'dismiss'];

/** The act that a control stands for and what it is given, `{ act, given }`; null for any other. */
export const actOf = (control, fields) => {
  if (PLAIN.includes(control)) {
    return { act: control, given: {} };
  }
  const record = RECORD.exec(control);
  if (record !== null) {
    return { act: 'link', given: { kind: record[1], recordId: record[2] } };
  }
  const message = MESSAGE.exec(control);
  if (message !== null) {
    return { act: message[1], given: { messageId: message[2] } };
  }
  switch (control) {
    case 'search': return { act: 'search', given: { query: fields.search ?? '' } };
    case 'unlink': return { act: 'unlink', given: { leaveNote: fields['leave-note'] === 'true' } };
    case 'create': return { act: 'create', given: { kind: fields['create-kind'] ?? 'person', name: fields['create-name'] ?? '', phone: fields['create-phone'] ?? '' } };
    default: return null;
  }
};
