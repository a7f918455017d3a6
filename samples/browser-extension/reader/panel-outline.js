var panelOutline =
(reads, index, nodes, marks, hidden) => {
  // A panel cut into its parts: what holds the rows, from the panel down; the rows; and all else, each part with its form, so that
  // of parts that stand alike one is asked. Null where the panel cannot be cut so plainly.
  "use strict";
  const { firstIn, queryIn, parentOf, firstElementIn, nextElementOf, childCountOf, fits, holds } = reads;
  const childrenIn = (element, most = Infinity) => {
    const children = [];
    for (let child = firstElementIn(element); child !== null && children.length < most; child = nextElementOf(child)) children.push(child);
    return children;
  };
  const marksIn = (sheet) => index.numbersIn(sheet, marks).length;
  const partOf = (element, depth, sheetOf) => ({ sheet: sheetOf(element), depth, isRow: false });
  // Parts of the list: rows, and what stands between them; null where one of them holds two rows.
  const cutList = (tops, depth, sheetOf = index.sheetOf) => {
    const parts = [];
    for (const top of tops) {
      const part = partOf(top, depth, sheetOf);
      const count = marksIn(part.sheet);
      if (count > 1) return null;
      parts.push(count === 1 ? { ...part, isRow: true } : part);
    }
    return parts;
  };

  // What all parts together are asked.
  const asked = (parts, spine) => {
    const sheets = parts.map(({ sheet }) => sheet);
    const alike = Array.from(new Map(sheets.map((sheet) => [sheet.form, sheet])).values());
    const stands = (selector) => (index.isLocal(selector) ? alike : sheets).some((sheet) => index.numbersIn(sheet, selector).length > 0)
      || spine.some((element) => fits(element, selector));
    return { parts, stands };
  };

  // What could hold all rows, from the panel down: whatever holds the first of them and more.
  const spinesOf = (panel) => {
    const first = firstIn(panel, marks);
    const above = [];
    for (let node = first; node !== null && node !== panel; node = parentOf(node)) above.splice(0, 0, node);
    return above.map((_, at) => above.slice(0, at)).filter((spine) => spine.length > 0 && childCountOf(spine.at(-1)) > 1).reverse();
  };

  // A long list is not looked into, but for its first parts: only what stands around it is cut.
  const SAMPLE = 100;
  const cut = (panel, longest) => {
    if (fits(panel, marks)) return null;
    const known = new Map();
    const sheetOf = (element) => {
      if (!known.has(element)) known.set(element, index.sheetOf(element));
      return known.get(element);
    };
    for (const spine of spinesOf(panel)) {
      const made = cutAt(panel, spine, longest, sheetOf);
      if (made !== null) return made;
    }
    return null;
  };

  const cutAt = (panel, spine, longest, sheetOf) => {
    const list = spine.at(-1);
    if (spine.some((element) => fits(element, marks) || fits(element, hidden))) return null;
    // Days stand between rows: a few parts more may still be no more rows.
    const count = childCountOf(list) > longest * 1.25 ? queryIn(list, marks).length : 0;
    const isTooLong = count > longest;
    const cutTops = cutList(childrenIn(list, isTooLong ? SAMPLE : Infinity), spine.length, sheetOf);
    if (cutTops === null) return null;
    const found = cutTops.filter((part) => part.isRow).map(({ sheet }) => sheet);
    const isLong = isTooLong || found.length > longest;
    const [tops, rows] = isLong ? [[], []] : [cutTops, found];
    // All parts in page order; what holds the rows stands among them as it opens.
    const order = [];
    const lay = (element, depth) => {
      if (element === list) {
        order.push(...tops);
        return;
      }
      for (const child of childrenIn(element)) {
        if (child !== spine.at(depth)) order.push(partOf(child, depth, sheetOf));
        else {
          order.push({ element: child });
          lay(child, depth + 1);
        }
      }
    };
    lay(panel, 0);
    const parts = order.filter((each) => each.sheet !== undefined);
    // One row alone shows nowhere where it ends; and rows elsewhere are held by more than this.
    if (!isLong && rows.length < 2 || parts.some((part) => !part.isRow && marksIn(part.sheet) > 0)) return null;
    const all = asked(parts, spine);
    const allIn = (selector) => !all.stands(selector) ? [] : order.flatMap(({ element, sheet }) => {
      if (sheet === undefined) return fits(element, selector) ? [element] : [];
      const found = index.numbersIn(sheet, selector);
      return found.length === 0 ? found : found.map((at) => index.elementsOf(sheet).at(at));
    });
    return { ...all, allIn, panel, list, spine, isLong, count: isTooLong ? count : found.length, order, rows, isHeldBy: (outer) => holds(outer, list), standsInSample: asked(cutTops, []).stands };
  };

  // Leaves of a part, top down, but what is hidden: what stands between two rows is read leaf by leaf.
  const leavesOf = ({ sheet }, flavour) => {
    nodes.turnTo(sheet, flavour);
    const leaves = nodes.once("parts", () => {
      const found = [];
      const visit = (at) => {
        const children = nodes.elementsIn(at).filter((child) => !nodes.isHidden(child));
        if (children.length === 0) found.push(at);
        children.forEach(visit);
      };
      if (!nodes.isHidden(0)) visit(0);
      return found;
    });
    return leaves.map((at) => nodes.visibleWords(at));
  };

  return { cut, cutList, asked, leavesOf };
}
