var rowIndex =
(dom, cutter) => {
  // Answers a pack's selectors for one part of the page after the other. Parts of one form (the same elements in the same
  // places, and attributes that no selector of the pack tells apart) answer every selector alike, so the page is asked once a
  // form and selector. What is kept between parts and calls are forms and places in them: no text, no id, no name.
  "use strict";
  const { firstElementIn, nextElementOf, nameOf, attributeNamesOf, attributeOf, parentOf, fits, queryIn, markupOf } = dom;
  const NONE = [];
  // So many marks are given out at most: then all is forgotten, and learned anew.
  const MOST = 32768;
  const MOST_PATTERNS = 64;

  const IN_BRACKETS = /\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*"([^"]*)"\s*)?\]/g;
  const stringsIn = (value) => typeof value === "string" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];

  // What selectors ask of an attribute: is it there, and which of these does its value do.
  const asks = (operator, wanted) => {
    switch (operator) {
      case "~=": return (value) => value.includes(wanted) && value.split(/\s+/).includes(wanted);
      case "|=": return (value) => value === wanted || value.startsWith(`${wanted}-`);
      case "^=": return (value) => wanted !== "" && value.startsWith(wanted);
      case "$=": return (value) => wanted !== "" && value.endsWith(wanted);
      default: return (value) => wanted !== "" && value.includes(wanted);
    }
  };
  const questionsOf = (selectors) => {
    const questions = new Map();
    const ask = (name, operator, wanted) => {
      if (!questions.has(name)) questions.set(name, { whole: new Set(), parts: new Map(), starts: new Set([""]), hasNumbers: false });
      const question = { ...questions.get(name), hasNumbers: questions.get(name).hasNumbers || /[0-9A-Z]/.test(wanted ?? "") };
      questions.set(name, question);
      if (operator === "^=") question.starts.add(wanted);
      if (operator === "=") question.whole.add(wanted);
      else if (operator !== undefined) question.parts.set(operator + wanted, asks(operator, wanted));
    };
    for (const selector of selectors) {
      for (const found of selector.matchAll(IN_BRACKETS)) ask(found.at(1), found.at(2), found.at(3));
      const bare = selector.replace(IN_BRACKETS, "");
      // An attribute written in a way that is not known here is told apart by its whole value.
      for (const found of bare.matchAll(/\[\s*([\w-]+)/g)) ask(found.at(1), "?", "");
      for (const found of bare.matchAll(/\.([\w-]+)/g)) ask("class", "~=", found.at(1));
      for (const found of bare.matchAll(/#([\w-]+)/g)) ask("id", "=", found.at(1));
    }
    return questions;
  };

  // Whether only what is in a row and above it decides: no siblings, no state, nothing that something above holds.
  const isLocal = (selector) => {
    const bare = selector.replace(/\[[^\]]*\]/g, "a").replace(/\s*([>,()])\s*/g, "$1").trim();
    if (/[+~\\"']/.test(bare) || /:(?!(?:is|not|has|where)\()/.test(bare)) return false;
    const outer = [];
    let looksDown = false;
    for (const part of bare.match(/:has\(|[()>, ]/g) ?? []) {
      if (part.endsWith("(")) {
        outer.push({ looksDown, isHas: part === ":has(" });
        looksDown = false;
      } else if (part === ")") {
        const group = outer.pop();
        looksDown = group.looksDown || group.isHas || looksDown;
      } else if (part === ",") looksDown = false;
      else if (looksDown) return false;
    }
    return true;
  };

  return (pack) => {
    const selectors = stringsIn(pack);
    const questions = questionsOf(selectors);
    const forms = new Map();
    const patterns = new Map();
    let lastPattern = null;
    const attributes = new Map();
    const marks = new Map();
    let given = 0;
    // A short mark for each way in which elements can differ; marks in a row can be told apart.
    const markOf = (known, form) => {
      const mark = known.get(form);
      if (mark !== undefined) return mark;
      given += 1;
      const made = `${given}.`;
      known.set(form, made);
      return made;
    };
    // What of a value selectors tell apart, as a number: which whole value it is, and which tests it passes.
    const toldApart = ({ whole, parts }, value) => {
      let told = 0;
      for (const test of parts) told = told * 2 + (test(value) ? 1 : 0);
      return told * (whole.size + 1) + (whole.get(value) ?? 0);
    };
    const answerMark = (attribute, value) => {
      if (attribute.isWhole) return markOf(attribute.answers, value);
      const told = toldApart(attribute, value);
      if (attribute.isExact) return markOf(attribute.answers, told);
      // Of some of HTML's own attributes a page passes over letters' case.
      const lower = value.toLowerCase();
      return markOf(attribute.answers, lower === value ? told : `${told} ${toldApart(attribute, lower)}`);
    };
    const attributeOfName = (name) => {
      const asked = questions.get(name);
      const made = asked === undefined ? { isAsked: false } : {
        isAsked: true, whole: new Map(Array.from(asked.whole).map((value, at) => [value, at + 1])), parts: Array.from(asked.parts.values()), values: new Map(), answers: new Map(),
        starts: asked.hasNumbers ? new Set() : asked.starts,
        isBare: asked.whole.size === 0 && asked.parts.size === 0, isWhole: asked.parts.has("?"), isExact: /^(?:data|aria)-/.test(name),
      };
      attributes.set(name, made);
      return made;
    };
    // Null where no selector asks for its value.
    const valueMark = (name, value) => {
      const attribute = attributes.get(name) ?? attributeOfName(name);
      if (!attribute.isAsked || attribute.isBare) return null;
      const known = attribute.values.get(value);
      if (known !== undefined) return known;
      const made = answerMark(attribute, value);
      attribute.values.set(value, made);
      return made;
    };
    // An element as far as selectors tell it apart, with all that it bears.
    const tagOf = (name, values) => {
      let form = name;
      for (const [attributeName, value] of values) {
        const attribute = attributes.get(attributeName) ?? attributeOfName(attributeName);
        if (attribute.isAsked) form += ` ${valueMark(attributeName, value) ?? attributeName}`;
      }
      return { name, values, mark: markOf(marks, form) };
    };
    const tagOfElement = (element) => tagOf(nameOf(element), new Map(attributeNamesOf(element).map((name) => [name, attributeOf(element, name)])));
    // What stands before a number that ends a value, where selectors ask for nothing with a digit or a capital, and for this start at most.
    const startBeforeNumber = (name, value) => {
      const start = value.replace(/[0-9A-Z]{8,}$/, "");
      const attribute = attributes.get(name);
      return start !== value && attribute?.isAsked === true && attribute.isExact && !attribute.isWhole && attribute.starts.has(start) ? start : null;
    };
    const cut = cutter(dom, tagOf, tagOfElement, {
      markOf: valueMark, startBeforeNumber, isWhole: (name, value) => attributes.get(name)?.isAsked === true && attributes.get(name).whole.has(value),
    });

    const above = new Map();
    const placeOf = (element) => {
      if (element === document) return "";
      const known = above.get(element);
      if (known !== undefined) return known;
      const made = placeOf(parentOf(element)) + tagOfElement(element).mark;
      above.set(element, made);
      return made;
    };

    const isLocalOf = new Map();
    const local = (selector) => {
      const known = isLocalOf.get(selector);
      if (known !== undefined) return known;
      const made = isLocal(selector);
      isLocalOf.set(selector, made);
      return made;
    };

    // The elements of a part in page order, and of each the number of what holds it.
    const elementsOf = (sheet) => {
      if (sheet.dom.length > 0) return sheet.dom;
      const visit = (element) => {
        sheet.dom.push(element);
        if (cut.isVoid(nameOf(element))) return;
        for (let child = firstElementIn(element); child !== null; child = nextElementOf(child)) visit(child);
      };
      visit(sheet.row);
      return sheet.dom;
    };
    // Whether the markup tells the elements as they stand.
    const isTrue = (sheet, { names, parents }) => {
      const elements = elementsOf(sheet);
      return elements.length === names.length
        && elements.every((element, at) => nameOf(element) === names.at(at) && (at === 0 || parentOf(element) === elements.at(parents.at(at))));
    };

    const formFrom = (key, make) => {
      const known = forms.get(key);
      if (known !== undefined) return known;
      const laid = make();
      const form = laid === null ? null : { ...laid, found: new Map(), memos: new Map() };
      if (form !== null) forms.set(key, form);
      return form;
    };
    // Patterns of parts that stand in one place: those that are often used first, and which followed which. Whatever is met again gets one.
    const patternsIn = (context) => {
      const known = patterns.get(context) ?? { recent: [], met: new Set(), after: new Map() };
      patterns.set(context, known);
      return known;
    };
    const matching = ({ recent, after }, markup) => {
      const last = lastPattern;
      const expected = after.get(last);
      const first = expected === undefined ? null : cut.match(expected, markup);
      if (first !== null) {
        lastPattern = expected;
        return { pattern: expected, found: first };
      }
      let rank = 0;
      for (const pattern of recent) {
        const found = pattern === expected ? null : cut.match(pattern, markup);
        if (found !== null) {
          if (rank > 0) recent.splice(rank - 1, 2, pattern, recent.at(rank - 1));
          after.set(last, pattern);
          lastPattern = pattern;
          return { pattern, found };
        }
        rank += 1;
      }
      return null;
    };
    const learnPattern = ({ recent, met }, key, form, markup) => {
      if (met.has(key)) recent.splice(MOST_PATTERNS - 1, 1, { ...cut.patternOf(markup), form });
      met.add(key);
    };

    // One part of the page: its form, and by their numbers what its elements bear and its texts say.
    const sheetOf = (row) => {
      const context = placeOf(parentOf(row));
      const known = patternsIn(context);
      const markup = markupOf(row);
      const met = matching(known, markup);
      if (met !== null) return { row, ...met, form: met.pattern.form, dom: [] };
      const byMarkup = cut.markup(markup);
      if (byMarkup !== null) {
        const key = `${context}|${byMarkup.key}`;
        const sheet = { row, pattern: null, tags: byMarkup.tags, texts: byMarkup.texts, dom: [] };
        const form = formFrom(key, () => {
          const laid = cut.layOut(cut.stepsOf(markup), byMarkup.tags);
          return isTrue(sheet, laid) ? laid : null;
        });
        if (form !== null) {
          learnPattern(known, key, form, markup);
          return { ...sheet, form };
        }
      }
      const { steps, key, tags, texts } = cut.tree(row);
      return { row, form: formFrom(`${context}||${key}`, () => cut.layOut(steps, tags)), pattern: null, tags, texts, dom: [] };
    };
    const valueAt = ({ pattern, found, tags }, at, name) => {
      if (pattern === null) return tags.at(at).values.get(name) ?? null;
      const value = pattern.bears.at(at).get(name);
      return value === undefined ? null : typeof value === "string" ? value : cut.plainOf(found.at(value));
    };
    const textAt = ({ pattern, found, texts }, slot) => cut.plainOf(pattern === null ? texts.at(slot) : found.at(pattern.said.at(slot)));

    // Numbers of the elements of a part that fit, the part's own included.
    const numbersIn = (sheet, selector) => {
      const known = sheet.form.found.get(selector);
      if (known !== undefined) return known;
      const found = Array.from(queryIn(sheet.row, selector));
      const isOwn = fits(sheet.row, selector);
      const numberOf = found.length === 0 ? null : new Map(elementsOf(sheet).map((element, at) => [element, at]));
      const made = [...(isOwn ? [0] : NONE), ...found.map((element) => numberOf.get(element)).filter((at) => at !== undefined)];
      const kept = made.length === 0 ? NONE : made;
      if (local(selector)) sheet.form.found.set(selector, kept);
      return kept;
    };

    return {
      sheetOf,
      numbersIn,
      elementsOf,
      valueAt,
      textAt,
      isLocal: local,
      // Values name people and messages: none is kept when a call ends.
      forget: () => {
        cut.forget();
        above.clear();
        for (const attribute of attributes.values()) if (attribute.isAsked) attribute.values.clear();
        if (given < MOST && forms.size < MOST) return;
        for (const learned of [forms, marks, attributes, patterns]) learned.clear();
      },
    };
  };
}
