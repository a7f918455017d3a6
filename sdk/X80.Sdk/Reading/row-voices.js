(stageOf, answer) => {
  // Who wrote each row. What only own or only others' rows bear is learned from rows with a mark; signals that
  // contradict each other give "unknown".
  "use strict";
  const agreed = (sides) => {
    const said = new Set(sides.filter((side) => side !== null));
    if (said.size === 0) return null;
    return said.size === 1 ? Array.from(said).at(0) : "both";
  };
  const learn = (rows, valueOf, sideOf) => {
    const seen = new Map();
    for (const row of rows) {
      const [value, side] = [valueOf(row) ?? null, sideOf(row)];
      if (value !== null && side !== null) seen.set(value, seen.has(value) && seen.get(value) !== side ? "both" : side);
    }
    return (row) => {
      const side = seen.get(valueOf(row));
      return side === "in" || side === "out" ? side : null;
    };
  };
  const isMute = (row) => row.shell || row.isNotice;

  const directionsOf = (rows, opensRun) => {
    const readable = rows.filter((row) => !isMute(row));
    const marked = (row) => agreed(row.marks.map((mark) => mark.side));
    const byLabel = learn(readable, (row) => row.label, marked);
    const labelled = (row) => byLabel(row) ?? (row.label !== null && row.label === row.prePlain?.author && marked(row) !== "out" ? "in" : null);
    const byName = learn(readable, (row) => row.prePlain?.author, (row) => agreed([marked(row), labelled(row)]));
    const sideBy = (strategy, rank, row) => {
      if (strategy.op === "label") return labelled(row);
      return strategy.op === "name" ? byName(row) : row.marks.at(rank).side;
    };
    const run = stageOf("direction").find((strategy) => strategy.op === "run");
    const directions = [];
    rows.forEach((row, at) => {
      if (isMute(row)) {
        directions.push("unknown");
        return;
      }
      const said = stageOf("direction").map((strategy, rank) => ({ strategy, side: sideBy(strategy, rank, row) }));
      const voted = agreed(said.map((each) => each.side));
      // A bubble in the middle of a run has no mark of its own; only an incoming run may go on without ticks.
      const inherits = voted === null && run !== undefined && row.isBubble && !opensRun(row, at) && directions.at(-1) === "in";
      for (const each of said) if (each.side !== null) answer("direction", each.strategy);
      if (inherits) answer("direction", run);
      directions.push(inherits ? "in" : voted === null || voted === "both" ? "unknown" : voted);
    });
    return directions;
  };

  const authorsOf = (rows, directions, opensRun) => {
    const ownNames = new Set(rows.filter((row, at) => directions.at(at) === "out" && row.prePlain).map((row) => row.prePlain.author));
    const authors = [];
    rows.forEach((row, at) => {
      const direction = directions.at(at);
      const offers = new Map([
        ["prePlain", row.prePlain?.author],
        ["label", direction === "in" ? row.label : null],
        ["ownName", direction === "out" && ownNames.size === 1 ? Array.from(ownNames).at(0) : null],
        ["run", direction === "in" && !opensRun(row, at) && directions.at(at - 1) === "in" ? authors.at(-1) : null],
        ["text", direction === "in" ? row.shownAuthor : null],
      ]);
      const strategy = isMute(row) ? undefined : stageOf("author").find((each) => offers.get(each.op));
      if (strategy !== undefined) answer("author", strategy);
      authors.push(strategy === undefined ? null : offers.get(strategy.op));
    });
    return authors;
  };

  return { directionsOf, authorsOf };
}
