(stageOf, answer) => {
  // Who wrote each row. What only own or only others' rows bear is learned from rows with a mark; signals that
  // contradict each other give "unknown".
  "use strict";
  const agreed = (sides) => {
    let said = null;
    for (const side of sides) {
      if (side !== null) said = said === null || said === side ? side : "both";
    }
    return said;
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
  const directionsOf = (rows, opensRun, title) => {
    const readable = rows.filter((row) => !row.isMute);
    // Rows of one form share their marks.
    const sides = new Map();
    const marked = ({ marks }) => {
      const known = sides.get(marks);
      if (known !== undefined) return known;
      const made = agreed(marks.map((mark) => mark.side));
      sides.set(marks, made);
      return made;
    };
    const byLabel = learn(readable, (row) => row.label, marked);
    const labelled = (row) => byLabel(row) ?? (row.label !== null && row.label === row.prePlain?.author && marked(row) !== "out" ? "in" : null);
    const named = learn(readable, (row) => row.prePlain?.author, (row) => agreed([marked(row), labelled(row)]));
    // Who bears the chat's own name may be either side, whatever other rows say; so where a row of that name lost its mark.
    const isDoubtful = readable.some((row) => row.isVague && row.prePlain?.author === title);
    const byName = (row) => row.prePlain?.author === title && (isDoubtful || named(row) === "out") ? null : named(row);
    const strategies = stageOf("direction");
    const run = strategies.find((strategy) => strategy.op === "run");
    const [labels, names] = ["label", "name"].map((op) => strategies.find((strategy) => strategy.op === op));
    const answeredFor = new Set();
    const answerMarks = ({ marks }) => {
      if (answeredFor.has(marks)) return;
      answeredFor.add(marks);
      marks.forEach((mark) => {
        if (mark.side !== null) answer("direction", mark.strategy);
      });
    };
    const directions = [];
    let lastName = null;
    rows.forEach((row, at) => {
      const name = row.prePlain?.author ?? row.label ?? null;
      const isOther = name !== null && lastName !== null && name !== lastName;
      lastName = name ?? lastName;
      if (row.isMute) {
        directions.push("unknown");
        return;
      }
      const [byMarks, labelSide, nameSide] = [marked(row), labels === undefined ? null : labelled(row), names === undefined ? null : byName(row)];
      const voted = agreed([byMarks, labelSide, nameSide]);
      // A bubble in the middle of a run has no mark of its own; only an incoming run may go on without ticks.
      const inherits = voted === null && run !== undefined && row.isBubble && !row.isVague && !isOther && !opensRun(row, at) && directions.at(-1) === "in";
      answerMarks(row);
      if (labelSide !== null) answer("direction", labels);
      if (nameSide !== null) answer("direction", names);
      if (inherits) answer("direction", run);
      directions.push(inherits ? "in" : voted === null || voted === "both" ? "unknown" : voted);
    });
    return directions;
  };

  const authorsOf = (rows, directions, opensRun) => {
    const ownNames = new Set(rows.filter((row, at) => directions.at(at) === "out" && row.prePlain).map((row) => row.prePlain.author));
    const authors = [];
    const strategies = stageOf("author");
    rows.forEach((row, at) => {
      const direction = directions.at(at);
      const offerOf = (op) => {
        switch (op) {
          case "prePlain": return row.prePlain?.author;
          case "label": return direction === "in" ? row.label : null;
          case "ownName": return direction === "out" && ownNames.size === 1 ? Array.from(ownNames).at(0) : null;
          case "run": return direction === "in" && !opensRun(row, at) && directions.at(at - 1) === "in" ? authors.at(-1) : null;
          default: return direction === "in" ? row.shownAuthor : null;
        }
      };
      const strategy = row.isMute ? undefined : strategies.find((each) => offerOf(each.op));
      if (strategy !== undefined) answer("author", strategy);
      authors.push(strategy === undefined ? null : offerOf(strategy.op));
    });
    return authors;
  };

  return { directionsOf, authorsOf };
}
