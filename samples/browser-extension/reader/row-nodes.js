var rowNodes =
(index, plain, hidden) => {
  // One part of the page after the other, as numbers: an element by its place in page order, a text by a number below zero.
  // What only the form of a part decides is found out once a form.
  "use strict";
  const BLOCKS = new Set(["blockquote", "li", "ol", "p", "pre", "ul"]);
  const BREAK = "break";
  let sheet = null;
  let memo = null;
  // What was found out holds for a flavour: another one asks by other strategies.
  const turnTo = (next, flavour) => {
    sheet = next;
    const { memos } = sheet.form;
    memo = memos.get(flavour) ?? new Map();
    memos.set(flavour, memo);
  };
  const once = (key, make) => {
    const known = memo.get(key);
    if (known !== undefined) return known;
    const made = make();
    memo.set(key, made);
    return made;
  };

  const NONE = [];
  const endOf = (at) => sheet.form.ends.at(at);
  const found = (selector) => index.numbersIn(sheet, selector);
  const withinRow = (selector) => found(selector);
  const allIn = (at, selector) => {
    const all = found(selector);
    if (all.length === 0) return NONE;
    const end = endOf(at);
    return all.filter((each) => each > at && each <= end);
  };
  const firstIn = (at, selector) => {
    const end = endOf(at);
    return found(selector).find((each) => each > at && each <= end) ?? null;
  };
  const fits = (at, selector) => found(selector).includes(at);
  const holds = (outer, inner) => inner >= outer && inner <= endOf(outer);
  const parentOf = (at) => sheet.form.parents.at(at);
  const nameOf = (at) => sheet.form.names.at(at);
  const attributeOf = (at, name) => index.valueAt(sheet, at, name);
  const childrenOf = (at) => sheet.form.kids.at(at);
  const isElement = (node) => node >= 0;
  const elementsIn = (at) => childrenOf(at).filter(isElement);
  const said = (text) => index.textAt(sheet, -1 - text);
  const textOf = (node) => isElement(node) ? "" : said(node).trim();
  const hiddenOnes = () => once("hidden", () => new Set(found(hidden)));
  const isHidden = (at) => hiddenOnes().has(at);
  const outermostOf = (all) => all.length < 2 ? all : all.filter((each) => !all.some((other) => other !== each && holds(other, each)));

  // How the words of an element come about: texts, pictures, and where a line ends. What `skip` names is left out.
  const stepsOf = (top, skip) => {
    const steps = [];
    const visit = (node) => {
      if (!isElement(node)) {
        steps.push(node);
        return;
      }
      if (skip(node)) return;
      const name = nameOf(node);
      if (name === "img") steps.push(node);
      else if (name === "br") steps.push("\n");
      else {
        const isBlock = BLOCKS.has(name);
        if (isBlock) steps.push(BREAK);
        if (name === "li") steps.push("• ");
        childrenOf(node).forEach(visit);
        if (isBlock) steps.push(BREAK);
      }
    };
    visit(top);
    return steps;
  };
  const sayAll = (steps) => {
    let words = "";
    for (const step of steps) {
      // A number of an element is a picture's.
      if (typeof step === "number") words += step < 0 ? said(step) : attributeOf(step, "data-plain-text") ?? attributeOf(step, "alt") ?? "";
      else if (step === BREAK) words += words === "" || words.endsWith("\n") ? "" : "\n";
      else words += step;
    }
    return words.startsWith("\n") || words.endsWith("\n") ? words.replace(/^\n+|\n+$/g, "") : words;
  };
  const wordsOf = (top, skip) => sayAll(stepsOf(top, skip));
  const visibleSteps = (top) => {
    const known = once("steps", () => new Map());
    if (!known.has(top)) known.set(top, stepsOf(top, (node) => node !== top && isHidden(node)));
    return known.get(top);
  };
  const visibleWords = (at) => sayAll(visibleSteps(at));

  // Texts that a person sees in an element, one by one.
  const textsIn = (top, but) => {
    const texts = [];
    const visit = (node) => {
      for (const child of childrenOf(node)) {
        if (!isElement(child)) texts.push(child);
        else if (child !== but && !isHidden(child)) visit(child);
      }
    };
    visit(top);
    return texts;
  };
  const leavesOf = (top, but = null) => {
    const known = once("leaves", () => new Map());
    const key = but === null ? top : `${top} ${but}`;
    if (!known.has(key)) known.set(key, textsIn(top, but));
    return known.get(key).map((text) => plain(said(text)).trim()).filter((leaf) => leaf !== "");
  };

  return {
    turnTo, once,
    allIn, attributeOf, childrenOf, elementsIn, firstIn, fits, holds, isElement, isHidden, leavesOf, nameOf, outermostOf, parentOf, sayAll, stepsOf, textOf, visibleWords, withinRow,
    wordsOf,
  };
}
