var rowFacts =
() => {
  // What all rows together decide (who wrote, when) needs little of each row: that little as numbers and tables, so that a
  // long chat can be read in slices and joined at the end.
  "use strict";
  const WIDTH = 8;
  const NOTHING = -1;
  const SIDES = new Map([["i", "in"], ["o", "out"], ["b", "both"], ["-", null]]);

  const tableOf = () => {
    const values = [];
    const places = new Map();
    const placeOf = (value) => {
      if (value === null || value === undefined) return NOTHING;
      const known = places.get(value);
      if (known !== undefined) return known;
      places.set(value, values.length);
      values.push(value);
      return values.length - 1;
    };
    return { values, placeOf };
  };

  const minutesOf = (clock) => clock === null ? NOTHING : clock.hour * 60 + clock.minute;
  const pack = (rows) => {
    const [texts, dates, marks] = [tableOf(), tableOf(), tableOf()];
    const looks = rows.flatMap((row, at) => row.shell || row.looks.length === 0 ? [] : [[at, row.looks.map(({ look, clock }) => [texts.placeOf(look), minutesOf(clock)])]]);
    const facts = rows.flatMap((row) => row.shell ? [1, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING] : [
      (row.isNotice ? 2 : 0) + (row.isBubble ? 4 : 0) + (row.prePlain ? 8 : 0) + (row.prePlain?.clock ? 16 : 0) + (row.kind === "unknown" ? 32 : 0)
        + (row.isMute ? 64 : 0) + (row.isVague ? 128 : 0),
      texts.placeOf(row.prePlain?.author),
      dates.placeOf(row.prePlain?.date ? JSON.stringify(row.prePlain.date) : null),
      minutesOf(row.clock),
      texts.placeOf(row.label),
      texts.placeOf(row.shownAuthor),
      marks.placeOf(row.marks.map((mark) => mark.side === null ? "-" : mark.side.charAt(0)).join("")),
      texts.placeOf(row.look),
    ]);
    return { facts, looks, texts: texts.values, dates: dates.values.map((date) => JSON.parse(date)), marks: marks.values };
  };

  // Rows again, as far as joining them needs.
  const unpack = ({ facts, looks, texts, dates, marks }, markOf) => {
    const clocks = new Map();
    const clockOf = (minutes) => {
      if (minutes === NOTHING) return null;
      if (!clocks.has(minutes)) clocks.set(minutes, { hour: Math.floor(minutes / 60), minute: minutes % 60 });
      return clocks.get(minutes);
    };
    const votes = marks.map((letters) => Array.from(letters).map((letter, rank) => markOf(rank, SIDES.get(letter))));
    const orNull = (table, at) => at === NOTHING ? null : table.at(at);
    const looksAt = new Map(looks.map(([at, found]) => [at, found.map(([look, minutes]) => ({ look: texts.at(look), clock: clockOf(minutes) }))]));
    const rows = [];
    for (let at = 0; at < facts.length; at += WIDTH) {
      const flags = facts.at(at);
      const clock = clockOf(facts.at(at + 3));
      const has = (bit) => Math.floor(flags / bit) % 2 === 1;
      rows.push({
        shell: has(1), isNotice: has(2), isBubble: has(4), kind: has(32) ? "unknown" : "", isMute: has(1) || has(64), isVague: has(128),
        look: orNull(texts, facts.at(at + 7)), looks: looksAt.get(rows.length) ?? [],
        prePlain: has(8) ? { author: orNull(texts, facts.at(at + 1)), date: orNull(dates, facts.at(at + 2)), clock: has(16) ? clock : null } : null,
        clock, label: orNull(texts, facts.at(at + 4)), shownAuthor: orNull(texts, facts.at(at + 5)),
        marks: facts.at(at + 6) === NOTHING ? [] : votes.at(facts.at(at + 6)),
      });
    }
    return rows;
  };

  return { pack, unpack };
}
