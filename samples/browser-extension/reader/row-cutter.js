var rowCutter =
(dom, tagOf, tagOfElement, asked) => {
  // Cuts a part of the page into its elements and texts, from its markup: asking each element costs many times as much. Markup
  // that is not told plainly is not guessed at: then the elements are asked.
  "use strict";
  const { firstChildOf, nextSiblingOf, typeOf, dataOf } = dom;
  const ELEMENT = 1;
  const TEXT = 3;
  const OPENS = "<";
  const CLOSES = ">";
  const SAYS = "=";
  // They have no end in markup.
  const VOID = new Set([
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr"]);
  // Markup within them is text, or is no part of the page.
  const RAW = new Set(["iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "template", "xmp"]);
  const BARE = /^[a-zA-Z][^\s"'<>/=&]*>$/;
  const START = /^[a-zA-Z][^\s"'<>/=&]* [^\s"'<>/=&]+=$/;
  const ENTITIES = new Map([["&amp;", "&"], ["&lt;", "<"], ["&gt;", ">"], ["&quot;", "\""], ["&nbsp;", "\u00A0"]]);
  const plainOf = (text) => text.includes("&") ? text.replace(/&(?:amp|lt|gt|quot|nbsp);/g, (entity) => ENTITIES.get(entity)) : text;

  // Values hold no quotes: each stands between two, and nothing but the end follows the last.
  const learn = (head) => {
    const pieces = head.split("\"");
    if (pieces.length === 1) return BARE.test(head) ? tagOf(head.slice(0, -1), new Map()) : null;
    const start = pieces.at(0);
    if (pieces.length % 2 === 0 || pieces.at(-1) !== CLOSES || !START.test(start)) return null;
    const space = start.indexOf(" ");
    const values = new Map();
    let attribute = start.slice(space + 1, -1);
    for (let at = 1; at < pieces.length; at += 2) {
      values.set(attribute, plainOf(pieces.at(at)));
      attribute = pieces.at(at + 1).slice(1, -1);
    }
    return tagOf(start.slice(0, space), values);
  };
  const known = new Map();
  const tagIn = (head) => {
    const tag = known.get(head);
    if (tag !== undefined) return tag;
    const learned = learn(head);
    const made = learned === null || RAW.has(learned.name) ? null : learned;
    known.set(head, made);
    return made;
  };

  // Each piece is what stands from one opening bracket to the next: a tag, and the text after it.
  const markup = (text) => {
    const tags = [];
    const texts = [];
    let key = "";
    for (const piece of text.slice(1).split(OPENS)) {
      const end = piece.indexOf(CLOSES) + 1;
      const isBare = end === piece.length;
      if (piece.startsWith("/")) key += CLOSES;
      else {
        const tag = tagIn(isBare ? piece : piece.slice(0, end));
        if (tag === null) return null;
        tags.push(tag);
        key += tag.mark;
      }
      if (!isBare) {
        texts.push(piece.slice(end));
        key += SAYS;
      }
    }
    return { key, tags, texts };
  };
  const stepsOf = (text) => text.slice(1).split(OPENS).flatMap((piece) => [piece.startsWith("/") ? CLOSES : OPENS, ...(piece.endsWith(CLOSES) ? [] : [SAYS])]);

  // The same by asking each element. Texts side by side are one, as in markup.
  const tree = (top) => {
    const steps = [];
    const tags = [];
    const texts = [];
    let key = "";
    const visit = (element) => {
      const tag = tagOfElement(element);
      tags.push(tag);
      steps.push(OPENS);
      key += tag.mark;
      if (VOID.has(tag.name)) return;
      let run = "";
      const say = () => {
        if (run === "") return;
        texts.push(run.replace(/&/g, "&amp;"));
        steps.push(SAYS);
        key += SAYS;
        run = "";
      };
      for (let child = firstChildOf(element); child !== null; child = nextSiblingOf(child)) {
        const type = typeOf(child);
        if (type === TEXT) run += dataOf(child);
        if (type !== ELEMENT) continue;
        say();
        visit(child);
      }
      say();
      steps.push(CLOSES);
      key += CLOSES;
    };
    visit(top);
    return { steps, key, tags, texts };
  };

  // Where each element stands: what holds it, where it ends, and what it holds; a text is a number below zero.
  const layOut = (steps, tags) => {
    const [parents, kids, open] = [[], [], []];
    let texts = 0;
    const hold = (kid) => {
      if (open.length > 0) kids.at(open.at(-1)).push(kid);
    };
    for (const step of steps) {
      if (step === CLOSES) open.pop();
      else if (step === SAYS) {
        texts += 1;
        hold(-texts);
      } else {
        const at = parents.length;
        hold(at);
        parents.push(open.at(-1) ?? -1);
        kids.push([]);
        if (!VOID.has(tags.at(at).name)) open.push(at);
      }
    }
    const endOf = (at) => {
      const last = kids.at(at).filter((kid) => kid >= 0).at(-1);
      return last === undefined ? at : endOf(last);
    };
    return { names: tags.map((tag) => tag.name), parents, kids, ends: parents.map((_, at) => endOf(at)) };
  };

  // Values that say nothing of people: a pattern may hold them.
  const PLAIN = new Set([
    "aria-hidden", "class", "d", "data-icon", "data-virtualized", "dir", "draggable", "fill", "height", "role", "tabindex", "type", "viewBox", "width"]);
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  // One expression for all markup that is cut alike: what it captures are the texts, and the values that may differ. Each value
  // has a place among the captures, or is the same in all.
  const patternOf = (text) => {
    let source = "";
    const captures = [];
    const bears = [];
    const said = [];
    const capture = (each, expression) => {
      captures.push(each);
      source += expression;
      return captures.length;
    };
    for (const piece of text.slice(1).split(OPENS)) {
      const end = piece.indexOf(CLOSES) + 1;
      source += OPENS;
      if (piece.startsWith("/")) source += escaped(piece.slice(0, end));
      else {
        const values = new Map();
        let name = null;
        for (const part of piece.slice(0, end).split("\"")) {
          if (name === null) {
            source += escaped(part);
            name = part.slice(part.lastIndexOf(" ") + 1, -1);
            continue;
          }
          const [value, mark] = [plainOf(part), asked.markOf(name, plainOf(part))];
          source += "\"";
          if (PLAIN.has(name) || asked.isWhole(name, value)) {
            source += escaped(part);
            values.set(name, value);
          } else {
            // The number at an id's end tells no selector anything: then no value needs to be looked at again.
            const start = asked.startBeforeNumber(name, value);
            values.set(name, start === null ? capture({ name, mark }, "([^\"]*)") : capture(null, `(${escaped(start)}[0-9A-Z]+)`));
          }
          source += "\"";
          name = null;
        }
        bears.push(values);
      }
      if (end < piece.length) said.push(capture(null, "([^<]+)"));
    }
    return { expression: new RegExp(`^${source}$`), checks: captures.map((each, at) => ({ ...each, at: at + 1 })).filter(({ mark }) => mark !== undefined && mark !== null), bears, said };
  };
  // What it captures of this markup; null where the markup is not cut alike.
  const match = ({ expression, checks }, text) => {
    const found = expression.exec(text);
    return found !== null && checks.every(({ name, mark, at }) => asked.markOf(name, plainOf(found.at(at))) === mark) ? found : null;
  };

  return { markup, stepsOf, tree, layOut, patternOf, match, plainOf, isVoid: (name) => VOID.has(name), forget: () => known.clear() };
}
