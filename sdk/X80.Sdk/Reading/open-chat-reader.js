(argumentJson) => {
  // Reads the open chat of the page as it stands and returns the JSON of a raw reading. All that is known of the page
  // comes from the pack; this script holds generic operations and no selector. It has no power but reading: nodes of
  // the page are touched only through the accessors below, taken from the prototypes, which a page cannot shadow.
  "use strict";
  const getter = (prototype, name) => {
    const { get } = Object.getOwnPropertyDescriptor(prototype, name);
    return (node) => Reflect.apply(get, node, []);
  };
  const method = (prototype, name) => {
    const { value } = Object.getOwnPropertyDescriptor(prototype, name);
    return (node, ...rest) => Reflect.apply(value, node, rest);
  };
  const firstChildOf = getter(Node.prototype, "firstChild");
  const nextSiblingOf = getter(Node.prototype, "nextSibling");
  const parentOf = getter(Node.prototype, "parentNode");
  const typeOf = getter(Node.prototype, "nodeType");
  const dataOf = getter(CharacterData.prototype, "data");
  const nameOf = getter(Element.prototype, "localName");
  const rootOf = getter(Document.prototype, "documentElement");
  const visibilityOf = getter(Document.prototype, "visibilityState");
  const holds = method(Node.prototype, "contains");
  const fits = method(Element.prototype, "matches");
  const closestTo = method(Element.prototype, "closest");
  const attributeOf = method(Element.prototype, "getAttribute");
  const firstIn = method(Element.prototype, "querySelector");
  const allIn = (node, selector) => Array.from(queryIn(node, selector));
  const queryIn = method(Element.prototype, "querySelectorAll");
  const queryPage = method(Document.prototype, "querySelectorAll");
  const allOnPage = (selector) => Array.from(queryPage(document, selector));
  const ELEMENT = 1;
  const TEXT = 3;

  const { pack, what } = JSON.parse(argumentJson);
  const stages = pack.stages;
  const answered = new Map();
  const answer = (stage, strategy) => {
    const ranks = stages[stage];
    const known = answered.get(stage);
    if (known === undefined || ranks.indexOf(strategy) < ranks.indexOf(known)) answered.set(stage, strategy);
  };
  const refuse = (stage, selector, why, counts) => {
    throw { refused: { outcome: "refused", stage, selector, why, counts } };
  };
  const drift = (stage, counts) => refuse(stage, stages[stage].map((strategy) => strategy.select ?? strategy.attribute ?? strategy.id).join(" | "), "drift", counts);

  // Words. Direction marks and non-breaking spaces are the page's typesetting, not what was written.
  const plain = (text) => text.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "").replace(/[\u00A0\u202F]/g, " ");
  const oneLine = (text) => plain(text).replace(/\s+/g, " ").trim().normalize("NFC");
  const BLOCKS = new Set(["blockquote", "li", "ol", "p", "pre", "ul"]);
  const hidden = pack.hidden.join(",");
  const quoted = pack.quoted.join(",");
  const isHidden = (element) => fits(element, hidden);

  // The text a person sees in a subtree, emoji as characters; parts that `skip` names are left out.
  const wordsOf = (top, skip) => {
    const parts = [];
    const breakLine = () => {
      if (parts.length > 0 && !parts.at(-1).endsWith("\n")) parts.push("\n");
    };
    const visit = (node) => {
      const type = typeOf(node);
      if (type === TEXT) {
        if (dataOf(node) !== "") parts.push(dataOf(node));
        return;
      }
      if (type !== ELEMENT || skip(node)) return;
      const name = nameOf(node);
      if (name === "img") {
        parts.push(attributeOf(node, "data-plain-text") ?? attributeOf(node, "alt") ?? "");
        return;
      }
      if (name === "br") {
        parts.push("\n");
        return;
      }
      const isBlock = BLOCKS.has(name);
      if (isBlock) breakLine();
      if (name === "li") parts.push("• ");
      for (let child = firstChildOf(node); child !== null; child = nextSiblingOf(child)) visit(child);
      if (isBlock) breakLine();
    };
    visit(top);
    return parts.join("").replace(/^\n+|\n+$/g, "");
  };
  const visibleWords = (element) => wordsOf(element, (node) => node !== element && isHidden(node));

  // Stages that find one thing: the first strategy that finds exactly one answers.
  const findOne = (stage, search) => {
    const counts = [];
    for (const strategy of stages[stage]) {
      const found = search(strategy.select);
      if (found.length === 1) {
        answer(stage, strategy);
        return found.at(0);
      }
      counts.push(found.length);
    }
    return counts.every((count) => count === 0) ? null : drift(stage, counts);
  };

  const findPanel = () => {
    const panel = findOne("panel", allOnPage);
    if (panel === null) {
      for (const screen of pack.screens) {
        if (allOnPage(screen.select).length > 0) refuse("screen", screen.select, screen.why, []);
      }
      drift("panel", []);
    }
    for (const selector of pack.outside) {
      for (const other of allOnPage(selector)) {
        if (holds(panel, other) || holds(other, panel)) refuse("panel", selector, "drift", []);
      }
    }
    return panel;
  };

  const readIdentity = (panel) => {
    const within = (selector) => allIn(panel, selector);
    const header = findOne("title", within) ?? drift("title", []);
    const title = oneLine(visibleWords(header));
    if (title === "") refuse("title", answered.get("title").select, "page-loading", []);
    const composer = findOne("composer", within);
    const strategy = answered.get("composer");
    const label = composer === null || strategy.attribute === undefined ? null : attributeOf(composer, strategy.attribute);
    if (label !== null && !oneLine(label).includes(title)) refuse("composer", strategy.select, "chat-changed", []);
    return { title, witnessed: label !== null };
  };

  // Times. The page's language decides how a date is read; a date that proves the order of its parts beats it.
  const language = (attributeOf(rootOf(document), "lang") ?? "").replace("_", "-");
  const isLanguage = (tag) => {
    try {
      return tag !== "" && Intl.getCanonicalLocales(tag).length === 1;
    } catch {
      return false;
    }
  };
  const locale = isLanguage(language) ? language : "und";
  const now = new Date();
  const digits = new Map(Array.from(new Intl.NumberFormat(locale, { useGrouping: false }).format(9876543210)).map((digit, at) => [digit, String(9 - at)]));
  const latinDigits = (text) => Array.from(plain(text)).map((character) => digits.get(character) ?? character).join("");
  const word = (text) => plain(text).toLocaleLowerCase(locale).replace(/[\s.]/g, "");
  const halves = new Map([["am", 0], ["pm", 12]]);
  const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "numeric", hour12: true, timeZone: "UTC" });
  for (let hour = 0; hour < 24; hour += 1) {
    const half = clock.formatToParts(new Date(Date.UTC(2026, 0, 5, hour))).find((part) => part.type === "dayPeriod");
    if (half !== undefined) halves.set(word(half.value), hour < 12 ? 0 : 12);
  }
  const dateForm = new Intl.DateTimeFormat(locale, { year: "numeric", month: "numeric", day: "numeric", calendar: "gregory", timeZone: "UTC" });
  const languageOrder = dateForm.formatToParts(new Date(Date.UTC(2026, 10, 22))).map((part) => part.type.at(0)).filter((part) => "ymd".includes(part)).join("");
  // English alone does not say whether the day or the month comes first.
  const orderIsSure = locale !== "und" && new Intl.Locale(locale).baseName !== "en";

  const parseClock = (text) => {
    const found = /^\D*?(\d{1,2})[:.](\d{2})\D*$/.exec(latinDigits(text));
    if (found === null) return null;
    const rest = word(latinDigits(text).replace(/\d{1,2}[:.]\d{2}/, ""));
    const [hour, minute] = [Number(found.at(1)), Number(found.at(2))];
    if (minute > 59 || hour > 23) return null;
    if (rest === "") return { hour, minute };
    const half = halves.get(rest);
    return half === undefined || hour > 12 || hour === 0 && half === 12 ? null : { hour: hour % 12 + half, minute };
  };
  // Three numbers: a year of four digits, and two that may be day and month in either order.
  const parseDate = (text) => {
    const numbers = latinDigits(text).match(/\d+/g) ?? [];
    if (numbers.length !== 3) return null;
    const [a, b, c] = numbers.map(Number);
    if (numbers.at(0).length === 4) return { year: a, first: b, second: c, yearFirst: true };
    return numbers.at(2).length === 4 ? { year: c, first: a, second: b, yearFirst: false } : null;
  };
  const parsePrePlain = (text) => {
    const found = /^\s*\[([^\]]*)\]\s?([\s\S]*?):?\s*$/.exec(plain(text));
    if (found === null) return null;
    const parts = found.at(1).split(/[,\u060C\u3001]/);
    const dates = parts.map(parseDate).filter((date) => date !== null);
    const clocks = parts.map(parseClock).filter((time) => time !== null);
    return {
      author: oneLine(found.at(2)),
      date: dates.length === 1 ? dates.at(0) : null,
      clock: clocks.length === 1 ? clocks.at(0) : null,
    };
  };
  const validDay = (year, month, day) => {
    const made = new Date(year, month - 1, day);
    const tooLate = made.getTime() > now.getTime() + 86400000;
    return year < 2009 || tooLate || made.getMonth() !== month - 1 || made.getDate() !== day ? null : { year, month, day };
  };
  const readings = (date) => date.yearFirst
    ? { dayFirst: null, monthFirst: validDay(date.year, date.first, date.second) }
    : { dayFirst: validDay(date.year, date.second, date.first), monthFirst: validDay(date.year, date.first, date.second) };
  // Which order this chat's dates prove: a part above 12 can only be a day.
  const provenOrders = (dates) => {
    const proofs = dates.filter((date) => !date.yearFirst && (date.first > 12) !== (date.second > 12));
    return { dayFirst: proofs.some((date) => date.first > 12), monthFirst: proofs.some((date) => date.second > 12) };
  };
  const dayResolver = (dates) => {
    const proven = provenOrders(dates);
    const languageDayFirst = languageOrder.indexOf("d") < languageOrder.indexOf("m");
    return (date) => {
      const { dayFirst, monthFirst } = readings(date);
      if (date.yearFirst || date.first === date.second) return monthFirst ?? "unknown";
      if (date.first > 12 || date.second > 12) return (date.first > 12 ? dayFirst : monthFirst) ?? "unknown";
      if (proven.dayFirst !== proven.monthFirst) return (proven.dayFirst ? dayFirst : monthFirst) ?? "unknown";
      if (proven.dayFirst || !orderIsSure) return "ambiguous";
      return (languageDayFirst ? dayFirst : monthFirst) ?? "ambiguous";
    };
  };
  const daysAgo = (count) => {
    const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() - count);
    return { year: then.getFullYear(), month: then.getMonth() + 1, day: then.getDate() };
  };
  const pillWords = new Map();
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long" });
  for (let count = 6; count >= 0; count -= 1) {
    pillWords.set(word(weekday.format(new Date(now.getFullYear(), now.getMonth(), now.getDate() - count))), daysAgo(count));
  }
  for (const count of [1, 0]) pillWords.set(word(relative.format(-count, "day")), daysAgo(count));
  const two = (number) => String(number).padStart(2, "0");
  const stamp = (day, time) => {
    const at = new Date(day.year, day.month - 1, day.day, time.hour, time.minute);
    const offset = -at.getTimezoneOffset();
    const sign = offset < 0 ? "-" : "+";
    const size = Math.abs(offset);
    return `${day.year}-${two(day.month)}-${two(day.day)}T${two(time.hour)}:${two(time.minute)}:00${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  };
  const sameDay = (a, b) => a.year === b.year && a.month === b.month && a.day === b.day;

  // Rows.
  const findRows = (list, scroller) => {
    const found = stages.rows.map((strategy) => ({ strategy, rows: allIn(list, strategy.select) })).filter((each) => each.rows.length > 0);
    const counts = found.map((each) => each.rows.length);
    if (new Set(counts).size > 1) drift("rows", counts);
    const rows = found.length === 0 ? [] : found.at(0).rows;
    if (found.length > 0) answer("rows", found.at(0).strategy);
    const known = new Set(rows);
    const inRow = (element) => {
      for (let node = element; node !== scroller && node !== null; node = parentOf(node)) {
        if (known.has(node)) return true;
      }
      return false;
    };
    // Words that could be copied from outside every row, or a row in a row: the pack does not fit.
    const carriers = allIn(scroller, stages.prePlain.at(0).select);
    if (!carriers.every(inRow) || rows.some((row) => inRow(parentOf(row)))) drift("rows", counts);
    return rows;
  };

  const idOf = (row) => {
    for (const strategy of stages.messageId) {
      const value = attributeOf(row, strategy.attribute);
      const found = value === null ? null : new RegExp(strategy.pattern).exec(value);
      if (found !== null) {
        answer("messageId", strategy);
        return found.at(1);
      }
    }
    return drift("messageId", []);
  };

  const firstMatch = (stage, row, usable) => {
    for (const strategy of stages[stage]) {
      const found = allIn(row, strategy.select).find(usable);
      if (found !== undefined) {
        answer(stage, strategy);
        return found;
      }
    }
    return null;
  };

  const bodyOf = (scope, usable, isMedium) => {
    for (const strategy of stages.body) {
      // A medium is itself a picture; only its caption is words.
      if (isMedium && strategy.op === "pictures") continue;
      const matches = allIn(scope, strategy.select).filter(usable);
      const outermost = matches.filter((match) => !matches.some((other) => other !== match && holds(other, match)));
      if (outermost.length === 0) continue;
      if (strategy.op === "text") {
        if (outermost.length > 1) drift("body", [outermost.length]);
        answer("body", strategy);
        return visibleWords(outermost.at(0));
      }
      answer("body", strategy);
      return outermost.map((picture) => wordsOf(picture, () => false)).join("");
    }
    return "";
  };

  const readRow = (row) => {
    const id = idOf(row);
    const quotes = allIn(row, quoted);
    const usable = (element) => !quotes.some((quote) => holds(quote, element));
    const container = firstMatch("container", row, usable);
    if (container === null) {
      if (visibleWords(row).trim() !== "" || firstIn(row, "img") !== null) drift("container", []);
      return { row, id, shell: true };
    }
    const isNotice = firstMatch("notice", row, usable) !== null;
    const kindMark = isNotice ? undefined : stages.kinds.find((strategy) => allIn(row, strategy.select).some(usable));
    const carrier = firstMatch("prePlain", row, usable);
    const prePlain = carrier === null ? null : parsePrePlain(attributeOf(carrier, stages.prePlain.at(0).attribute));
    const meta = firstMatch("meta", row, usable);
    const metaWords = meta === null ? [] : leavesOf(meta);
    const clocks = metaWords.map(parseClock).filter((time) => time !== null);
    const words = kindMark?.kind === "deleted" ? "" : isNotice ? visibleWords(container) : bodyOf(carrier ?? container, usable, kindMark !== undefined);
    const leftOver = carrier !== null && words === "" ? wordsOf(carrier, (node) => isHidden(node) || fits(node, quoted)) : "";
    if (leftOver.trim() !== "") drift("body", [0]);
    const lines = kindMark?.lines === undefined ? [] : allIn(row, kindMark.lines).filter(usable).map((line) => oneLine(visibleWords(line)));
    const file = kindMark?.kind === "document" ? firstMatch("fileName", row, usable) : null;
    return {
      row, id, isNotice, carrier, prePlain, words, lines,
      shell: false,
      kind: isNotice ? "event" : kindMark?.kind ?? (words === "" ? "unknown" : "text"),
      clock: prePlain?.clock ?? (clocks.length === 1 ? clocks.at(0) : null),
      edited: metaWords.some((text) => parseClock(text) === null && /\p{L}/u.test(text)),
      forwarded: firstMatch("forwarded", row, usable) !== null,
      truncated: firstMatch("truncated", row, usable) !== null,
      fileName: file === null ? undefined : attributeOf(file, answered.get("fileName").attribute),
      marks: marksOf(row, usable),
      label: labelOf(row, usable),
      shownAuthor: shownAuthorOf(row, usable),
    };
  };

  const leavesOf = (element) => {
    const leaves = [];
    for (let child = firstChildOf(element); child !== null; child = nextSiblingOf(child)) {
      if (typeOf(child) === TEXT) leaves.push(plain(dataOf(child)).trim());
      if (typeOf(child) === ELEMENT && !isHidden(child)) leaves.push(...leavesOf(child));
    }
    return leaves.filter((leaf) => leaf !== "");
  };

  const marksOf = (row, usable) => stages.direction.map((strategy) => {
    if (strategy.op === "mark") {
      const sides = ["in", "out"].filter((side) => strategy[side] !== undefined && allIn(row, strategy[side]).some(usable));
      return { strategy, side: sides.length === 1 ? sides.at(0) : sides.length === 0 ? null : "both" };
    }
    if (strategy.op !== "icon") return { strategy, side: null };
    const icons = allIn(row, strategy.within).filter(usable).flatMap((holder) => allIn(holder, "title")).map((title) => wordsOf(title, () => false).trim());
    return { strategy, side: icons.some((icon) => strategy.icons.includes(icon)) ? "out" : null };
  });

  const labelOf = (row, usable) => {
    const strategy = stages.direction.find((each) => each.op === "label");
    const found = strategy === undefined ? undefined : allIn(row, strategy.select)
      .filter(usable)
      .map((element) => oneLine(attributeOf(element, strategy.attribute)))
      .find((label) => /[:\uFF1A]$/.test(label));
    return found === undefined ? null : found.replace(/\s?[:\uFF1A]$/, "");
  };

  const shownAuthorOf = (row, usable) => {
    const strategy = stages.author.find((each) => each.op === "text");
    const found = strategy === undefined ? [] : allIn(row, strategy.select).filter(usable);
    return found.length === 1 ? oneLine(visibleWords(found.at(0))) : null;
  };

  // Directions. What only own or only others' rows bear is learned from rows with a mark; contradiction is unknown.
  const learn = (rows, valueOf, sideOf) => {
    const seen = new Map();
    for (const row of rows) {
      const [value, side] = [valueOf(row), sideOf(row)];
      if (value !== null && value !== undefined && side !== null) seen.set(value, seen.has(value) && seen.get(value) !== side ? "both" : side);
    }
    return (row) => {
      const side = seen.get(valueOf(row));
      return side === "in" || side === "out" ? side : null;
    };
  };
  const agreed = (sides) => {
    const said = new Set(sides.filter((side) => side !== null));
    return said.size === 1 && !said.has("both") ? sides.find((side) => side !== null) : said.size === 0 ? null : "both";
  };
  const directionsOf = (rows, opensRun) => {
    const readable = rows.filter((row) => !row.shell && !row.isNotice);
    const marked = (row) => agreed(row.marks.map((mark) => mark.side));
    const byLabel = learn(readable, (row) => row.label, marked);
    const labelled = (row) => byLabel(row) ?? (row.label !== null && row.label === row.prePlain?.author && marked(row) !== "out" ? "in" : null);
    const byName = learn(readable, (row) => row.prePlain?.author, (row) => agreed([marked(row), labelled(row)]));
    const directions = [];
    rows.forEach((row, at) => {
      if (row.shell || row.isNotice) {
        directions.push("unknown");
        return;
      }
      const votes = row.marks.map((mark) => mark.side);
      const said = stages.direction.map((strategy, rank) => ({ strategy, side: strategy.op === "label" ? labelled(row) : strategy.op === "name" ? byName(row) : votes.at(rank) }));
      const voted = agreed(said.map((each) => each.side));
      // A bubble in the middle of a run has no mark of its own; only an incoming run may go on without ticks.
      const inherits = voted === null && !opensRun(row, at) && directions.at(-1) === "in" && stages.direction.some((each) => each.op === "run");
      for (const each of said) if (each.side !== null) answer("direction", each.strategy);
      if (inherits) answer("direction", stages.direction.find((each) => each.op === "run"));
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
        ["run", direction === "in" && !opensRun(row, at) ? authors.at(-1) : null],
        ["text", direction === "in" ? row.shownAuthor : null],
      ]);
      const strategy = row.shell || row.isNotice ? undefined : stages.author.find((each) => offers.get(each.op));
      if (strategy !== undefined) answer("author", strategy);
      authors.push(strategy === undefined ? null : offers.get(strategy.op));
    });
    return authors;
  };

  // Days: what stands between the rows of the list and reads as a day opens a segment; all rows of one share their day.
  const segmentsOf = (list, rows) => {
    const known = new Set(rows.map((row) => row.row));
    const order = new Map();
    const pills = [{ day: null, date: null }];
    const visit = (node) => {
      if (typeOf(node) !== ELEMENT || isHidden(node)) return;
      if (known.has(node)) {
        order.set(node, pills.length - 1);
        return;
      }
      if (firstChildOf(node) !== null && typeOf(firstChildOf(node)) === TEXT) {
        const text = oneLine(visibleWords(node));
        const day = pillWords.get(word(text)) ?? null;
        const date = text.length <= 40 ? parseDate(text) : null;
        if (day !== null || date !== null) pills.push({ day, date });
        return;
      }
      for (let child = firstChildOf(node); child !== null; child = nextSiblingOf(child)) visit(child);
    };
    visit(list);
    return { pills, of: (row) => order.get(row.row) };
  };

  const timesOf = (list, rows, segments) => {
    const pillDates = segments.pills.map((pill) => pill.date);
    const resolve = dayResolver([...rows.map((row) => row.prePlain?.date), ...pillDates].filter((date) => date));
    const own = rows.map((row) => row.prePlain?.date ? resolve(row.prePlain.date) : null);
    const dayFor = (row, at) => {
      const segment = segments.of(row);
      const days = own.filter((day, other) => day !== null && segments.of(rows.at(other)) === segment);
      const pill = segments.pills.at(segment);
      const offers = new Map([
        ["neighbours", days.length > 0 && days.every((day) => typeof day === "object" && sameDay(day, days.at(0))) ? days.at(0) : null],
        ["pill", days.length > 0 ? null : pill.day ?? (pill.date === null ? null : resolve(pill.date))],
      ]);
      const strategy = stages.day.find((each) => offers.get(each.op));
      if (strategy !== undefined) answer("day", strategy);
      return strategy === undefined ? "unknown" : offers.get(strategy.op);
    };
    return rows.map((row, at) => {
      if (row.shell) return null;
      const day = own.at(at) ?? dayFor(row, at);
      if (typeof day === "string") return { certainty: day };
      const op = row.prePlain?.clock ? "prePlain" : row.clock ? "meta" : "day";
      if (op === "day" && !row.isNotice) return { certainty: "unknown" };
      const strategy = stages.time.find((each) => each.op === op);
      if (strategy === undefined) return { certainty: "unknown" };
      answer("time", strategy);
      return op === "day" ? { certainty: "day", sentAt: stamp(day, { hour: 0, minute: 0 }) } : { certainty: "minute", sentAt: stamp(day, row.clock) };
    });
  };

  const readMessages = (panel) => {
    const within = (selector) => allIn(panel, selector);
    const scroller = findOne("scroller", within) ?? drift("scroller", []);
    const list = findOne("list", (selector) => allIn(scroller, selector)) ?? drift("list", []);
    const rows = findRows(list, scroller).map(readRow);
    const segments = segmentsOf(list, rows);
    const opensRun = (row, at) => at === 0 || row.label !== null || row.marks.some((mark) => mark.strategy.op === "mark" && mark.side !== null)
      || rows.at(at - 1).shell || rows.at(at - 1).isNotice || segments.of(row) !== segments.of(rows.at(at - 1));
    const directions = directionsOf(rows, opensRun);
    const authors = authorsOf(rows, directions, opensRun);
    const times = timesOf(list, rows, segments);
    const unknown = rows.filter((row) => row.kind === "unknown").length;
    if (unknown > 2 && unknown * 2 > rows.length) drift("kinds", [unknown, rows.length]);
    const orUndefined = (text) => text === "" || text === null ? undefined : text;
    const messages = rows.flatMap((row, at) => {
      if (row.shell) return [];
      const isMedium = !["text", "event", "deleted"].includes(row.kind);
      return [{
        id: row.id,
        sentAt: times.at(at).sentAt,
        sentAtCertainty: times.at(at).certainty,
        author: orUndefined(authors.at(at)),
        direction: directions.at(at),
        kind: row.kind,
        text: orUndefined(isMedium ? row.lines.join("\n") : row.words),
        caption: orUndefined(isMedium ? row.words : ""),
        fileName: orUndefined(row.fileName ?? ""),
        edited: row.edited || undefined,
        forwarded: row.forwarded || undefined,
        truncated: row.truncated || undefined,
      }];
    });
    return { rowsSeen: rows.length, notRendered: rows.length - messages.length, messages };
  };

  const flavourOf = (panel) => {
    const found = pack.flavours.filter((flavour) =>
      flavour.present.every((selector) => firstIn(panel, selector) !== null) && flavour.absent.every((selector) => firstIn(panel, selector) === null));
    if (found.length > 1) refuse("flavour", found.map((flavour) => flavour.id).join(" | "), "drift", [found.length]);
    return found.length === 0 ? "unrecognised" : found.at(0).id;
  };

  const read = () => {
    if (visibilityOf(document) !== "visible") refuse("document", "", "page-hidden", []);
    const panel = findPanel();
    const identity = readIdentity(panel);
    const chat = what === "identity" ? { rowsSeen: 0, notRendered: 0, messages: [] } : readMessages(panel);
    return {
      outcome: "read",
      flavour: flavourOf(panel),
      identity,
      flags: stages.flags.filter((strategy) => allOnPage(strategy.select).some((mark) => holds(panel, mark))).map((strategy) => strategy.flag),
      strategies: Object.fromEntries(Array.from(answered).map(([stage, strategy]) => [stage, strategy.id])),
      rowsSeen: chat.rowsSeen,
      notRendered: chat.notRendered,
      messages: chat.messages,
    };
  };

  try {
    return JSON.stringify(read());
  } catch (problem) {
    if (problem?.refused === undefined) throw problem;
    return JSON.stringify(problem.refused);
  }
}
