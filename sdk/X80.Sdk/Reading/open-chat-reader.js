(pageTimes, pageWords, rowVoices, rowIndex, rowFacts, pageReads, rowFinder, rowWords, rowReader, facts = rowFacts(), reads = pageReads(), indexOf = rowIndex(reads), kept = new Map()) => (argumentJson) => {
  // Reads the open chat of the page as it stands and returns the JSON of a raw reading. All that is known of the page
  // comes from the pack; this script holds generic operations and no selector. It has no power but reading: nodes of
  // the page are touched only through the reads given to it. Between calls it keeps what it learned of a pack and a
  // language, and nothing of the page.
  "use strict";
  const { firstElementIn, nextElementOf, parentOf, rootOf, nameOf, visibilityOf, holds, attributeOf, queryIn, queryPage, textIn, childCountOf } = reads;
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
  const firstIn = (node, selector) => {
    const at = sheet === null ? undefined : sheet.numberOf.get(node);
    return at === undefined ? reads.firstIn(node, selector) : index.allBelow(sheet, at, selector, false).at(0) ?? null;
  };
  const allOnPage = (selector) => Array.from(queryPage(document, selector));
  const LONGEST_PILL = 40;
  // More rows are read in slices, a call each, so that the page is never held up for long.
  const SLICE = 500;

  const { pack, what, slice } = keep("argument", argumentJson, () => JSON.parse(argumentJson));
  const index = keep("index", JSON.stringify(pack), () => indexOf([
    pack.stages, pack.quoted, pack.hidden, pack.flavours, pack.conflicts ?? [], pack.stages.messageId.map((strategy) => `[${strategy.attribute}]`)]));
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
  const { childrenOf, elementsIn, isElement, textOf, pathOf, nodeAt, wordsOf, visibleWords, leavesOf } = pageWords(reads, isHidden, plain);

  // The smallest element that holds them all.
  const around = (nodes) => {
    if (nodes.length === 0) return [];
    let holder = parentOf(nodes.at(0));
    while (!nodes.every((node) => holds(holder, node))) holder = parentOf(holder);
    return [holder];
  };

  // Stages that find one thing: the first strategy that finds exactly one answers. Where each finds several, they are
  // copies of one thing or none of them is it: all that the first strategy found are given.
  const findAll = (stage, search) => {
    const counts = [];
    let several = null;
    for (const strategy of stageOf(stage)) {
      const found = search(strategy);
      if (found.length === 1) {
        answer(stage, strategy);
        return found;
      }
      if (several === null && found.length > 1) several = { strategy, found };
      counts.push(found.length);
    }
    if (several === null) return [];
    answer(stage, several.strategy);
    return several.found;
  };

  const findPanels = () => {
    const isPanel = (element) => stageOf("title").some((strategy) => firstIn(element, strategy.select) !== null);
    const whole = findAll("panel", (strategy) => allOnPage(strategy.select).filter(isPanel));
    const panels = whole.length > 0 ? whole : findAll("panel", (strategy) => allOnPage(strategy.select));
    if (panels.length === 0) {
      for (const screen of pack.screens) {
        if (allOnPage(screen.select).length > 0) refuse("screen", screen.select, screen.why, []);
      }
      drift("panel", []);
    }
    for (const other of allOnPage(pack.outside.join(","))) {
      if (panels.some((panel) => holds(panel, other) || holds(other, panel))) refuse("panel", pack.outside.find((selector) => fits(other, selector)), "drift", []);
    }
    if (panels.some((panel) => panels.some((other) => other !== panel && holds(panel, other)))) drift("panel", [panels.length]);
    return panels;
  };

  // What names the chat beside its title: the composer, or whoever wrote in it.
  const isWitness = (panel, strategy, title) => allIn(panel, strategy.within).some((element) => oneLine(attributeOf(element, strategy.attribute) ?? "").includes(title))
    || stageOf("prePlain").some((each) => allIn(panel, each.select).some((element) => times.parsePrePlain(attributeOf(element, each.attribute))?.author === title));

  // Titles that a strategy finds; where nothing marks one, words of the header that something else on the page bears out.
  const titlesOf = (panel, strategy) => {
    const found = allIn(panel, strategy.select);
    const texts = strategy.op === "leaf"
      ? found.flatMap((element) => childrenOf(element).filter((child) => !isElement(child)).map((child) => oneLine(textOf(child)))).filter((text) => text !== "" && isWitness(panel, strategy, text))
      : found.map((element) => oneLine(visibleWords(element)));
    return Array.from(new Set(texts));
  };

  // Where what names the chat stands, and what it says, for the calls that follow.
  const placesOf = (panel, title, composers, attribute) => {
    const { op, select } = answered.get("title");
    const says = (element) => op === "leaf" ? childrenOf(element).some((child) => oneLine(textOf(child)) === title) : oneLine(visibleWords(element)) === title;
    const titled = allIn(panel, select).find(says);
    const labelled = attribute === undefined ? [] : composers.map((composer) => ({ at: pathOf(composer), label: attributeOf(composer, attribute) }));
    return { titleAt: pathOf(titled), titleWords: oneLine(visibleWords(titled)), labelled, labelledBy: attribute };
  };

  const readIdentity = (panel) => {
    const titles = findAll("title", (strategy) => titlesOf(panel, strategy));
    if (titles.length !== 1) drift("title", [titles.length]);
    const title = titles.at(0);
    if (title === "") refuse("title", answered.get("title").select, "page-loading", []);
    const composers = findAll("composer", (strategy) => allIn(panel, strategy.select));
    const strategy = answered.get("composer");
    const labels = strategy?.attribute === undefined ? [] : composers.map((composer) => attributeOf(composer, strategy.attribute)).filter((label) => label !== null);
    if (labels.some((label) => !oneLine(label).includes(title))) refuse("composer", strategy.select, "chat-changed", []);
    return { title, witnessed: labels.length > 0, places: what === "chat" ? placesOf(panel, title, composers, strategy?.attribute) : null };
  };

  const expressions = new Map();
  const expression = (pattern) => {
    const known = expressions.get(pattern);
    if (known !== undefined) return known;
    const made = new RegExp(pattern);
    expressions.set(pattern, made);
    return made;
  };

  const chatIdsIn = (sheets) => {
    const ids = new Set();
    for (const strategy of stageOf("messageId").filter((each) => each.chatPattern !== undefined)) {
      for (const each of sheets) {
        sheet = each;
        for (const mark of withinRow(each.row, `[${strategy.attribute}]`)) {
          const found = expression(strategy.chatPattern).exec(attributeOf(mark, strategy.attribute));
          if (found !== null) ids.add(found.at(1));
        }
      }
    }
    sheet = null;
    return Array.from(ids);
  };
  // Rows that name two chats are a page caught in the middle of a change.
  const chatIdOf = (ids) => {
    if (ids.length > 1) refuse("messageId", "", "chat-changed", [ids.length]);
    return ids.at(0);
  };

  const idsOf = (mark) => {
    const ids = new Set();
    for (const strategy of stageOf("messageId")) {
      const value = attributeOf(mark, strategy.attribute);
      const found = value === null ? null : expression(strategy.pattern).exec(value);
      if (found === null) continue;
      answer("messageId", strategy);
      ids.add(found.at(1));
    }
    return Array.from(ids);
  };
  const idOf = (mark) => {
    const ids = idsOf(mark);
    return ids.length === 1 ? ids.at(0) : drift("messageId", [ids.length]);
  };

  // Rows, and the part of the panel that holds them. What lies outside it is a copy of what lies within.
  const findRows = (panel) => {
    const scrollers = findAll("scroller", (strategy) => strategy.op === "around" ? [] : allIn(panel, strategy.select));
    const lists = stageOf("list").flatMap((strategy) => strategy.op === "around" ? [] : allIn(panel, strategy.select));
    const bounds = new Set([...scrollers, ...lists]);
    const rows = rowFinder(idOf, parentOf, stageOf, answer, drift).rowsIn(panel, bounds, (selector) => allIn(panel, selector));
    const unique = rows.filter((each) => !each.isCopy).map((each) => each.row);
    if (scrollers.length === 0 && rows.length === 0) drift("scroller", []);
    const scroller = scrollers.find((each) => unique.every((row) => holds(each, row))) ?? (scrollers.length > 0 ? drift("scroller", [scrollers.length]) : around(unique).at(0));
    if (scrollers.length === 0) answer("scroller", stageOf("scroller").find((strategy) => strategy.op === "around") ?? drift("scroller", []));
    return { scroller, rows, bounds };
  };
  const findList = (scroller, rows) => {
    const holdsAll = (list) => rows.every(({ row }) => list !== row && holds(list, row));
    return findAll("list", (strategy) => strategy.op === "around" ? [] : allIn(scroller, strategy.select).filter(holdsAll)).at(0) ?? scroller;
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
  const outermostOf = (elements) => {
    if (elements.length < 2) return elements;
    const known = new Set(elements);
    return elements.filter((element) => {
      for (let node = parentOf(element); node !== null; node = parentOf(node)) if (known.has(node)) return false;
      return true;
    });
  };

  // Words that could be copied, or a bubble, outside every row, or two of them in one: the pack does not fit. What marks a
  // kind or a time outside every row, and holds no row itself, is of a message whose row was not found.
  const carrierSelectors = () => [stageOf("prePlain").at(0), ...stageOf("container").filter((strategy) => strategy.op === "bubble")].map((strategy) => strategy.select);
  const refuseStrays = (outside, count) => {
    const carriers = carrierSelectors().join(",");
    const isMark = ({ op, kind }) => (op === undefined || op === "bubbleless") && kind !== "unknown";
    const marks = ["kinds", "meta", "notice"].flatMap(stageOf).filter(isMark).map((strategy) => strategy.select).join(",");
    for (const { element, isIn, holdsRow } of outside) {
      if (index.fitsOutside(element, document, carriers) || isIn && !holdsRow && count > 0 && fits(element, marks)) drift("rows", [count]);
    }
  };
  const carriersIn = (sheets) => {
    const counts = carrierSelectors().map((selector) => sheets.reduce((count, each) => {
      sheet = each;
      return count + outermostOf(withinRow(each.row, selector)).length;
    }, 0));
    sheet = null;
    return counts;
  };
  const refuseCrowds = (counts, rows) => {
    if (counts.some((count) => rows < count)) drift("rows", [rows]);
  };

  const withinRow = (row, selector) => {
    const at = sheet === null ? undefined : sheet.numberOf.get(row);
    if (at !== undefined) return index.allBelow(sheet, at, selector, true);
    return fits(row, selector) ? [row, ...allIn(row, selector)] : allIn(row, selector);
  };

  const nodes = {
    allIn, attributeOf, childrenOf, elementsIn, firstIn, fits, holds, isElement, isHidden, leavesOf, nameOf, outermostOf, parentOf, quoted, textOf, visibleWords, withinRow, wordsOf,
    formNow: () => sheet.form,
  };
  const { readRow, learnTimes, silenceOf } = rowReader(nodes, rowWords, times, stageOf, answer, answered, drift);

  // Days: what stands between two rows of the list opens a segment; all rows of one share their day. What reads as no day
  // opens one, too: it may be a day in words that are not known, and then the day above holds no longer.
  const eventsIn = (tops, known, copies) => {
    const events = [];
    const visit = (node) => {
      if (copies.has(node)) return;
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
      // Days and bars show no time of day: this is of a message whose row was not found.
      if (parseClock(text) !== null) drift("rows", [known.size]);
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

  const isOnce = (rows, copies) => {
    if (copies.length === 0) return true;
    const told = (row) => JSON.stringify(row, (name, value) => ["row", "look", "looks"].includes(name) ? undefined : value);
    const first = new Map(rows.map((row) => [row.id, told(row)]));
    return copies.every((copy) => first.get(copy.id) === told(copy));
  };

  // What all rows together decide of each.
  const joined = (rows, events, title) => {
    const segments = segmentsOf(events, rows);
    const opensRun = (row, at) => at === 0 || row.label !== null || row.marks.some((mark) => mark.opens && mark.side !== null)
      || rows.at(at - 1).shell || rows.at(at - 1).isNotice || segments.of(row) !== segments.of(rows.at(at - 1));
    const directions = voices.directionsOf(rows, opensRun, title);
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
  const bubbles = () => stageOf("container").filter((strategy) => strategy.op === "bubble").map((strategy) => strategy.select);
  const rowsOf = (sheets, hasBubbles) => {
    const rows = sheets.map((each) => {
      sheet = each;
      return readRow(each, hasBubbles);
    });
    sheet = null;
    return rows;
  };
  const readMessages = (scroller, sheets, title) => {
    const hasBubbles = bubbles().some((selector) => firstIn(scroller, selector) !== null);
    const readAll = (some) => learnTimes(rowsOf(some, hasBubbles));
    const copied = sheets.filter((each) => each.isCopy);
    const [rows, copies] = [readAll(sheets.filter((each) => !each.isCopy)), readAll(copied)];
    if (!isOnce(rows, copies)) drift("messageId", [rows.length, copies.length]);
    const events = eventsIn([findList(scroller, rows)], new Set(rows.map(({ row }) => row)), new Set(copied.map(({ row }) => row)));
    const { directions, authors, sent } = joined(rows, events, title);
    const messages = rows.flatMap((row, at) => row.shell ? [] : [messageOf(row, sent.at(at), orUndefined(authors.at(at)), directions.at(at))]);
    return { rowsSeen: rows.length, notRendered: rows.length - messages.length, messages };
  };

  // Which state of the page it is, told from what the panel holds. Marks of two are of none.
  const stateMarks = () => Array.from(new Set([...bubbles(), ...pack.flavours.flatMap((each) => [...each.present, ...each.absent]), ...(pack.conflicts ?? []).flatMap((each) => each.select)]));
  const marksStanding = (sheets, outside) => {
    const elements = outside.map(({ element }) => element);
    const [forms, places] = [index.oneOfEachForm(sheets), index.oneOfEach(elements, document)];
    return stateMarks().filter((selector) => {
      const isLocal = index.isLocal(selector);
      return index.standsIn(isLocal ? forms : sheets, selector) || (isLocal ? places : elements).some((element) => fits(element, selector));
    });
  };
  const flavourOf = (stands) => {
    for (const conflict of pack.conflicts ?? []) {
      if (conflict.select.every(stands)) refuse("flavour", conflict.select.join(" | "), "drift", [conflict.select.length]);
    }
    const found = pack.flavours.filter((each) => each.present.every(stands) && !each.absent.some(stands));
    if (found.length > 1) refuse("flavour", found.map((each) => each.id).join(" | "), "drift", [found.length]);
    return found.length === 0 ? "unrecognised" : found.at(0).id;
  };
  const enter = (known) => {
    flavour = known;
    stages = stagesIn();
  };
  const strategiesAnswered = () => Object.fromEntries(Array.from(answered).map(([stage, strategy]) => [stage, strategy.id]));
  const flagsIn = (panel) => stageOf("flags").filter((strategy) => firstIn(panel, strategy.select) !== null).map((strategy) => strategy.flag);
  const sheetsOf = (rows) => rows.map((each) => ({ ...index.sheetOf(each.row, document), id: each.id, isCopy: each.isCopy }));

  // Where the list of a long chat stands, if it can be read in slices: with no row twice, and nothing in it that could be another list.
  const sliceable = (panel, scroller, rows, bounds) => {
    if (what !== "chat" || rows.length <= SLICE || rows.some((each) => each.isCopy)) return null;
    const list = findList(scroller, rows);
    return list === panel || Array.from(bounds).some((each) => each !== list && holds(list, each)) ? null : list;
  };
  const longReading = (panel, list, { title, witnessed, places }, { scroller, rows }) => {
    const outside = outsideOf(panel, false, scroller, new Set(), list).filter(({ element }) => element !== panel);
    refuseStrays([...outside, { element: list, isIn: false, holdsRow: true }], rows.length);
    return {
      outcome: "long", rowsSeen: rows.length, identity: { title, witnessed }, flags: flagsIn(panel), strategies: strategiesAnswered(),
      place: {
        ...places, title, flavour, list: pathOf(list), children: childCountOf(list), isIn: holds(scroller, list),
        standing: marksStanding([], [...outside, { element: panel }, { element: list }]), hasBubbles: bubbles().some((selector) => firstIn(scroller, selector) !== null),
      },
    };
  };

  const readPanel = (panel, isOnly) => {
    const standing = new Map();
    enter(flavourOf((selector) => {
      if (!standing.has(selector)) standing.set(selector, firstIn(panel, selector) !== null);
      return standing.get(selector);
    }));
    const identity = readIdentity(panel);
    const found = findRows(panel);
    const { scroller, rows, bounds } = found;
    const list = isOnly ? sliceable(panel, scroller, rows, bounds) : null;
    if (list !== null) return longReading(panel, list, identity, found);
    const outside = outsideOf(panel, false, scroller, new Set(rows.map(({ row }) => row)), null).filter(({ element }) => element !== panel);
    refuseStrays(outside, rows.length);
    const sheets = sheetsOf(rows);
    refuseCrowds(carriersIn(sheets), rows.length);
    const channelId = chatIdOf(chatIdsIn(sheets));
    const { title, witnessed } = identity;
    // Two chats may bear one title; the ids on screen tell them apart, and are no content.
    const messageIds = what === "identity" ? rows.filter((each) => !each.isCopy).map((each) => each.id) : undefined;
    const chat = what === "identity" ? { rowsSeen: 0, notRendered: 0, messages: [] } : readMessages(scroller, sheets, title);
    return {
      outcome: "read",
      flavour,
      identity: { title, witnessed, channelId, messageIds },
      flags: flagsIn(panel), strategies: strategiesAnswered(),
      rowsSeen: chat.rowsSeen, notRendered: chat.notRendered, messages: chat.messages,
    };
  };

  const read = () => {
    const panels = findPanels();
    const readings = panels.map((panel) => readPanel(panel, panels.length === 1));
    // Two panels are copies of one, or none of them is known to be the open chat.
    const told = readings.length === 1 ? [] : readings.map((reading) => JSON.stringify(reading, (name, value) => name === "strategies" ? undefined : value));
    if (told.some((each) => each !== told.at(0))) drift("panel", [panels.length]);
    return readings.at(0);
  };

  // Slices of a long chat. What the first call found is found again by its place, and must still be what it was.
  const listAgain = () => {
    const { place } = slice;
    enter(place.flavour);
    const title = nodeAt(place.titleAt);
    const list = nodeAt(place.list);
    if (title === null || oneLine(visibleWords(title)) !== place.titleWords) refuse("title", "", "chat-changed", []);
    for (const { at, label } of place.labelled) {
      const composer = nodeAt(at);
      if (composer === null || attributeOf(composer, place.labelledBy) !== label) refuse("composer", "", "chat-changed", []);
    }
    const children = list === null ? 0 : childCountOf(list);
    if (children !== place.children) refuse("rows", "", "rows-changed", [place.children, children]);
    return { list, tops: elementsIn(list, slice.from, slice.to) };
  };
  const rowsIn = ({ list, tops }, idFrom, otherwise) =>
    rowFinder(idFrom, parentOf, stageOf, answer, otherwise).rowsIn(list, new Set([list]), (selector) => tops.flatMap((top) => withinRow(top, selector)));
  const sealOf = (rows) => rows.map(({ row, id }) => `${id} ${textIn(row).length}`);

  const readSlice = () => {
    const part = listAgain();
    const rows = rowsIn(part, idOf, drift);
    const known = new Set(rows.map(({ row }) => row));
    const outside = part.tops.flatMap((top) => known.has(top) ? [] : outsideOf(top, slice.place.isIn, null, known, null));
    refuseStrays(outside, rows.length);
    const sheets = sheetsOf(rows);
    const read = rowsOf(sheets, slice.place.hasBubbles);
    return {
      outcome: "slice", seal: sealOf(rows),
      rows: read.map((row) => row.shell ? null : messageOf(row)),
      part: {
        ...facts.pack(read), events: eventsIn(part.tops, known, new Set()), ids: rows.map(({ id }) => id), carriers: carriersIn(sheets),
        standing: marksStanding(sheets, outside), chatIds: chatIdsIn(sheets), strategies: strategiesAnswered(),
      },
    };
  };
  // What was read of a slice, once more: its ids and the lengths of its texts.
  const sealSlice = () => ({
    outcome: "sealed",
    seal: sealOf(rowsIn(listAgain(), (mark) => idsOf(mark).join("|"), (stage, counts) => refuse("rows", "", "rows-changed", counts))),
  });

  const joinSlices = () => {
    const { place, parts } = slice;
    enter(place.flavour);
    const standing = new Set([...place.standing, ...parts.flatMap((part) => part.standing)]);
    const now = flavourOf((selector) => standing.has(selector));
    if (now !== flavour) refuse("flavour", `${flavour} | ${now}`, "drift", [2]);
    const ids = parts.flatMap((part) => part.ids);
    if (new Set(ids).size !== ids.length || bubbles().some((selector) => standing.has(selector)) !== place.hasBubbles) refuse("rows", "", "rows-changed", [ids.length]);
    refuseCrowds(carrierSelectors().map((selector, at) => parts.reduce((count, part) => count + part.carriers.at(at), 0)), ids.length);
    for (const part of parts) {
      for (const [stage, id] of Object.entries(part.strategies)) answer(stage, stageOf(stage).find((strategy) => strategy.id === id));
    }
    const marked = new Map();
    const markOf = (rank, side) => {
      const key = `${rank}${side}`;
      if (!marked.has(key)) marked.set(key, { ...silenceOf(stageOf("direction").at(rank)), side });
      return marked.get(key);
    };
    const rows = learnTimes(parts.flatMap((part) => facts.unpack(part, markOf)));
    const { directions, authors, sent } = joined(rows, parts.flatMap((part) => part.events), place.title);
    return {
      outcome: "joined", flavour, strategies: strategiesAnswered(), channelId: chatIdOf(Array.from(new Set(parts.flatMap((part) => part.chatIds)))),
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
