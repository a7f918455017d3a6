import { CaptureRefused, failureFrom } from './failures.js';
import { seal, unseal } from './seal.js';

const MOST_AGE = 365 * 86_400_000;

/**
 * All that this extension ever sent (HUMAN-9): when, what act, which chat, how many messages, which click, the answer. No content
 * and no hash of any; names of chats are sealed. Lines older than a year go.
 */
export class SentLedger {
  /** Something was sent whose line could not be completed; the line says that it was sent, and not its answer. */
  isBehind = false;

  /** Newest first. */
  async all() {
    const lines = await this.#read();
    return Promise.all(lines.reverse().map(async line => ({ ...line, chat: line.chat === null ? null : await unseal(line.chat) })));
  }

  clear() {
    return this.#change(() => []);
  }

  /** Makes a request that a click paid for. Without a line nothing is sent. */
  async send(line, request) {
    const written = await this.#add(line).catch(() => {
      throw new CaptureRefused('ledger-unwritable');
    });
    return this.#answered(written, request);
  }

  /** Makes a request that takes away: it is never held up by its line. */
  async takeAway(line, request) {
    const written = await this.#add(line).catch(() => this.#fallBehind());
    return this.#answered(written, request);
  }

  async #answered(written, request) {
    try {
      const answer = await request();
      await this.#finish(written, 'done');
      return answer;
    } catch (problem) {
      await this.#finish(written, failureFrom(problem)?.code ?? 'failed');
      throw problem;
    }
  }

  async #add({ chat, ...line }) {
    const written = { ...line, at: new Date().toISOString(), chat: chat === null ? null : await seal(chat), answer: 'unanswered' };
    await this.#change(lines => [...lines, written]);
    return written;
  }

  async #finish(written, answer) {
    const isIt = line => line.clickId === written.clickId && line.act === written.act;
    if (written !== null) {
      await this.#change(lines => lines.map(line => isIt(line) ? { ...line, answer } : line)).catch(() => this.#fallBehind());
    }
  }

  #fallBehind() {
    this.isBehind = true;
    return null;
  }

  // Two windows may show two panels: one at a time.
  #change(change) {
    return navigator.locks.request('x80-ledger', async () => chrome.storage.local.set({ sent: change(await this.#read()) }));
  }

  async #read() {
    const { sent = [] } = await chrome.storage.local.get('sent');
    return sent.filter(line => Date.now() - Date.parse(line.at) < MOST_AGE);
  }
}
