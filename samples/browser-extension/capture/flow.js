import { CaptureRefused, failureOf } from './failures.js';

const LIFE = 15 * 60_000;
const FORGETTING = ['chat-changed', 'no-chat-open', 'wrong-page', 'page-gone', 'consent-mismatch', 'not-found'];

/** Where a capture stands: what is known after each answer, and what is offered. The phases are those of every shell of X80. */
export class CaptureFlow {
  held = null;
  state = { phase: 'idle', session: null, sessionUnavailable: null };

  constructor({ reader, client, ledger, confirmed }) {
    Object.assign(this, { reader, client, ledger, confirmed });
  }

  /** For how many milliseconds what was read may still wait; null where nothing is held. */
  get readingLeft() {
    return this.held?.reading == null ? null : Math.max(0, LIFE - (performance.now() - this.held.since));
  }

  put(change) {
    this.state = { ...this.state, ...change };
  }

  /** Asks who we are: free of any click. Gives the code of what hindered it, or null. */
  async learnSession() {
    const { value, unavailable, absent } = await this.client.read('/api/ext/session');
    const code = value === undefined ? absent ? 'not-served' : unavailable : null;
    const failure = code === null ? null : failureOf(code);
    this.put({ session: value ?? null, sessionUnavailable: failure === null ? null : `${failure.what} ${failure.next}` });
    return code;
  }

  hold(document, reading, key) {
    this.held = { document, identity: reading.identity, reading, key, since: performance.now(), isSameChat: false };
    this.put({ chat: reading.identity, report: reading.report });
  }

  /** Drops what was read and goes back to the start; who we are stays known. */
  forget() {
    this.held = null;
    const { session, sessionUnavailable } = this.state;
    this.state = { phase: 'idle', session, sessionUnavailable };
  }

  forgetIfOld() {
    const isOld = this.readingLeft === 0;
    if (isOld) {
      this.forget();
    }
    return isOld;
  }

  /** Takes what a refused write told about the conversation into the state, without asking again. */
  learn({ code }) {
    const { conversation } = this.state;
    if (FORGETTING.includes(code)) {
      this.forget();
    } else if (code === 'identity-unproved') {
      this.put({ askSameChat: true });
    } else if (conversation !== undefined && code === 'conversation-private') {
      this.show({ ...conversation, privacy: 'private' });
    } else if (conversation !== undefined && code === 'not-linked') {
      this.show({ ...conversation, link: undefined });
    }
  }

  /** Takes a conversation as last answered, and derives from it what is offered. */
  show(conversation) {
    const { link } = conversation;
    const isShared = conversation.privacy === 'shared';
    const isTrusted = this.held !== null && (this.held.identity.strength === 'strong' || this.confirmed.has(this.held.key));
    const { record, suggestions, hits, result } = this.state;
    const holdsReading = this.held?.reading != null;
    this.put({
      conversation,
      record: link !== undefined && record?.recordId === link.recordId ? record : null,
      sent: null,
      moreSent: undefined,
      suggestions: link === undefined ? suggestions : [],
      hits: link === undefined ? hits : undefined,
      askSameChat: isShared && !isTrusted && link !== undefined,
      preview: link === undefined || !holdsReading ? null : this.#previewOf(link, conversation),
      phase: link === undefined ? 'unlinked' : !isShared || !isTrusted ? 'private' : holdsReading ? 'preview' : result !== undefined ? 'sent' : 'idle',
    });
  }

  requireConversation(click) {
    const { conversation } = this.state;
    if (this.held !== null && this.held.document.documentId !== click.document.documentId) {
      throw new CaptureRefused('chat-changed');
    }
    if (conversation === undefined || this.held === null) {
      throw new CaptureRefused('nothing-read');
    }
    return conversation;
  }

  requirePreview() {
    const { preview } = this.state;
    if (preview == null || this.held?.reading == null) {
      throw new CaptureRefused('reading-expired');
    }
    return preview;
  }

  line(act, click, messages) {
    const { title } = this.held.identity;
    return { act, channel: this.state.conversation.channel, conversationId: this.state.conversation.id, chat: title, messages, clickId: click.id };
  }

  /** The linked record, read quietly: where it cannot be had its panel stays away. */
  async readRecord() {
    const { link } = this.state.conversation;
    const { value = null } = await this.client.read(`/api/ext/records/${encodeURIComponent(link.kind)}/${encodeURIComponent(link.recordId)}`);
    this.put({ record: value });
  }

  #previewOf(link, conversation) {
    const { messages, report } = this.held.reading;
    const { crm, limits } = this.state.session;
    return { recordName: link.name, crm: crm.displayName, messages: messages.slice(-limits.syncMessages), report, already: conversation.transmitted.messages };
  }
}
