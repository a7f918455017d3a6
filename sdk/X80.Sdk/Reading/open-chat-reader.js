(pageTimes, rowVoices) => (argumentJson) => {
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
  const attributeOf = method(Element.prototype, "getAttribute");
  const firstIn = method(Element.prototype, "querySelector");
  const queryIn = method(Element.prototype, "querySelectorAll");
  const queryPage = method(Document.prototype, "querySelectorAll");
  const allIn = (node, selector) => Array.from(queryIn(node, selector));
  const allOnPage = (selector) => Array.from(queryPage(document, selector));
  const ELEMENT = 1;
  const TEXT = 3;
  const LONGEST_PILL = 40;

  const { pack, what } = JSON.parse(argumentJson);
  let flavour = null;
  // A strategy that names flavours is for pages of these alone.
  const stagesIn = () => new Map(Object.entries(pack.stages).map(([stage, strategies]) =>
    [stage, strategies.filter((strategy) => strategy.flavours === undefined || strategy.flavours.includes(flavour))]));
  let stages = stagesIn();
  const stageOf = (stage) => stages.get(stage);
  // The most trusted strategy that answered, by stage.
  const answered = new Map();
  const answer = (stage, strategy) => {
    const ranks = stageOf(stage);
    const known = answered.get(stage);
    if (known === undefined || ranks.indexOf(strategy) < ranks.indexOf(known)) answered.set(stage, strategy);
  };
  const refuse = (stage, selector, why, counts) => {
    throw { refused: { outcome: "refused", stage, selector, why, counts } };
  };
  const drift = (stage, counts) => refuse(stage, stageOf(stage).map((strategy) => strategy.select ?? strategy.attribute ?? strategy.id).join(" | "), "drift", counts);

  const times = pageTimes((pack.languages ?? ["lang"]).map((name) => attributeOf(rootOf(document), name) ?? "").find((language) => language !== "")?.replace("_", "-") ?? "");
  const { plain, oneLine, parseClock } = times;
  const voices = rowVoices(stageOf, answer);

  const BLOCKS = new Set(["blockquote", "li", "ol", "p", "pre", "ul"]);
  const hidden = pack.hidden.join(",");
  const quoted = pack.quoted.join(",");
  const isHidden = (element) => fits(element, hidden);
  const childrenOf = (node) => {
    const children = [];
    for (let child = firstChildOf(node); child !== null; child = nextSiblingOf(child)) children.push(child);
    return children;
  };
  const elementsIn = (node) => childrenOf(node).filter((child) => typeOf(child) === ELEMENT);

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
      childrenOf(node).forEach(visit);
      if (isBlock) breakLine();
    };
    visit(top);
    return parts.join("").replace(/^\n+|\n+$/g, "");
  };
  const visibleWords = (element) => wordsOf(element, (node) => node !== element && isHidden(node));

  // The smallest element that holds them all.
  const around = (nodes) => {
    if (nodes.length === 0) return [];
    let holder = parentOf(nodes.at(0));
    while (!nodes.every((node) => holds(holder, node))) holder = parentOf(holder);
    return [holder];
  };

  // Stages that find one thing: the first strategy that finds exactly one answers. What stands around rows is asked for
  // only where nothing else was found: of two that were, none can be chosen.
  const findOne = (stage, search) => {
    const counts = [];
    for (const strategy of stageOf(stage)) {
      if (strategy.op === "around" && counts.some((count) => count > 0)) break;
      const found = strategy.op === "around" ? around(search(strategy.select)) : search(strategy.select);
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

  // Rows that name two chats are a page caught in the middle of a change.
  const chatIdOf = (rows) => {
    const ids = new Set();
    for (const strategy of stageOf("messageId").filter((each) => each.chatPattern !== undefined)) {
      for (const row of rows) {
        const found = new RegExp(strategy.chatPattern).exec(attributeOf(row, strategy.attribute) ?? "");
        if (found !== null) ids.add(found.at(1));
      }
    }
    if (ids.size > 1) refuse("messageId", "", "chat-changed", [ids.size]);
    return ids.size === 1 ? Array.from(ids).at(0) : undefined;
  };

  // Rows.
  const findRows = (panel, scroller) => {
    const found = stageOf("rows").map((strategy) => ({ strategy, rows: allIn(scroller, strategy.select) })).filter((each) => each.rows.length > 0);
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
    // Words that could be copied, or a bubble, outside every row, or a row in a row: the pack does not fit.
    const carriers = [stageOf("prePlain").at(0), ...stageOf("container").filter((strategy) => strategy.op === "bubble")].flatMap((strategy) => allIn(panel, strategy.select));
    // What marks a kind or a time outside every row is of a message whose row was not found.
    const marks = ["kinds", "meta"].flatMap(stageOf).filter((strategy) => strategy.op === undefined).flatMap((strategy) => allIn(scroller, strategy.select));
    const isStray = (mark) => !inRow(mark) && !rows.some((row) => holds(mark, row));
    if (rows.length > 0 && marks.some(isStray)) drift("rows", counts);
    if (!carriers.every(inRow) || rows.some((row) => inRow(parentOf(row)))) drift("rows", counts);
    return rows;
  };

  const idOf = (row) => {
    for (const strategy of stageOf("messageId")) {
      const value = attributeOf(row, strategy.attribute);
      const found = value === null ? null : new RegExp(strategy.pattern).exec(value);
      if (found !== null) {
        answer("messageId", strategy);
        return found.at(1);
      }
    }
    return drift("messageId", []);
  };

  const withinRow = (row, selector) => fits(row, selector) ? [row, ...allIn(row, selector)] : allIn(row, selector);

  const firstFound = (stage, search) => {
    for (const strategy of stageOf(stage)) {
      const found = search(strategy);
      if (found !== undefined) {
        answer(stage, strategy);
        return { strategy, found };
      }
    }
    return null;
  };
  const firstMatch = (stage, row, usable) => firstFound(stage, (strategy) => withinRow(row, strategy.select).find(usable))?.found ?? null;

  // Where nothing marks what stands beside the time: what holds the one other place where the row's own time is written.
  const besideClock = (row, selector, usable, carrier, clock) => {
    if (carrier === null || !clock) return undefined;
    const found = allIn(row, selector).filter((element) => {
      const time = usable(element) && !holds(carrier, element) && elementsIn(element).length === 0 ? parseClock(visibleWords(element)) : null;
      return time !== null && time.hour === clock.hour && time.minute === clock.minute;
    });
    const holder = found.length === 1 ? parentOf(found.at(0)) : undefined;
    return holder === undefined || holds(holder, carrier) ? undefined : holder;
  };

  const isControl = (element) => stageOf("truncated").some((strategy) => fits(element, strategy.select));

  const bodyOf = (scope, isCarrier, usable, isMedium) => {
    for (const strategy of stageOf("body")) {
      // A medium is itself a picture; only its caption is words.
      if (isMedium && strategy.op === "pictures") continue;
      const matches = allIn(scope, strategy.select).filter(usable);
      const outermost = matches.filter((match) => !matches.some((other) => other !== match && holds(other, match)));
      if (outermost.length === 0) continue;
      if (strategy.op === "text") {
        const body = outermost.at(0);
        // Words beside it that are no control: then it is a part of the body at most.
        const beside = parentOf(body);
        const isPart = isCarrier && holds(scope, beside) && wordsOf(beside, (node) => node === body || isHidden(node) || fits(node, quoted) || isControl(node)).trim() !== "";
        if (outermost.length > 1 || isPart) drift("body", [outermost.length]);
        answer("body", strategy);
        return visibleWords(body);
      }
      answer("body", strategy);
      return outermost.map((picture) => wordsOf(picture, () => false)).join("");
    }
    return "";
  };

  const linesOf = (row, strategy, usable) => {
    const lines = allIn(row, strategy.lines).filter(usable).map((line) => oneLine(visibleWords(line)));
    const bare = (text) => plain(text).replace(/\s/g, "");
    const holder = allIn(row, strategy.select).find(usable);
    return lines.length > 0 && !lines.includes("") && bare(lines.join("")) === bare(visibleWords(holder)) ? lines : null;
  };

  const readRow = (row) => {
    const id = idOf(row);
    const quotes = allIn(row, quoted);
    const usable = (element) => !quotes.some((quote) => holds(quote, element));
    const held = firstFound("container", (strategy) => withinRow(row, strategy.select).find(usable));
    if (held === null || held.strategy.op === "child") {
      const isEmpty = visibleWords(row).trim() === "" && firstIn(row, "canvas, img, svg") === null;
      if (isEmpty) return { row, id, shell: true };
      if (held === null) drift("container", []);
    }
    const container = held.found;
    const isNotice = firstMatch("notice", row, usable) !== null;
    const kindMark = isNotice ? undefined : stageOf("kinds").find((strategy) => allIn(row, strategy.select).some(usable));
    const carrier = firstMatch("prePlain", row, usable);
    const prePlain = carrier === null ? null : times.parsePrePlain(attributeOf(carrier, stageOf("prePlain").at(0).attribute));
    const meta = firstFound("meta", (strategy) => strategy.op === "clock"
      ? besideClock(row, strategy.select, usable, carrier, prePlain?.clock)
      : withinRow(row, strategy.select).find((element) => usable(element) && (carrier === null || !holds(element, carrier))))?.found ?? null;
    const metaWords = meta === null ? [] : leavesOf(meta);
    const clocks = metaWords.map(parseClock).filter((time) => time !== null);
    const words = kindMark?.kind === "deleted" ? "" : isNotice ? visibleWords(container) : bodyOf(carrier ?? container, carrier !== null, (element) => usable(element) && (meta === null || !holds(meta, element)), kindMark !== undefined);
    // Words to copy, or of a notice, are there, and are not where the pack looks for them.
    if (words.trim() === "" && (carrier !== null || isNotice)) drift("body", [0]);
    const lines = kindMark?.lines === undefined ? [] : linesOf(row, kindMark, usable);
    // Of what has lines of its own, all its words are lines, or the lines are not proved.
    const kind = lines === null ? "unknown" : kindMark?.kind;
    const file = kindMark?.kind === "document" ? firstMatch("fileName", row, usable) : null;
    return {
      row, id, isNotice, carrier, prePlain, words, lines: lines ?? [],
      shell: false,
      // Told from a row of the system: only then can it go on with what the row above began.
      isBubble: held.strategy.op === "bubble" || carrier !== null || kindMark !== undefined && kindMark.kind !== "unknown",
      kind: isNotice ? "event" : kind ?? (words === "" ? "unknown" : "text"),
      // A half of the day that stands apart from its hour leaves the hour in doubt.
      clock: prePlain?.clock ?? (clocks.length === 1 && !metaWords.some(times.isHalf) ? clocks.at(0) : null),
      edited: carrier !== null && metaWords.some((text) => parseClock(text) === null && !times.isHalf(text) && /\p{L}/u.test(text) && !/\p{Nd}/u.test(text)),
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
    for (const child of childrenOf(element)) {
      if (typeOf(child) === TEXT) leaves.push(plain(dataOf(child)).trim());
      if (typeOf(child) === ELEMENT && !isHidden(child)) leaves.push(...leavesOf(child));
    }
    return leaves.filter((leaf) => leaf !== "");
  };

  const marksOf = (row, usable) => stageOf("direction").map((strategy) => {
    if (strategy.op === "mark") {
      const sides = [["in", strategy.in], ["out", strategy.out]].filter(([, selector]) => selector !== undefined && withinRow(row, selector).some(usable));
      return { strategy, opens: strategy.opens ?? true, side: sides.length === 1 ? sides.at(0).at(0) : sides.length === 0 ? null : "both" };
    }
    if (strategy.op !== "icon") return { strategy, opens: false, side: null };
    const icons = allIn(row, strategy.within).filter(usable).flatMap((holder) => allIn(holder, "title")).map((title) => wordsOf(title, () => false).trim());
    const sides = [["out", strategy.icons], ["in", strategy.inIcons ?? []]].filter(([, names]) => icons.some((icon) => names.includes(icon)));
    return { strategy, opens: strategy.opens ?? false, side: sides.length === 1 ? sides.at(0).at(0) : sides.length === 0 ? null : "both" };
  });

  const labelOf = (row, usable) => {
    const strategy = stageOf("direction").find((each) => each.op === "label");
    const found = strategy === undefined ? undefined : allIn(row, strategy.select)
      .filter(usable)
      .map((element) => oneLine(attributeOf(element, strategy.attribute)))
      .find((label) => /[:\uFF1A]$/.test(label));
    return found === undefined ? null : found.replace(/\s?[:\uFF1A]$/, "");
  };

  const shownAuthorOf = (row, usable) => {
    const strategy = stageOf("author").find((each) => each.op === "text");
    const found = strategy === undefined ? [] : allIn(row, strategy.select).filter(usable);
    return found.length === 1 ? oneLine(visibleWords(found.at(0))) : null;
  };

  // Days: what stands between two rows of the list opens a segment; all rows of one share their day. What reads as no day
  // opens one, too: it may be a day in words that are not known, and then the day above holds no longer.
  const segmentsOf = (list, rows) => {
    const known = new Set(rows.map((row) => row.row));
    const order = new Map();
    const pills = [{ day: null, date: null }];
    let isOpen = true;
    const visit = (node) => {
      if (isHidden(node)) return;
      if (known.has(node)) {
        order.set(node, pills.length - 1);
        isOpen = false;
        return;
      }
      const children = elementsIn(node).filter((child) => !isHidden(child));
      if (children.length > 0) {
        children.forEach(visit);
        return;
      }
      const text = oneLine(visibleWords(node));
      const isPill = text !== "" && text.length <= LONGEST_PILL;
      const pill = { day: isPill ? times.dayOfWord(text) : null, date: isPill ? times.parseDate(text) : null };
      const isDay = pill.day !== null || pill.date !== null;
      if (isOpen && isDay) pills.pop();
      if (!isOpen || isDay) pills.push(pill);
      isOpen = true;
    };
    visit(list);
    if (order.size !== rows.length) drift("list", [order.size, rows.length]);
    return { pills, of: (row) => order.get(row.row) };
  };

  const same = (a, b) => typeof a === "object" && typeof b === "object" ? times.sameDay(a, b) : a === b;

  const timesOf = (rows, segments) => {
    const dates = [...rows.map((row) => row.prePlain?.date), ...segments.pills.map((pill) => pill.date)].filter((date) => date);
    const named = rows.map((row) => ({ date: row.prePlain?.date, day: segments.pills.at(segments.of(row)).day })).filter(({ date, day }) => date && day !== null);
    const resolve = times.dayResolver(dates, named);
    const own = rows.map((row) => row.prePlain?.date ? resolve(row.prePlain.date) : null);
    const daysOf = segments.pills.map(() => []);
    rows.forEach((row, at) => {
      if (own.at(at) !== null) daysOf.at(segments.of(row)).push(own.at(at));
    });
    const agreed = daysOf.map((days) => days.length > 0 && days.every((day) => same(day, days.at(0))) ? days.at(0) : null);
    const dayOf = segments.pills.map((pill, segment) => {
      const isBare = daysOf.at(segment).length === 0;
      const [above, below] = [segment === 0 ? null : agreed.at(segment - 1), agreed.at(segment + 1) ?? null];
      const offers = new Map([
        ["neighbours", agreed.at(segment)],
        ["pill", isBare ? pill.day ?? (pill.date === null ? null : resolve(pill.date)) : null],
        // Days run one way: what stands between two rows of one day is of that day.
        ["between", isBare && above !== null && below !== null && same(above, below) ? above : null],
      ]);
      const strategy = stageOf("day").find((each) => offers.get(each.op));
      return { strategy, day: strategy === undefined ? "unknown" : offers.get(strategy.op) };
    });
    const borrowDay = (row) => {
      const { strategy, day } = dayOf.at(segments.of(row));
      if (strategy !== undefined) answer("day", strategy);
      return day;
    };
    return rows.map((row, at) => {
      if (row.shell) return null;
      const op = row.prePlain?.clock ? "prePlain" : row.clock ? "meta" : "day";
      const strategy = stageOf("time").find((each) => each.op === op);
      // Only what no member wrote is content with a day; a message without its minute has no certain time.
      if (strategy === undefined || op === "day" && !row.isNotice) return { certainty: "unknown" };
      const day = own.at(at) ?? borrowDay(row);
      if (typeof day === "string") return { certainty: day };
      answer("time", strategy);
      return op === "day"
        ? { certainty: "day", sentAt: times.stamp(day, { hour: 0, minute: 0 }) }
        : { certainty: "minute", sentAt: times.stamp(day, row.clock) };
    });
  };

  const findScroller = (panel) => findOne("scroller", (selector) => allIn(panel, selector)) ?? drift("scroller", []);

  const readMessages = (scroller, elements) => {
    const list = findOne("list", (selector) => allIn(scroller, selector)) ?? drift("list", []);
    const rows = elements.map(readRow);
    const segments = segmentsOf(list, rows);
    const opensRun = (row, at) => at === 0 || row.label !== null || row.marks.some((mark) => mark.opens && mark.side !== null)
      || rows.at(at - 1).shell || rows.at(at - 1).isNotice || segments.of(row) !== segments.of(rows.at(at - 1));
    const directions = voices.directionsOf(rows, opensRun);
    const authors = voices.authorsOf(rows, directions, opensRun);
    const sent = timesOf(rows, segments);
    const unknown = rows.filter((row) => row.kind === "unknown").length;
    if (unknown > 2 && unknown * 2 > rows.length) drift("kinds", [unknown, rows.length]);
    const orUndefined = (text) => text === "" || text === null ? undefined : text;
    const messages = rows.flatMap((row, at) => {
      if (row.shell) return [];
      const isMedium = !["text", "event", "deleted"].includes(row.kind);
      return [{
        id: row.id,
        sentAt: sent.at(at).sentAt,
        sentAtCertainty: sent.at(at).certainty,
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

  // Which state of the page it is, told from what the panel holds. Marks of two are of none.
  const flavourOf = (panel) => {
    const stands = (selector) => firstIn(panel, selector) !== null;
    for (const conflict of pack.conflicts ?? []) {
      if (conflict.select.every(stands)) refuse("flavour", conflict.select.join(" | "), "drift", [conflict.select.length]);
    }
    const found = pack.flavours.filter((each) => each.present.every(stands) && !each.absent.some(stands));
    if (found.length > 1) refuse("flavour", found.map((each) => each.id).join(" | "), "drift", [found.length]);
    return found.length === 0 ? "unrecognised" : found.at(0).id;
  };

  const read = () => {
    if (visibilityOf(document) !== "visible") refuse("document", "", "page-hidden", []);
    const panel = findPanel();
    flavour = flavourOf(panel);
    stages = stagesIn();
    const { title, witnessed } = readIdentity(panel);
    const scroller = findScroller(panel);
    const rows = findRows(panel, scroller);
    const channelId = chatIdOf(rows);
    // Two chats may bear one title; the ids on screen tell them apart, and are no content.
    const messageIds = what === "identity" ? rows.map(idOf) : undefined;
    const chat = what === "identity" ? { rowsSeen: 0, notRendered: 0, messages: [] } : readMessages(scroller, rows);
    return {
      outcome: "read",
      flavour,
      identity: { title, witnessed, channelId, messageIds },
      flags: stageOf("flags").filter((strategy) => allOnPage(strategy.select).some((mark) => holds(panel, mark))).map((strategy) => strategy.flag),
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
