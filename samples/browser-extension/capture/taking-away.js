import { CaptureRefused } from './failures.js';

// The writes that take away: a click, and no consent. A ledger that cannot be written stops none of them.
const change = async (flow, click, act, operation, method, path, body) => {
  const conversation = flow.requireConversation(click);
  click.spend();
  return flow.ledger.takeAway(flow.line(act, click, 0), () =>
    flow.client.write(operation, method, `/api/ext/conversations/${conversation.id}${path}`, body, () => !click.isExpired));
};

export const unlink = async (flow, click, { leaveNote }) =>
  flow.show(await change(flow, click, 'unlink', 'Unlink', 'DELETE', `/link?note=${leaveNote ? 'keep' : 'remove'}`));

export const makePrivate = async (flow, click) =>
  flow.show(await change(flow, click, 'make-private', 'Private', 'PUT', '/privacy', { state: 'private', history: 'keep' }));

export const takeBack = async (flow, click, { messageId }) => {
  const { sent, moreSent } = flow.state;
  flow.show(await change(flow, click, 'take-back', 'Take back', 'DELETE', `/messages/${encodeURIComponent(messageId)}`));
  flow.put({ sent: sent?.filter(message => message.id !== messageId), moreSent, outcome: { words: 'The message was taken back.' } });
};

/** Sets the conversation to Private and erases all that was transmitted, wherever the backend put it (GATE-6). */
export const withdraw = async (flow, click) => {
  const { conversation, copies } = await change(flow, click, 'withdraw', 'Withdraw', 'POST', '/withdraw', {});
  flow.show(conversation);
  flow.put({ result: undefined, outcome: { words: 'Withdrawn. The conversation is Private.', copies } });
};

/** What of this conversation the backend holds, page by page: only the person whose it is asks for it. */
export const showSent = async (flow, click) => {
  const conversation = flow.requireConversation(click);
  click.spend();
  const { sent, moreSent } = flow.state;
  const after = moreSent === undefined ? '' : `?after=${encodeURIComponent(moreSent)}`;
  const { value, unavailable } = await flow.client.read(`/api/ext/conversations/${conversation.id}/messages${after}`);
  if (unavailable !== undefined) {
    throw new CaptureRefused(unavailable);
  }
  flow.put({ sent: [...(moreSent === undefined ? [] : sent ?? []), ...(value?.items ?? [])], moreSent: value?.next });
};
