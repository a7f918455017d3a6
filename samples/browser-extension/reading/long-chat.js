import { drift, ReadRefused } from './read-refused.js';

const SLICE = 500;

const changed = () => new ReadRefused('rows-changed', 'rows');

/**
 * Reads a chat that is too long for one call: a call a slice, then each slice once more by ids and lengths alone. What all
 * slices tell together is planned in one call, and each is joined by that plan. Whatever changed in between is refused.
 */
export class LongChat {
  #ask;

  /** `ask(act, slice)` calls the script and gives its parsed answer. */
  constructor(ask) {
    this.#ask = ask;
  }

  async read(first) {
    const slices = await this.#each('slice', first);
    if (slices.some(slice => slice.rows?.length !== slice.seal.length)) {
      throw changed();
    }
    const again = await this.#each('seal', first);
    if (slices.some((slice, at) => JSON.stringify(slice.seal) !== JSON.stringify(again.at(at).seal))) {
      throw changed();
    }
    this.#refuseTwice(slices.flatMap(slice => slice.seal).map(seal => seal.slice(0, seal.lastIndexOf(' '))));
    const plan = await this.#plan(first, slices);
    const joined = await this.#join(first, plan, slices);
    return { ...joined, notRendered: slices.flatMap(slice => slice.rows).filter(row => row === null).length };
  }

  /** Whose chat it is, and which ids are on screen; no content. */
  async look(first) {
    const slices = await this.#each('look', first);
    const messageIds = slices.flatMap(slice => slice.seal);
    this.#refuseTwice(messageIds);
    const plan = await this.#plan(first, slices);
    const looked = this.#planned(first, plan);
    return { ...looked, identity: { ...looked.identity, messageIds }, rowsSeen: 0, notRendered: 0, messages: [] };
  }

  async #each(act, { place, rowsSeen }) {
    if (!Number.isSafeInteger(place?.children) || !(rowsSeen > 0)) {
      throw drift('script');
    }
    const slices = [];
    for (let from = 0; from < place.children; from += SLICE) {
      const slice = await this.#ask(act, { place, from, to: from + SLICE });
      if (!Array.isArray(slice?.seal)) {
        throw drift('script');
      }
      slices.push(slice);
    }
    if (slices.reduce((sum, slice) => sum + slice.seal.length, 0) !== rowsSeen) {
      throw changed();
    }
    return slices;
  }

  #refuseTwice(ids) {
    if (new Set(ids).size !== ids.length) {
      throw changed();
    }
  }

  #plan({ place }, slices) {
    return this.#ask('plan', { place, surveys: slices.map(slice => slice.survey) });
  }

  // Each slice goes on with what the one above it left.
  async #join(first, plan, slices) {
    let [above, strategies] = [null, plan.strategies];
    const messages = [];
    for (const { rows, part } of slices) {
      const join = await this.#ask('join', { place: first.place, plan: plan.plan, part, above, strategies });
      if ([join.sentAt, join.certainty, join.author, join.direction, join.directionCertainty].some(told => told.length !== rows.length)) {
        throw drift('rows');
      }
      rows.forEach((row, at) => {
        if (row !== null) {
          messages.push({
            ...row,
            sentAt: join.sentAt.at(at),
            sentAtCertainty: join.certainty.at(at) ?? '',
            author: join.author.at(at),
            direction: join.direction.at(at),
            directionCertainty: join.directionCertainty.at(at),
          });
        }
      });
      [above, strategies] = [join.below, join.strategies];
    }
    return { ...this.#planned(first, { ...plan, strategies }), messages };
  }

  #planned(first, { flavour, flags, channelId, strategies }) {
    const identity = { ...first.identity, channelId };
    return { ...first, outcome: 'read', flavour, flags, identity, strategies: { ...first.strategies, ...strategies } };
  }
}
