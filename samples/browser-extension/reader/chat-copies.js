var chatCopies =
() => {
  // What a page shows twice is one thing where both copies say the same. Where one of them is blank at a place, the other one
  // tells; where they contradict each other, they are no copies.
  "use strict";
  // What says nothing, by member: of any other member both copies must say the same.
  const BLANK_IN_ROWS = new Map([["clock", null], ["label", null], ["shownAuthor", null], ["fileName", undefined], ["edited", false], ["isVague", true], ["isMute", true]]);
  const BLANK_IN_MESSAGES = new Map([["sentAt", undefined], ["sentAtCertainty", "unknown"], ["author", undefined], ["direction", "unknown"], ["fileName", undefined], ["edited", undefined]]);
  // What nothing is known of where the words are blank.
  const WORDLESS = ["words", "text", "caption", "kind", "truncated", "isBlank"];
  // Where a row stands, and what it taught and can be taught, is not what it says.
  const UNSAID = ["row", "look", "looks", "directionCertainty"];

  // A message whose kind is not told has the words of one whose kind is, or none.
  const wordsOf = (message) => message.caption ?? message.text;
  const isUntold = (one, other) => other.kind === "unknown" && other.sentAtCertainty !== undefined && (wordsOf(other) === undefined || wordsOf(other) === wordsOf(one));
  const TOLD_BY_KIND = ["kind", "text", "caption"];

  const isSame = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);
  const coversMarks = (marks, others) => marks.length === others.length && others.every(({ side }, at) => side === null || side === marks.at(at).side);
  // Whether one says all that the other one does.
  const covers = (one, other, blank) => {
    const [first, second] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
    return Array.from(new Set([...first.keys(), ...second.keys()])).every((name) => {
      const [mine, theirs] = [first.get(name), second.get(name)];
      if (UNSAID.includes(name) || isSame(mine, theirs) || other.isBlank === true && WORDLESS.includes(name)) return true;
      if (isUntold(one, other) && TOLD_BY_KIND.includes(name)) return true;
      if (name === "marks") return mine !== undefined && theirs !== undefined && coversMarks(mine, theirs);
      return blank.has(name) && theirs === blank.get(name);
    });
  };
  const fullerOf = (one, other, blank) => covers(one, other, blank) ? one : covers(other, one, blank) ? other : null;

  // Rows, each with what its copies tell; null where a copy contradicts.
  const onceOf = (rows, copies) => {
    const told = new Map(rows.map((row) => [row.id, row]));
    for (const copy of copies) {
      const known = told.get(copy.id);
      const fuller = known === undefined ? null : fullerOf(known, copy, BLANK_IN_ROWS);
      if (fuller === null) return null;
      told.set(copy.id, { ...fuller, row: known.row });
    }
    return copies.length === 0 ? rows : rows.map((row) => told.get(row.id));
  };

  // One reading of two; null where they contradict each other.
  const oneOf = (one, other) => {
    // A state of the page that marks no longer tell is whichever the other copy's marks tell.
    const isUnmarked = one.flavour === "unrecognised";
    const flavour = isUnmarked || other.flavour === "unrecognised" ? null : one.flavour;
    const chatOf = (reading) => ({ ...reading, flavour: flavour === null ? null : reading.flavour, strategies: null, messages: null });
    if (!isSame(chatOf(one), chatOf(other)) || one.messages.length !== other.messages.length) return null;
    const messages = one.messages.map((message, at) => fullerOf(message, other.messages.at(at), BLANK_IN_MESSAGES));
    return messages.includes(null) ? null : { ...one, flavour: isUnmarked ? other.flavour : one.flavour, messages };
  };

  return { onceOf, oneOf };
}
