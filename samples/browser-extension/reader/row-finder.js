var rowFinder =
(idOf, parentOf, stageOf, answer, drift) => {
  // Which parts of the chat's panel are its rows. A row is what holds one id: the mark of an id may stand on it or further
  // in. Rows that bear one id are copies of one; whether they say the same is for who reads them.
  "use strict";
  const findMarks = (top, search) => {
    const found = new Set();
    for (const strategy of stageOf("rows")) {
      const marks = search(strategy.select);
      if (marks.length > 0) answer("rows", strategy);
      marks.forEach((mark) => found.add(mark));
    }
    const marks = Array.from(found).map((mark) => ({ mark, id: idOf(mark) }));
    const known = new Map(marks.map(({ mark, id }) => [mark, id]));
    // A mark within another of the same id is of the same row; within another of a different id it is of none.
    return marks.filter(({ mark, id }) => {
      for (let node = parentOf(mark); node !== top && node !== null; node = parentOf(node)) {
        if (!known.has(node)) continue;
        if (known.get(node) !== id) drift("rows", [known.size]);
        return false;
      }
      return true;
    });
  };

  // The widest part that holds this mark and no other, below what holds the rows. One row alone shows nowhere where it ends,
  // but where what holds the rows is known.
  const widen = (marks, top, bounds) => {
    const held = new Map();
    for (const { mark } of marks) {
      for (let node = mark; node !== top && node !== null; node = parentOf(node)) held.set(node, (held.get(node) ?? 0) + 1);
    }
    return marks.map(({ mark, id }) => {
      let row = mark;
      while ((marks.length > 1 || bounds.has(top)) && held.get(parentOf(row)) === 1 && !bounds.has(parentOf(row))) row = parentOf(row);
      return { row, mark, id };
    });
  };

  // All rows below the top that the search gives, in page order; those of one id after the first are copies.
  const rowsIn = (top, bounds, search) => {
    const marks = findMarks(top, search);
    const order = new Map(search(stageOf("rows").map((strategy) => strategy.select).join(",")).map((mark, at) => [mark, at]));
    const rows = widen(marks.sort((a, b) => order.get(a.mark) - order.get(b.mark)), top, bounds);
    const first = new Map();
    for (const each of rows) if (!first.has(each.id)) first.set(each.id, each.row);
    return rows.map((each) => ({ row: each.row, id: each.id, isCopy: first.get(each.id) !== each.row }));
  };

  return { rowsIn };
}
