const MOST = 10;

const CLICKS = {
  synthetic: 'No person made it: the browser does not mark it as one\'s.',
  hidden: 'The panel was not visible.',
  'just-changed': 'The panel had stood unchanged for less than half a second.',
  'too-many': 'A person makes fewer in a minute.',
  'no-document': 'The channel\'s page was not in front.',
};

/** What was refused and why, newest first; the same one counts up. Holds no content. */
export class Refusals {
  #list = [];
  #last = null;

  get all() {
    return this.#list;
  }

  add(what, why) {
    const same = this.#list.find(each => each.what === what && each.why === why);
    const others = this.#list.filter(each => each !== same);
    this.#list = [{ what, why, times: (same?.times ?? 0) + 1 }, ...others].slice(0, MOST);
  }

  addClick(refusal) {
    this.add('A click', CLICKS[refusal]);
  }

  /** A failure is published with every drawing until it is dismissed: it counts once. */
  addFailure(failure) {
    if (failure !== this.#last) {
      this.#last = failure;
      this.add(failure.code, failure.what);
    }
  }
}
