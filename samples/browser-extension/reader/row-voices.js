var rowVoices =
(stageOf, answer) => {
  // Who wrote each row. What only own or only others' rows bear is learned from rows with a mark; signals that
  // contradict each other give "unknown".
  "use strict";
  const strategyOf = (op) => stageOf("direction").find((strategy) => strategy.op === op);
  const hasLabels = () => strategyOf("label") !== undefined;
  const hasNames = () => strategyOf("name") !== undefined;
  const agreed = (sides) => {
    let said = null;
    for (const side of sides) {
      if (side !== null) said = said === null || said === side ? side : "both";
    }
    return said;
  };
  const learn = (all, valueOf, sideOf) => {
    const seen = new Map();
    for (const each of all) {
      const [value, side] = [valueOf(each), sideOf(each)];
      if (value !== null && side !== null) seen.set(value, seen.has(value) && seen.get(value) !== side ? "both" : side);
    }
    return seen;
  };
  const sureOf = (seen) => {
    const known = new Map(seen);
    return (value) => {
      const side = known.get(value);
      return side === "in" || side === "out" ? side : null;
    };
  };
  // Rows of one form share their marks.
  const sides = new Map();
  const marked = ({ marks }) => {
    const known = sides.get(marks);
    if (known !== undefined) return known;
    const made = agreed(marks.map((mark) => mark.side));
    sides.set(marks, made);
    return made;
  };
  const nameOf = (row) => row.prePlain?.author ?? null;
  const labelSide = (byLabel, side, label, name) => byLabel(label) ?? (label !== null && label === name && side !== "out" ? "in" : null);

  // What rows tell of who writes: each way in which a mark, a label and a name stand together, once.
  const heardIn = (rows) => {
    const heard = new Map();
    const vague = new Set();
    for (const row of rows) {
      if (row.isMute) continue;
      const [side, name] = [marked(row), nameOf(row)];
      const key = `${side}\n${row.label === null ? "" : `${row.label}:`}\n${name === null ? "" : `${name}:`}`;
      if (!heard.has(key)) heard.set(key, [side, row.label, name]);
      if (row.isVague && name !== null) vague.add(name);
    }
    return { heard: Array.from(heard.values()), vague: Array.from(vague) };
  };

  // What that says of each label and each name, in the whole chat.
  const planOf = (all, title) => {
    const heard = all.flatMap((each) => each.heard);
    const labels = learn(heard, ([, label]) => label, ([side]) => side);
    const byLabel = sureOf(labels);
    const named = learn(heard, ([, , name]) => name, ([side, label, name]) => agreed([side, labelSide(byLabel, side, label, name)]));
    // Who bears the chat's own name may be either side, whatever other rows say; so where a row of that name lost its mark.
    const isDoubtful = all.some((each) => each.vague.includes(title)) || named.get(title) === "out";
    const names = Array.from(named).filter(([name]) => name !== title || !isDoubtful);
    const byName = sureOf(names);
    const says = ([side, label, name]) => agreed([side, hasLabels() ? labelSide(byLabel, side, label, name) : null, hasNames() ? byName(name) : null]);
    const own = new Set(heard.filter((each) => each.at(2) !== null && says(each) === "out").map((each) => each.at(2)));
    return { labels: Array.from(labels), names, own: own.size === 1 ? Array.from(own).at(0) : null };
  };

  // How sure a side is: by what tells it, or why nothing does.
  const certaintyOf = (voted, byMarks, inherits) => {
    if (inherits) return "run";
    if (voted === null) return "none";
    if (voted === "both") return "contradicted";
    return byMarks === null ? "learned" : "marked";
  };

  // Which side each row is on, and how sure that is; what stood above the first of them may be known.
  const directionsOf = (rows, opensRun, plan, above) => {
    const [byLabel, byName] = [sureOf(plan.labels), sureOf(plan.names)];
    const [run, labels, names] = ["run", "label", "name"].map(strategyOf);
    const answeredFor = new Set();
    const answerMarks = ({ marks }) => {
      if (answeredFor.has(marks)) return;
      answeredFor.add(marks);
      marks.forEach((mark) => {
        if (mark.side !== null) answer("direction", mark.strategy);
      });
    };
    const [directions, certainties] = [[], []];
    let lastName = above?.name ?? null;
    rows.forEach((row, at) => {
      const name = nameOf(row) ?? row.label ?? null;
      const isOther = name !== null && lastName !== null && name !== lastName;
      lastName = name ?? lastName;
      const before = at === 0 ? above?.direction : directions.at(-1);
      if (row.isMute) {
        directions.push("unknown");
        certainties.push("none");
        return;
      }
      const byMarks = marked(row);
      const [byTheLabel, byTheName] = [labels === undefined ? null : labelSide(byLabel, byMarks, row.label, nameOf(row)), names === undefined ? null : byName(nameOf(row))];
      const voted = agreed([byMarks, byTheLabel, byTheName]);
      // A bubble in the middle of a run has no mark of its own; only an incoming run may go on without ticks.
      const inherits = voted === null && run !== undefined && row.isBubble && !row.isVague && !isOther && !opensRun(row, at) && before === "in";
      answerMarks(row);
      if (byTheLabel !== null) answer("direction", labels);
      if (byTheName !== null) answer("direction", names);
      if (inherits) answer("direction", run);
      directions.push(inherits ? "in" : voted === null || voted === "both" ? "unknown" : voted);
      certainties.push(certaintyOf(voted, byMarks, inherits));
    });
    return { directions, certainties, lastName };
  };

  const authorsOf = (rows, directions, opensRun, plan, above) => {
    const authors = [];
    const strategies = stageOf("author");
    rows.forEach((row, at) => {
      const direction = directions.at(at);
      const [lastDirection, lastAuthor] = at === 0 ? [above?.direction, above?.author] : [directions.at(at - 1), authors.at(-1)];
      const offerOf = (op) => {
        switch (op) {
          case "prePlain": return row.prePlain?.author;
          case "label": return direction === "in" ? row.label : null;
          case "ownName": return direction === "out" ? plan.own : null;
          case "run": return direction === "in" && !opensRun(row, at) && lastDirection === "in" ? lastAuthor : null;
          default: return direction === "in" ? row.shownAuthor : null;
        }
      };
      const strategy = row.isMute ? undefined : strategies.find((each) => offerOf(each.op));
      if (strategy !== undefined) answer("author", strategy);
      authors.push(strategy === undefined ? null : offerOf(strategy.op));
    });
    return authors;
  };

  return { heardIn, planOf, directionsOf, authorsOf };
}
