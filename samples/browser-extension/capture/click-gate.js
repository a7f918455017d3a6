import { mint } from './human-click.js';

const SETTLE_TIME = 500;
const MOST_IN_A_MINUTE = 60;

/**
 * The only maker of clicks (HUMAN-2, HUMAN-3): from a trusted event on a visible panel that had not changed for 500 ms, while
 * the channel's page is in front. Everything else is refused.
 */
export class ClickGate {
  #findDocument;
  #lastMinute = [];

  /** `findDocument()` gives the channel's document that is in front now, or null. */
  constructor(findDocument) {
    this.#findDocument = findDocument;
  }

  /** `{ click }`, or `{ refusal }`: `synthetic`, `hidden`, `just-changed`, `too-many` or `no-document`. */
  async take(witnessed) {
    const refusal = this.refusalOf(witnessed);
    if (refusal !== null) {
      return { refusal };
    }
    const document = await this.#findDocument();
    return document === null ? { refusal: 'no-document' } : { click: mint(witnessed.control, document) };
  }

  /** Why an event is no click of a person, or null. It is counted as one of the minute's where it is. */
  refusalOf({ trusted, visible, unchangedFor }) {
    return !trusted ? 'synthetic' : !visible ? 'hidden' : unchangedFor < SETTLE_TIME ? 'just-changed' : !this.#takeTurn() ? 'too-many' : null;
  }

  // A person who works fast makes fewer; a program that holds the panel makes more.
  #takeTurn() {
    const now = performance.now();
    this.#lastMinute = this.#lastMinute.filter(at => now - at < 60_000);
    return this.#lastMinute.length < MOST_IN_A_MINUTE && this.#lastMinute.push(now) > 0;
  }
}
