import { painted } from './drawing.js';

const SETTLE_TIME = 500;

/**
 * What happens on the panel, as the browser tells it. An extension's page has no script but the extension's own, so that this
 * is the host's own witness; still, an event counts only where the browser marks it as a person's.
 */
export class Witness {
  #changedAt = performance.now();
  #settling;

  /** `onClick` is given `{ control, trusted, visible, unchangedFor }` while the event is on its way. */
  constructor(onClick) {
    addEventListener('click', event => {
      const control = event.target instanceof Element ? event.target.closest('[data-control]') : null;
      if (control !== null) {
        onClick({
          control: control.getAttribute('data-control'),
          trusted: event.isTrusted,
          visible: document.visibilityState === 'visible',
          unchangedFor: performance.now() - this.#changedAt,
        });
      }
    }, true);
    addEventListener('submit', event => event.preventDefault());
    // A resize, or a part that a person unfolds, moves what is under the pointer without a new drawing.
    addEventListener('resize', () => this.#move());
    addEventListener('toggle', () => this.#move(), true);
  }

  /** Something was drawn: until it has stood for 500 ms no click counts. */
  async changed() {
    this.#move();
    await painted();
    this.#move();
  }

  #move() {
    this.#changedAt = performance.now();
    const { dataset } = document.documentElement;
    delete dataset.settled;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => { dataset.settled = 'true'; }, SETTLE_TIME + 10);
  }
}
