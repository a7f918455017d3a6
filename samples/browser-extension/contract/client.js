import { readReason, slugOf, writeFailure } from './answers.js';
import { randomId } from './base64url.js';
import { WriteFailed } from './write-failed.js';

const TIMEOUT = 60_000;
const PAUSE = 1000;
// Together longer than a backend may wait for its CRM.
const MOST_QUESTIONS = 15;

const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * The contract client: reads are quiet, writes are loud. The token goes to the backend's own origin, follows no redirect, and no
 * cookie goes along.
 */
export class ContractClient {
  #origin;
  #token;
  #offset = 0;

  constructor(origin, token) {
    this.#origin = origin;
    this.#token = token;
  }

  /** By how many milliseconds the backend's clock is ahead of this machine's, as its last answer told. */
  get clockOffset() {
    return this.#offset;
  }

  /** A quiet read: `{ value }`, `{ absent: true }` or `{ unavailable: code }`. Throws nothing. */
  async read(path, { method = 'GET', body } = {}) {
    const answer = await this.#ask(method, path, body, {});
    if (answer.ok && isObject(answer.body)) {
      return { value: answer.body };
    }
    return slugOf(answer.body) === 'not-found' ? { absent: true } : { unavailable: readReason(answer) };
  }

  /**
   * A loud write: the answer, or a WriteFailed. Where the connection broke before an answer it is repeated once with the same
   * idempotency key, and while the backend is still at it, it is asked again: never after `mayRepeat` has turned false.
   */
  async write(operation, method, path, body, mayRepeat = () => true) {
    const headers = { 'Idempotency-Key': randomId() };
    let answer = await this.#ask(method, path, body, headers);
    let repeated = false;
    const isDone = () => answer.ok && isObject(answer.body);
    const fails = code => !isDone() && writeFailure(answer).code === code;
    if (fails('connection-lost') && mayRepeat()) {
      answer = await this.#ask(method, path, body, headers);
      repeated = true;
    }
    for (let asked = 0; asked < MOST_QUESTIONS && fails('idempotency-running'); asked++) {
      await new Promise(resume => setTimeout(resume, PAUSE));
      if (!mayRepeat()) {
        break;
      }
      answer = await this.#ask(method, path, body, headers);
      repeated = true;
    }
    if (isDone()) {
      return answer.body;
    }
    // A refusal of the repeat does not say what became of the first attempt.
    const failure = writeFailure(answer);
    throw new WriteFailed(operation, repeated ? { ...failure, mayHaveBeenApplied: true } : failure);
  }

  async #ask(method, path, body, headers) {
    if (!navigator.onLine && !/^http:/.test(this.#origin)) {
      return { broken: 'unreachable' };
    }
    try {
      const response = await fetch(this.#origin + path, {
        method,
        headers: {
          ...headers,
          ...(this.#token === null ? {} : { Authorization: `Bearer ${this.#token}` }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      const theirs = Date.parse(response.headers.get('Date') ?? '');
      if (!Number.isNaN(theirs)) {
        this.#offset = theirs - Date.now();
      }
      return { ok: response.ok, status: response.status, body: await this.#parse(response) };
    } catch (problem) {
      if (!(problem instanceof TypeError) && !(problem instanceof DOMException)) {
        throw problem;
      }
      // A browser does not tell a refused connection from one that broke after the request was sent: both may have been applied.
      return { broken: problem.name === 'TimeoutError' ? 'timed-out' : 'connection-lost' };
    }
  }

  async #parse(response) {
    const text = await response.text();
    try {
      return JSON.parse(text);
    } catch (problem) {
      if (problem instanceof SyntaxError) {
        return null;
      }
      throw problem;
    }
  }
}

/** Buys a token with a pairing code: `{ value }` or `{ unavailable }`. It needs no bearer. */
export const pair = (origin, code) => new ContractClient(origin, null).read('/api/pair', { method: 'POST', body: { code } });
