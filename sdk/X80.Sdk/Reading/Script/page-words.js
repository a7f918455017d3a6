(reads, isHidden) => {
  // What stands in a part of the page, as a person sees it, and where a part stands.
  "use strict";
  const { firstChildOf, nextSiblingOf, firstElementIn, nextElementOf, parentOf, typeOf, dataOf, nameOf, rootOf, attributeOf } = reads;
  const ELEMENT = 1;
  const TEXT = 3;
  const BLOCKS = new Set(["blockquote", "li", "ol", "p", "pre", "ul"]);
  // To walk to a part far down a long list would cost more than to read it.
  const elementsIn = (node, from = 0, to = Infinity) => {
    const elements = [];
    let child = from === 0 ? firstElementIn(node) : reads.itemOf(reads.childrenOf(node), from);
    for (; child !== null && from + elements.length < to; child = nextElementOf(child)) elements.push(child);
    return elements;
  };

  const childrenOf = (node) => {
    const children = [];
    for (let child = firstChildOf(node); child !== null; child = nextSiblingOf(child)) children.push(child);
    return children;
  };
  const isElement = (node) => typeOf(node) === ELEMENT;
  const textOf = (node) => typeOf(node) === TEXT ? dataOf(node).trim() : "";

  // Where an element stands: its number among its neighbours, from the top down.
  const pathOf = (element) => parentOf(element) === document ? [] : [...pathOf(parentOf(element)), elementsIn(parentOf(element)).indexOf(element)];
  const nodeAt = (path) => path.reduce((node, at) => {
    let child = node === null ? null : firstElementIn(node);
    for (let left = at; left > 0 && child !== null; left -= 1) child = nextElementOf(child);
    return child;
  }, rootOf(document));

  // The text a person sees in a subtree, emoji as characters; parts that `skip` names are left out.
  const wordsOf = (top, skip) => {
    let words = "";
    const breakLine = () => {
      if (words !== "" && !words.endsWith("\n")) words += "\n";
    };
    const visit = (node) => {
      const type = typeOf(node);
      if (type === TEXT) {
        words += dataOf(node);
        return;
      }
      if (type !== ELEMENT || skip(node)) return;
      const name = nameOf(node);
      if (name === "img") {
        words += attributeOf(node, "data-plain-text") ?? attributeOf(node, "alt") ?? "";
        return;
      }
      if (name === "br") {
        words += "\n";
        return;
      }
      const isBlock = BLOCKS.has(name);
      if (isBlock) breakLine();
      if (name === "li") words += "• ";
      for (let child = firstChildOf(node); child !== null; child = nextSiblingOf(child)) visit(child);
      if (isBlock) breakLine();
    };
    visit(top);
    return words.startsWith("\n") || words.endsWith("\n") ? words.replace(/^\n+|\n+$/g, "") : words;
  };
  const visibleWords = (element) => wordsOf(element, (node) => node !== element && isHidden(node));

  return { childrenOf, elementsIn, isElement, textOf, pathOf, nodeAt, visibleWords };
}
