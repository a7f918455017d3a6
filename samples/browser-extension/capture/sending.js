import { isSameChat } from '../reading/chat-identity.js';
import { giveConsent, giveConsentByReading, termsAbout } from './consent.js';
import { CaptureRefused } from './failures.js';
import { ClickExpired } from './human-click.js';

// One look, without content, at whose chat is open now (HUMAN-2). The click is the reason to look; the write itself spends it.
const lookAgain = async (flow, click) => {
  if (click.isSpent || click.isExpired) {
    throw new ClickExpired();
  }
  if (!isSameChat(flow.held.identity, await flow.reader.look(click.document, flow.state.session.packs))) {
    throw new CaptureRefused('chat-changed');
  }
};

/** Sends exactly the preview that is shown. */
export const send = async (flow, click, _given, byReading = false) => {
  const conversation = flow.requireConversation(click);
  const { report, messages } = flow.requirePreview();
  if (!byReading) {
    await lookAgain(flow, click);
  }
  const terms = { ...termsAbout('sync', conversation), sameChat: flow.held.isSameChat };
  const body = await (byReading ? giveConsentByReading : giveConsent)(click, terms, flow.client.clockOffset, { reading: report, messages });
  const result = await flow.ledger.send(flow.line('sync', click, messages.length), () =>
    flow.client.write('Sync', 'POST', `/api/ext/conversations/${conversation.id}/sync`, body, () => !click.isExpired));
  flow.held.reading = null;
  flow.put({ result });
  flow.show(result.conversation);
};

/** Answers "is this the chat that was sent before?" with yes (GATE-14), and sends the preview where the backend had asked. */
export const sendSameChat = async (flow, click) => {
  flow.requireConversation(click);
  flow.held.isSameChat = true;
  await flow.confirmed.add(flow.held.key);
  if (flow.state.phase === 'preview') {
    await send(flow, click);
    return;
  }
  click.spend();
  flow.show(flow.state.conversation);
};

/** Shares one message out of a Private conversation (GATE-5). */
export const shareOne = async (flow, click, { messageId }) => {
  const conversation = flow.requireConversation(click);
  const message = flow.requirePreview().messages.find(shown => shown.id === messageId);
  if (message === undefined) {
    throw new CaptureRefused('reading-expired');
  }
  await lookAgain(flow, click);
  const body = await giveConsent(click, termsAbout('share', conversation), flow.client.clockOffset, { message });
  const shared = await flow.ledger.send(flow.line('share', click, 1), () =>
    flow.client.write('Share', 'POST', `/api/ext/conversations/${conversation.id}/messages`, body, () => !click.isExpired));
  flow.show(shared.conversation);
  flow.put({ outcome: { words: 'One message was shared. Nothing else of this chat was.' } });
};
