import { identityOf } from './chat-identity.js';
import { LongChat } from './long-chat.js';
import { checkMessages, isMessageId } from './message-check.js';
import { drift, ReadRefused } from './read-refused.js';

const parse = json => {
  try {
    return JSON.parse(json);
  } catch (problem) {
    if (problem instanceof SyntaxError) {
      throw drift('script');
    }
    throw problem;
  }
};

const earliest = (times, isBefore) => times.reduce((best, time) => best === undefined || isBefore(Date.parse(time), Date.parse(best)) ? time : best, undefined);

const coverageOf = ({ rowsSeen, notRendered }, messages) => {
  const times = messages.map(message => message.sentAt).filter(time => time !== undefined);
  return {
    rowsSeen,
    rowsRead: messages.length,
    notRendered,
    truncated: messages.filter(message => message.truncated === true).length,
    unknownKind: messages.filter(message => message.kind === 'unknown').length,
    first: earliest(times, (one, other) => one < other),
    last: earliest(times, (one, other) => one > other),
  };
};

const parts = raw => [raw.identity, raw.flags, raw.strategies, raw.messages].every(part => part !== null && typeof part === 'object') && typeof raw.flavour === 'string';

/** Runs the reader's script in the page and checks what it returns. It is called only while a click is carried out. */
export class OpenChatReader {
  #host;
  #pack;
  #now;

  constructor(host, pack, now = Date.now) {
    this.#host = host;
    this.#pack = pack;
    this.#now = now;
  }

  /** Reads the open chat: `{ identity, messages, report }`. Throws a ReadRefused. */
  async read(document, policy) {
    const raw = await this.#run(document, policy, 'chat');
    const now = this.#now();
    const messages = checkMessages(raw.messages, now);
    if (raw.rowsSeen !== messages.length + raw.notRendered) {
      throw drift('rows');
    }
    return {
      identity: identityOf(raw.identity, messages.map(message => message.id)),
      messages,
      report: {
        readAt: new Date(now).toISOString(),
        flavour: raw.flavour,
        pack: { id: this.#pack.id, version: this.#pack.version },
        coverage: coverageOf(raw, messages),
        strategies: raw.strategies,
        flags: raw.flags,
      },
    };
  }

  /** One look at whose chat is open, without content. Throws a ReadRefused. */
  async look(document, policy) {
    const raw = await this.#run(document, policy, 'identity');
    const messageIds = raw.identity.messageIds ?? [];
    if (raw.messages.length > 0 || !messageIds.every(isMessageId)) {
      throw drift('messageId');
    }
    return identityOf(raw.identity, messageIds);
  }

  async #run(document, policy, what) {
    this.#pack.check(policy, this.#now());
    await this.#host.enter(document);
    const ask = async (act, slice) => {
      const given = slice === undefined ? '' : `,"slice":${JSON.stringify(slice)}`;
      const answer = parse(await this.#host.evaluate(document, `{"pack":${this.#pack.json},"what":"${act}"${given}}`));
      if (answer?.outcome === 'refused') {
        throw ReadRefused.from(answer);
      }
      return answer;
    };
    let raw = await ask(what);
    if (raw?.outcome === 'long') {
      const chat = new LongChat(ask);
      raw = what === 'chat' ? await chat.read(raw) : await chat.look(raw);
    }
    if (raw?.outcome !== 'read' || !parts(raw)) {
      throw drift('script');
    }
    return raw;
  }
}
