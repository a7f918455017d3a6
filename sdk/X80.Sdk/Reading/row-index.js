(dom) => {
  // Answers a pack's selectors for one row after the other. Rows of one form (the same elements in the same places, and
  // attributes that no selector of the pack tells apart) answer every selector alike, so the page is asked once a form and
  // selector. What is kept between rows and calls are forms and places in them: no text, no id, no name.
  "use strict";
  const { firstElementIn, nextElementOf, nameOf, attributeNamesOf, attributeOf, parentOf, fits, queryIn } = dom;
  const NONE = [];
  const DEEPEST = 60;
  // So many numbers are given out at most: then all is forgotten, and learned anew.
  const MOST = 32768;

  const IN_BRACKETS = /\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*"([^"]*)"\s*)?\]/g;
  const stringsIn = (value) => typeof value === "string" ? [value] : typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];

  // What selectors ask of an attribute: is it there, and which of these does its value do.
  const asks = (operator, wanted) => (value) => {
    switch (operator) {
      case "~=": return value.includes(wanted) && value.split(/\s+/).includes(wanted);
      case "|=": return value === wanted || value.startsWith(`${wanted}-`);
      case "^=": return wanted !== "" && value.startsWith(wanted);
      case "$=": return wanted !== "" && value.endsWith(wanted);
      default: return wanted !== "" && value.includes(wanted);
    }
  };
  const questionsOf = (selectors) => {
    const questions = new Map();
    const ask = (name, operator, wanted) => {
      if (!questions.has(name)) questions.set(name, { whole: new Set(), parts: new Map() });
      if (operator === "=") questions.get(name).whole.add(wanted);
      else if (operator !== undefined) questions.get(name).parts.set(operator + wanted, asks(operator, wanted));
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
    const places = new Map();
    const forms = new Map();
    let numbers = 0;
    const number = () => {
      numbers += 1;
      return numbers;
    };
    // Steps of a trie: a number for each sequence of numbers.
    const step = (state, token) => {
      const key = state * MOST + token;
      const known = places.get(key);
      if (known !== undefined) return known;
      const made = number();
      places.set(key, made);
      return made;
    };
    const names = new Map();
    const nameToken = (name) => {
      const known = names.get(name);
      if (known !== undefined) return known;
      const made = number();
      names.set(name, made);
      return made;
    };
    const answers = new Map();
    const attributes = new Map();
    const attributeToken = (attribute, value) => {
      const { name, whole, parts } = attribute;
      // Of some of HTML's own attributes a page passes over letters' case.
      const lower = /^(?:data|aria)-/.test(name) ? value : value.toLowerCase();
      let form = name;
      for (const each of lower === value ? [value] : [value, lower]) {
        form += whole.has(each) || attribute.isWhole ? ` =${each}` : " ";
        for (const test of parts) form += test(each) ? "1" : "0";
      }
      const made = answers.get(form) ?? number();
      answers.set(form, made);
      return made;
    };
    const attributeOfName = (name) => {
      const asked = questions.get(name);
      const made = asked === undefined ? { isAsked: false } : {
        isAsked: true, name, token: number(), whole: asked.whole, parts: Array.from(asked.parts.values()), values: new Map(),
        isBare: asked.whole.size === 0 && asked.parts.size === 0, isWhole: asked.parts.has("?"),
      };
      attributes.set(name, made);
      return made;
    };
    const formOf = (element, depth) => {
      let state = step(nameToken(nameOf(element)), depth);
      for (const name of attributeNamesOf(element)) {
        const attribute = attributes.get(name) ?? attributeOfName(name);
        if (!attribute.isAsked) continue;
        if (attribute.isBare) {
          state = step(state, attribute.token);
          continue;
        }
        const value = attributeOf(element, name);
        let token = attribute.values.get(value);
        if (token === undefined) {
          token = attributeToken(attribute, value);
          attribute.values.set(value, token);
        }
        state = step(state, token);
      }
      return state;
    };

    const above = new Map();
    const spots = new Map();
    const relearn = () => {
      numbers = 0;
      for (const learned of [places, forms, names, answers, attributes, above, spots]) learned.clear();
    };
    const placeOf = (element, top) => {
      if (element === top) return 0;
      const known = above.get(element);
      if (known !== undefined) return known;
      const made = step(placeOf(parentOf(element), top), formOf(element, 0));
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

    // One row: its elements in page order, the number of each, and what rows of its form are known to answer.
    const sheetOf = (row, top) => {
      if (numbers > MOST - 4096) relearn();
      const elements = [];
      const numberOf = new Map();
      let form = placeOf(parentOf(row), top);
      const visit = (element, depth) => {
        numberOf.set(element, elements.length);
        elements.push(element);
        form = step(form, formOf(element, depth));
        for (let child = firstElementIn(element); child !== null; child = nextElementOf(child)) visit(child, depth + 1 < DEEPEST ? depth + 1 : DEEPEST);
      };
      visit(row, 1);
      const known = forms.get(form);
      if (known !== undefined) return { row, elements, numberOf, form: known };
      const ends = [];
      const made = { found: new Map(), ends };
      const measure = (element) => {
        const at = ends.length;
        ends.push(0);
        let last = at;
        for (let child = firstElementIn(element); child !== null; child = nextElementOf(child)) last = measure(child);
        ends.splice(at, 1, last);
        return last;
      };
      measure(row);
      forms.set(form, made);
      return { row, elements, numberOf, form: made };
    };

    // Numbers of the elements of a row that fit, the row's own included.
    const numbersIn = (sheet, selector) => {
      const known = sheet.form.found.get(selector);
      if (known !== undefined) return known;
      const made = [];
      if (fits(sheet.row, selector)) made.push(0);
      for (const element of Array.from(queryIn(sheet.row, selector))) made.push(sheet.numberOf.get(element));
      const kept = made.length === 0 ? NONE : made;
      if (local(selector)) sheet.form.found.set(selector, kept);
      return kept;
    };

    return {
      sheetOf,
      // Whether an element that is in no row fits: asked once for all that stand alike.
      fitsOutside: (element, top, selector) => {
        if (!local(selector) || selector.includes(":has(")) return fits(element, selector);
        const place = placeOf(element, top);
        if (!spots.has(place)) spots.set(place, new Map());
        const known = spots.get(place).get(selector);
        if (known !== undefined) return known;
        const made = fits(element, selector);
        spots.get(place).set(selector, made);
        return made;
      },
      // One of all that stand alike.
      oneOfEach: (elements, top) => Array.from(new Map(elements.map((element) => [placeOf(element, top), element])).values()),
      oneOfEachForm: (sheets) => Array.from(new Map(sheets.map((sheet) => [sheet.form, sheet])).values()),
      isLocal: local,
      // Whether anything in these rows fits.
      standsIn: (sheets, selector) => sheets.some((sheet) => numbersIn(sheet, selector).length > 0),
      // Values name people and messages: none is kept when a call ends.
      forget: () => {
        above.clear();
        for (const attribute of attributes.values()) if (attribute.isAsked) attribute.values.clear();
      },
      // What fits below an element of the row, or with it.
      allBelow: (sheet, at, selector, isWithin) => {
        const found = numbersIn(sheet, selector);
        if (found.length === 0) return NONE;
        const end = sheet.form.ends.at(at);
        return found.filter((each) => each > at && each <= end || isWithin && each === at).map((each) => sheet.elements.at(each));
      },
      fitsAt: (sheet, at, selector) => {
        const found = numbersIn(sheet, selector);
        return found.length > 0 && found.includes(at);
      },
    };
  };
}
