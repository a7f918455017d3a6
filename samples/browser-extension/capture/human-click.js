import { randomId } from '../contract/base64url.js';

const LIFETIME = 120_000;

/** A click that was spent before, or is older than its life, pays for nothing. */
export class ClickExpired extends Error {
  constructor() {
    super('The click was used before, or is too old.');
  }
}

const minting = Symbol('minting');

/**
 * Proof that a person clicked. Made by ClickGate alone, spent once, dead after 120 s of a monotonic clock, bound to the document
 * that was open.
 */
export class HumanClick {
  #madeAt = performance.now();
  #spent = false;
  #consented = false;

  constructor(key, control, document) {
    if (key !== minting) {
      throw new TypeError('Only the click gate makes a click.');
    }
    Object.assign(this, { id: randomId(), clickedAt: Date.now(), control, document });
    Object.freeze(this);
  }

  get isExpired() {
    return performance.now() - this.#madeAt > LIFETIME;
  }

  get isSpent() {
    return this.#spent;
  }

  /** Spends it, exactly once and only while it lives. Throws a ClickExpired. */
  spend() {
    if (this.isExpired || this.#spent) {
      throw new ClickExpired();
    }
    this.#spent = true;
  }

  /** One click makes one consent at most. Throws a ClickExpired. */
  consent() {
    if (this.isExpired || this.#consented) {
      throw new ClickExpired();
    }
    this.#consented = true;
  }
}

/** For ClickGate alone. */
export const mint = (control, document) => new HumanClick(minting, control, document);
