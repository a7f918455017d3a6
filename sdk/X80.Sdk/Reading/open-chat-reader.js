(pageTimes, pageWords, rowVoices, rowIndex, rowFacts, pageReads, facts = rowFacts(), reads = pageReads(), indexOf = rowIndex(reads), kept = new Map()) => (argumentJson) => {
  // Reads the open chat of the page as it stands and returns the JSON of a raw reading. All that is known of the page
  // comes from the pack; this script holds generic operations and no selector. It has no power but reading: nodes of
  // the page are touched only through the reads given to it. Between calls it keeps what it learned of a pack and a
  // language, and nothing of the page.
  "use strict";
  const { firstElementIn, nextElementOf, parentOf, rootOf, visibilityOf, holds, attributeOf, firstIn, queryIn, queryPage, textIn, childCountOf } = reads;
  const keep = (name, key, make) => {
    const known = kept.get(name);
    if (known !== undefined && known.key === key) return known.value;
    const value = make();
    kept.set(name, { key, value });
    return value;
  };
  // The row that is read now, with what is known of its form.
  let sheet = null;
  const allIn = (node, selector) => {
    const at = sheet === null ? undefined : sheet.numberOf.get(node);
    return at === undefined ? Array.from(queryIn(node, selector)) : index.allBelow(sheet, at, selector, false);
  };
  const fits = (node, selector) => {
    const at = sheet === null ? undefined : sheet.numberOf.get(node);
    return at === undefined ? reads.fits(node, selector) : index.fitsAt(sheet, at, selector);
  };
  const allOnPage = (selector) => Array.from(queryPage(document, selector));
  const LONGEST_PILL = 40;
  // More rows are read in slices, a call each, so that the page is never held up for long.
  const SLICE = 500;

  const { pack, what, slice } = keep("argument", argumentJson, () => JSON.parse(argumentJson));
  const index = keep("index", JSON.stringify(pack), () => indexOf([pack.stages, pack.quoted, pack.hidden, pack.flavours, pack.conflicts ?? []]));
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

  const language = (pack.languages ?? ["lang"]).map((name) => attributeOf(rootOf(document), name) ?? "").find((each) => each !== "")?.replace("_", "-") ?? "";
  const times = keep("times", `${language} ${new Date().toDateString()}`, () => pageTimes(language));
  const { plain, oneLine, parseClock } = times;
  const voices = rowVoices(stageOf, answer);

  const hidden = pack.hidden.join(",");
  const quoted = pack.quoted.join(",");
  const isHidden = (element) => fits(element, hidden);
  const { elementsIn, pathOf, nodeAt, wordsOf, visibleWords, leavesOf } = pageWords(reads, isHidden, plain);

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
    for (const other of allOnPage(pack.outside.join(","))) {
      if (holds(panel, other) || holds(other, panel)) refuse("panel", pack.outside.find((selector) => fits(other, selector)), "drift", []);
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
    const places = { titleAt: pathOf(header), composerAt: label === null ? null : pathOf(composer), labelledBy: strategy?.attribute, label };
    return { title, witnessed: label !== null, places };
  };

  const expressions = new Map();
  const expression = (pattern) => {
    const known = expressions.get(pattern);
    if (known !== undefined) return known;
    const made = new RegExp(pattern);
    expressions.set(pattern, made);
    return made;
  };

  const chatIdsIn = (rows) => {
    const ids = new Set();
    for (const strategy of stageOf("messageId").filter((each) => each.chatPattern !== undefined)) {
      for (const row of rows) {
        const found = expression(strategy.chatPattern).exec(attributeOf(row, strategy.attribute) ?? "");
        if (found !== null) ids.add(found.at(1));
      }
    }
    return Array.from(ids);
  };
  // Rows that name two chats are a page caught in the middle of a change.
  const chatIdOf = (ids) => {
    if (ids.length > 1) refuse("messageId", "", "chat-changed", [ids.length]);
    return ids.at(0);
  };

  // Rows.
  const findRows = (top, search) => {
    const found = stageOf("rows").map((strategy) => ({ strategy, rows: search(strategy.select) })).filter((each) => each.rows.length > 0);
    const counts = found.map((each) => each.rows.length);
    if (new Set(counts).size > 1) drift("rows", counts);
    const rows = found.length === 0 ? [] : found.at(0).rows;
    if (found.length > 0) answer("rows", found.at(0).strategy);
    const known = new Set(rows);
    const inRow = (element) => {
      for (let node = element; node !== top && node !== null; node = parentOf(node)) {
        if (known.has(node)) return true;
      }
      return false;
    };
    if (rows.some((row) => inRow(parentOf(row)))) drift("rows", counts);
    return { rows, known };
  };

  // What stands in no row, from the top down, but what `skip` is.
  const outsideOf = (top, isInScroller, scroller, known, skip) => {
    const outside = [];
    const visit = (element, isIn) => {
      let holdsRow = false;
      for (let child = firstElementIn(element); child !== null; child = nextElementOf(child)) {
        if (child === skip || known.has(child) || visit(child, isIn || element === scroller)) holdsRow = true;
      }
      outside.push({ element, isIn, holdsRow });
      return holdsRow;
    };
    visit(top, isInScroller);
    return outside;
  };
  // Words that could be copied, or a bubble, outside every row: the pack does not fit. What marks a kind or a time there, and
  // holds no row itself, is of a message whose row was not found.
  const refuseStrays = (outside, count) => {
    const carriers = [stageOf("prePlain").at(0), ...stageOf("container").filter((strategy) => strategy.op === "bubble")].map((strategy) => strategy.select).join(",");
    const marks = ["kinds", "meta"].flatMap(stageOf).filter((strategy) => strategy.op === undefined).map((strategy) => strategy.select).join(",");
    for (const { element, isIn, holdsRow } of outside) {
      if (index.fitsOutside(element, document, carriers) || isIn && !holdsRow && count > 0 && fits(element, marks)) drift("rows", [count]);
    }
  };

  const idOf = (row) => {
    for (const strategy of stageOf("messageId")) {
      const value = attributeOf(row, strategy.attribute);
      const found = value === null ? null : expression(strategy.pattern).exec(value);
      if (found !== null) {
        answer("messageId", strategy);
        return found.at(1);
      }
    }
    return drift("messageId", []);
  };

  const withinRow = (row, selector) => index.allBelow(sheet, 0, selector, true);

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

  // What the form of a row decides, whatever it says: asked once a form, but where a quote stands in the way.
  const formFacts = new Map();
  const factsOfForm = (row, isPlain, usable) => {
    const known = isPlain ? formFacts.get(sheet.form) : undefined;
    if (known !== undefined) return known;
    const heldBy = firstFound("container", (strategy) => withinRow(row, strategy.select).find(usable))?.strategy ?? null;
    const isNotice = firstMatch("notice", row, usable) !== null;
    const made = {
      heldBy, isNotice,
      kindMark: isNotice ? undefined : stageOf("kinds").find((strategy) => allIn(row, strategy.select).some(usable)),
      forwarded: firstMatch("forwarded", row, usable) !== null,
      truncated: firstMatch("truncated", row, usable) !== null,
    };
    if (isPlain) formFacts.set(sheet.form, made);
    return made;
  };
  // Marks of sides, too; of icons only their names are no part of the form.
  const formMarks = new Map();
  const marksOfForm = (row, usable) => {
    const icons = allIn(row, "title").map((title) => wordsOf(title, () => false)).join("|");
    if (!formMarks.has(sheet.form)) formMarks.set(sheet.form, new Map());
    const known = formMarks.get(sheet.form);
    if (!known.has(icons)) known.set(icons, marksOf(row, usable));
    return known.get(icons);
  };

  const readRow = (row) => {
    const id = idOf(row);
    const quotes = allIn(row, quoted);
    const usable = quotes.length === 0 ? () => true : (element) => !quotes.some((quote) => holds(quote, element));
    const { heldBy, isNotice, kindMark, forwarded, truncated } = factsOfForm(row, quotes.length === 0, usable);
    if (heldBy === null || heldBy.op === "child") {
      const isEmpty = visibleWords(row).trim() === "" && firstIn(row, "canvas, img, svg") === null;
      if (isEmpty) return { row, id, shell: true };
      if (heldBy === null) drift("container", []);
    }
    const container = () => withinRow(row, heldBy.select).find(usable);
    const carrier = firstMatch("prePlain", row, usable);
    const prePlain = carrier === null ? null : times.parsePrePlain(attributeOf(carrier, stageOf("prePlain").at(0).attribute));
    const meta = firstFound("meta", (strategy) => strategy.op === "clock"
      ? besideClock(row, strategy.select, usable, carrier, prePlain?.clock)
      : withinRow(row, strategy.select).find((element) => usable(element) && (carrier === null || !holds(element, carrier))))?.found ?? null;
    const metaWords = meta === null ? [] : leavesOf(meta);
    const clocks = metaWords.map(parseClock).filter((time) => time !== null);
    const words = kindMark?.kind === "deleted" ? "" : isNotice ? visibleWords(container()) : bodyOf(carrier ?? container(), carrier !== null, (element) => usable(element) && (meta === null || !holds(meta, element)), kindMark !== undefined);
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
      isBubble: heldBy.op === "bubble" || carrier !== null || kindMark !== undefined && kindMark.kind !== "unknown",
      kind: isNotice ? "event" : kind ?? (words === "" ? "unknown" : "text"),
      // A half of the day that stands apart from its hour leaves the hour in doubt.
      clock: prePlain?.clock ?? (clocks.length === 1 && !metaWords.some(times.isHalf) ? clocks.at(0) : null),
      edited: carrier !== null && metaWords.some((text) => parseClock(text) === null && !times.isHalf(text) && /\p{L}/u.test(text) && !/\p{Nd}/u.test(text)),
      forwarded, truncated,
      fileName: file === null ? undefined : attributeOf(file, answered.get("fileName").attribute),
      marks: quotes.length === 0 ? marksOfForm(row, usable) : marksOf(row, usable),
      label: labelOf(row, usable),
      shownAuthor: shownAuthorOf(row, usable),
    };
  };

  // Of most rows most strategies say nothing: they share what they say.
  const silent = new Map();
  const silenceOf = (strategy) => {
    if (!silent.has(strategy)) silent.set(strategy, { strategy, opens: strategy.op === "mark" ? strategy.opens ?? true : strategy.op === "icon" && (strategy.opens ?? false), side: null });
    return silent.get(strategy);
  };
  const said = (strategy, isIn, isOut) => isIn || isOut ? { strategy, opens: silenceOf(strategy).opens, side: isIn ? isOut ? "both" : "in" : "out" } : silenceOf(strategy);
  const marksOf = (row, usable) => stageOf("direction").map((strategy) => {
    if (strategy.op === "mark") {
      const stands = (selector) => selector !== undefined && withinRow(row, selector).some(usable);
      return said(strategy, stands(strategy.in), stands(strategy.out));
    }
    if (strategy.op !== "icon") return silenceOf(strategy);
    const icons = allIn(row, strategy.within).filter(usable).flatMap((holder) => allIn(holder, "title")).map((title) => wordsOf(title, () => false).trim());
    const stands = (names) => icons.some((icon) => names.includes(icon));
    return icons.length === 0 ? silenceOf(strategy) : said(strategy, stands(strategy.inIcons ?? []), stands(strategy.icons));
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
  const eventsIn = (tops, known) => {
    const events = [];
    const visit = (node) => {
      if (known.has(node)) {
        events.push(null);
        return;
      }
      const children = elementsIn(node).filter((child) => !isHidden(child));
      if (children.length > 0) {
        children.forEach(visit);
        return;
      }
      const text = oneLine(visibleWords(node));
      const isPill = text !== "" && text.length <= LONGEST_PILL;
      events.push({ day: isPill ? times.dayOfWord(text) : null, date: isPill ? times.parseDate(text) : null });
    };
    tops.filter((top) => !isHidden(top)).forEach(visit);
    return events;
  };
  const segmentsOf = (events, rows) => {
    const order = new Map();
    const pills = [{ day: null, date: null }];
    let isOpen = true;
    for (const pill of events) {
      if (pill === null) {
        order.set(rows.at(order.size), pills.length - 1);
        isOpen = false;
        continue;
      }
      const isDay = pill.day !== null || pill.date !== null;
      if (isOpen && isDay) pills.pop();
      if (!isOpen || isDay) pills.push(pill);
      isOpen = true;
    }
    if (order.size !== rows.length) drift("list", [order.size, rows.length]);
    return { pills, of: (row) => order.get(row) };
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

  // What all rows together decide of each.
  const joined = (rows, events) => {
    const segments = segmentsOf(events, rows);
    const opensRun = (row, at) => at === 0 || row.label !== null || row.marks.some((mark) => mark.opens && mark.side !== null)
      || rows.at(at - 1).shell || rows.at(at - 1).isNotice || segments.of(row) !== segments.of(rows.at(at - 1));
    const directions = voices.directionsOf(rows, opensRun);
    const authors = voices.authorsOf(rows, directions, opensRun);
    const sent = timesOf(rows, segments);
    const unknown = rows.filter((row) => row.kind === "unknown").length;
    if (unknown > 2 && unknown * 2 > rows.length) drift("kinds", [unknown, rows.length]);
    return { directions, authors, sent };
  };

  const orUndefined = (text) => text === "" || text === null ? undefined : text;
  const messageOf = (row, sent, author, direction) => {
    const isMedium = !["text", "event", "deleted"].includes(row.kind);
    return {
      id: row.id, sentAt: sent?.sentAt, sentAtCertainty: sent?.certainty, author, direction, kind: row.kind,
      text: orUndefined(isMedium ? row.lines.join("\n") : row.words),
      caption: orUndefined(isMedium ? row.words : ""),
      fileName: orUndefined(row.fileName ?? ""),
      edited: row.edited || undefined, forwarded: row.forwarded || undefined, truncated: row.truncated || undefined,
    };
  };
  const rowsOf = (sheets) => {
    const rows = sheets.map((each) => {
      sheet = each;
      return readRow(each.row);
    });
    sheet = null;
    return rows;
  };
  const readMessages = (list, sheets, known) => {
    const rows = rowsOf(sheets);
    const { directions, authors, sent } = joined(rows, eventsIn([list], known));
    const messages = rows.flatMap((row, at) => row.shell ? [] : [messageOf(row, sent.at(at), orUndefined(authors.at(at)), directions.at(at))]);
    return { rowsSeen: rows.length, notRendered: rows.length - messages.length, messages };
  };

  // Which state of the page it is, told from what the panel holds. Marks of two are of none.
  const stateMarks = Array.from(new Set([...pack.flavours.flatMap((each) => [...each.present, ...each.absent]), ...(pack.conflicts ?? []).flatMap((each) => each.select)]));
  const marksStanding = (sheets, outside) => {
    const elements = outside.map(({ element }) => element);
    const [forms, places] = [index.oneOfEachForm(sheets), index.oneOfEach(elements, document)];
    return stateMarks.filter((selector) => {
      const isLocal = index.isLocal(selector);
      return index.standsIn(isLocal ? forms : sheets, selector) || (isLocal ? places : elements).some((element) => fits(element, selector));
    });
  };
  const flavourOf = (standing) => {
    const stands = (selector) => standing.includes(selector);
    for (const conflict of pack.conflicts ?? []) {
      if (conflict.select.every(stands)) refuse("flavour", conflict.select.join(" | "), "drift", [conflict.select.length]);
    }
    const found = pack.flavours.filter((each) => each.present.every(stands) && !each.absent.some(stands));
    if (found.length > 1) refuse("flavour", found.map((each) => each.id).join(" | "), "drift", [found.length]);
    return found.length === 0 ? "unrecognised" : found.at(0).id;
  };
  const enter = (standing) => {
    flavour = flavourOf(standing);
    stages = stagesIn();
  };
  const strategiesAnswered = () => Object.fromEntries(Array.from(answered).map(([stage, strategy]) => [stage, strategy.id]));
  const flagsIn = (panel) => {
    const marks = stageOf("flags").length === 0 ? [] : allOnPage(stageOf("flags").map((strategy) => strategy.select).join(",")).filter((mark) => holds(panel, mark));
    return stageOf("flags").filter((strategy) => marks.some((mark) => fits(mark, strategy.select))).map((strategy) => strategy.flag);
  };

  const read = () => {
    const panel = findPanel();
    const { title, witnessed, places } = readIdentity(panel);
    const scroller = findScroller(panel);
    const { rows, known } = findRows(scroller, (selector) => allIn(scroller, selector));
    const list = findOne("list", (selector) => allIn(scroller, selector)) ?? drift("list", []);
    const isLong = what === "chat" && rows.length > SLICE;
    if (isLong && !rows.every((row) => holds(list, row))) drift("list", [rows.length]);
    const outside = outsideOf(panel, false, scroller, known, isLong ? list : null);
    if (isLong) {
      refuseStrays(outside, rows.length);
      return {
        outcome: "long", rowsSeen: rows.length, identity: { title, witnessed }, flags: flagsIn(panel), strategies: strategiesAnswered(),
        place: { ...places, list: pathOf(list), children: childCountOf(list), rows: answered.get("rows").select, title, standing: marksStanding([], outside) },
      };
    }
    const sheets = rows.map((row) => index.sheetOf(row, document));
    enter(marksStanding(sheets, outside));
    refuseStrays(outside, rows.length);
    const channelId = chatIdOf(chatIdsIn(rows));
    // Two chats may bear one title; the ids on screen tell them apart, and are no content.
    const messageIds = what === "identity" ? rows.map(idOf) : undefined;
    const chat = what === "identity" ? { rowsSeen: 0, notRendered: 0, messages: [] } : readMessages(list, sheets, known);
    return {
      outcome: "read",
      flavour,
      identity: { title, witnessed, channelId, messageIds },
      flags: flagsIn(panel), strategies: strategiesAnswered(),
      rowsSeen: chat.rowsSeen, notRendered: chat.notRendered, messages: chat.messages,
    };
  };

  // Slices of a long chat. What the first call found is found again by its place, and must still be what it was.
  const listAgain = () => {
    const { place } = slice;
    const title = nodeAt(place.titleAt);
    const composer = place.composerAt === null ? null : nodeAt(place.composerAt);
    const list = nodeAt(place.list);
    if (title === null || oneLine(visibleWords(title)) !== place.title) refuse("title", "", "chat-changed", []);
    if (place.composerAt !== null && (composer === null || attributeOf(composer, place.labelledBy) !== place.label)) refuse("composer", "", "chat-changed", []);
    const children = list === null ? 0 : childCountOf(list);
    if (children !== place.children) refuse("rows", "", "rows-changed", [place.children, children]);
    return elementsIn(list, slice.from, slice.to);
  };
  const rowsIn = (tops, selector) => tops.flatMap((top) => fits(top, selector) ? [top] : allIn(top, selector));
  const sealOf = (rows) => rows.map((row) => `${idOf(row)} ${textIn(row).length}`);

  const readSlice = () => {
    const tops = listAgain();
    const candidates = rowsIn(tops, stageOf("rows").map((strategy) => strategy.select).join(","));
    const { rows, known } = findRows(null, (selector) => candidates.filter((candidate) => fits(candidate, selector)));
    const outside = tops.flatMap((top) => known.has(top) ? [] : outsideOf(top, true, null, known, null));
    const sheets = rows.map((row) => index.sheetOf(row, document));
    const standing = Array.from(new Set([...slice.place.standing, ...marksStanding(sheets, outside)]));
    enter(standing);
    refuseStrays(outside, rows.length);
    const read = rowsOf(sheets);
    return {
      outcome: "slice", seal: sealOf(rows),
      rows: read.map((row) => row.shell ? null : messageOf(row)),
      part: { ...facts.pack(read), events: eventsIn(tops, known), flavour, standing, chatIds: chatIdsIn(rows), strategies: strategiesAnswered() },
    };
  };
  // What was read of a slice, once more: its ids and the lengths of its texts.
  const sealSlice = () => ({ outcome: "sealed", seal: sealOf(rowsIn(listAgain(), slice.place.rows)) });

  const joinSlices = () => {
    enter(Array.from(new Set(slice.parts.flatMap((part) => part.standing))));
    const flavours = new Set([flavour, ...slice.parts.map((part) => part.flavour)]);
    if (flavours.size > 1) refuse("flavour", Array.from(flavours).join(" | "), "drift", [flavours.size]);
    for (const part of slice.parts) {
      for (const [stage, id] of Object.entries(part.strategies)) answer(stage, stageOf(stage).find((strategy) => strategy.id === id));
    }
    const marked = new Map();
    const markOf = (rank, side) => {
      const key = `${rank}${side}`;
      if (!marked.has(key)) marked.set(key, { ...silenceOf(stageOf("direction").at(rank)), side });
      return marked.get(key);
    };
    const rows = slice.parts.flatMap((part) => facts.unpack(part, markOf));
    const { directions, authors, sent } = joined(rows, slice.parts.flatMap((part) => part.events));
    return {
      outcome: "joined", flavour, strategies: strategiesAnswered(), channelId: chatIdOf(Array.from(new Set(slice.parts.flatMap((part) => part.chatIds)))),
      sentAt: sent.map((each) => each?.sentAt ?? null), certainty: sent.map((each) => each?.certainty ?? null),
      author: authors.map((author) => orUndefined(author) ?? null), direction: directions,
    };
  };

  const acts = new Map([["chat", read], ["identity", read], ["slice", readSlice], ["seal", sealSlice], ["join", joinSlices]]);
  try {
    if (what !== "join" && visibilityOf(document) !== "visible") refuse("document", "", "page-hidden", []);
    return JSON.stringify(acts.get(what)());
  } catch (problem) {
    if (problem?.refused === undefined) throw problem;
    return JSON.stringify(problem.refused);
  } finally {
    index.forget();
    times.forget();
  }
}
