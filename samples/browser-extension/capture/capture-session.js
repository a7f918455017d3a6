import { acts } from './acts.js';
import { failureFrom, failureOf } from './failures.js';
import { CaptureFlow } from './flow.js';

/**
 * The state machine of one capture: the panel draws `state` and passes clicks on; nothing moves without one. Commands run one at
 * a time, and clicks do not queue (HUMAN-6): while one runs another does nothing.
 */
export class CaptureSession {
  #flow;
  #onChange;
  #running = false;
  #ageing;

  constructor(parts, onChange) {
    this.#flow = new CaptureFlow(parts);
    this.#onChange = onChange;
    this.state = this.#flow.state;
  }

  /** Asks the backend who we are: the call that is made without a click. */
  async start() {
    const code = await this.#flow.learnSession();
    // A refused token is the one thing that a quiet read reports (WIRE-2).
    this.#publish({ failure: code === 'token-refused' ? failureOf(code) : undefined });
  }

  /** Carries out one act, paid for by one click. Never throws for what the world does: that becomes `state.failure`. */
  async execute(act, click, given) {
    if (this.#running) {
      return;
    }
    this.#running = true;
    clearTimeout(this.#ageing);
    this.#flow.forgetIfOld();
    this.#publish({ phase: 'working' });
    let failure;
    try {
      this.#flow.put({ outcome: undefined });
      await acts.get(act)(this.#flow, click, given);
      failure = this.#flow.ledger.isBehind ? failureOf('ledger-behind') : undefined;
    } catch (problem) {
      failure = failureFrom(problem);
      if (failure === null) {
        throw problem; // A bug.
      }
      this.#flow.learn(failure);
    } finally {
      this.#running = false;
      this.#age();
      this.#publish({ failure });
    }
  }

  /** Drops what was read: the page's document or the tab changed (HUMAN-2). While a command runs it looks at the page itself. */
  forgetReading() {
    if (!this.#running && this.#flow.held !== null) {
      this.#flow.forget();
      this.#publish({});
    }
  }

  /** Whether what is held was read in that tab. */
  isAbout(tabId) {
    return this.#flow.held?.document.tabId === tabId;
  }

  #age() {
    const left = this.#flow.readingLeft;
    if (left !== null) {
      this.#ageing = setTimeout(() => this.forgetReading(), left);
    }
  }

  #publish(shown) {
    this.state = { ...this.#flow.state, ...shown };
    this.#onChange();
  }
}
