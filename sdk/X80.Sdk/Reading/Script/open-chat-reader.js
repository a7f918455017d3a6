(pageTimes, pageWords, rowVoices, rowIndex, rowFacts, pageReads, rowFinder, rowWords, rowReader, rowCutter, rowNodes, panelOutline, chatDays, chatCopies, facts = rowFacts(), reads = pageReads(), indexOf = rowIndex(reads, rowCutter), kept = new Map()) => (argumentJson) => {
  // Reads the open chat of the page as it stands and returns the JSON of a raw reading. All that is known of the page
  // comes from the pack; this script holds generic operations and no selector. It has no power but reading: nodes of
  // the page are touched only through the reads given to it. Between calls it keeps what it learned of a pack and a
  // language, and nothing of the page.
  "use strict";
  const { firstElementIn, nextElementOf, parentOf, rootOf, visibilityOf, holds, fits, attributeOf, attributeNamesOf, markupOf, queryIn, queryPage, textIn, childCountOf } = reads;
  const keep = (name, key, make) => {
    const known = kept.get(name);
    if (known !== undefined && known.key === key) return known.value;
    const value = make();
    kept.set(name, { key, value });
    return value;
  };
  // The panel that is read now, cut into its parts, where it can be cut.
  let outline = null;
  const allIn = (node, selector) => outline === null || node !== outline.panel ? Array.from(queryIn(node, selector)) : outline.allIn(selector);
  const firstIn = (node, selector) => outline === null || node !== outline.panel ? reads.firstIn(node, selector) : outline.allIn(selector).at(0) ?? null;
  const allOnPage = (selector) => Array.from(queryPage(document, selector));
  const LONGEST_PILL = 40;
  // More rows are read in slices, a call each, so that the page is never held up for long.
  const SLICE = 500;

  const learned = (given) => keep("pack", JSON.stringify(given), () => ({
    pack: given,
    answers: indexOf([
      given.stages, given.quoted, given.hidden, given.flavours, given.outside, given.conflicts ?? [], given.stages.messageId.map((strategy) => `[${strategy.attribute}]`)]),
    stagesBy: new Map(),
  }));
  const asked = () => {
    const { pack: given, what: act, slice: part } = JSON.parse(argumentJson);
    return { what: act, slice: part, ...learned(given) };
  };
  const known = kept.get("argument");
  const argument = known !== undefined && known.key === argumentJson ? known.value : asked();
  const { pack, answers: index, stagesBy, what, slice } = argument;
  // A slice names what stands on the page: it is not kept.
  if (slice === undefined) kept.set("argument", { key: argumentJson, value: argument });
  let flavour = null;
  // A strategy that names flavours is for pages of these alone.
  const stagesIn = () => {
    const learnedOf = stagesBy.get(flavour) ?? new Map(Object.entries(pack.stages).map(([stage, strategies]) =>
      [stage, strategies.filter((strategy) => strategy.flavours === undefined || strategy.flavours.includes(flavour))]));
    stagesBy.set(flavour, learnedOf);
    return learnedOf;
  };
  let stages = stagesIn();
  const stageOf = (stage) => stages.get(stage);
  // The most trusted strategy that answered, by stage.
  const answered = new Map();
  const answer = (stage, strategy) => {
    const known = answered.get(stage);
    if (known === strategy) return;
    const ranks = stageOf(stage);
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
  const { childrenOf, elementsIn, isElement, textOf, pathOf, nodeAt, visibleWords } = pageWords(reads, isHidden);

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

  // What is no open chat holds none, and stands in none.
  const refuseOutside = (stands, node) => {
    const other = pack.outside.find((selector) => stands(node, selector));
    if (other !== undefined) refuse("panel", other, "drift", []);
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
    for (const panel of panels) {
      for (let node = panel; node !== document; node = parentOf(node)) refuseOutside(fits, node);
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
    return { title, witnessed: labels.length > 0, places: outline?.isLong ? placesOf(panel, title, composers, strategy?.attribute) : null };
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
        for (const at of index.numbersIn(each, `[${strategy.attribute}]`)) {
          const found = expression(strategy.chatPattern).exec(index.valueAt(each, at, strategy.attribute));
          if (found !== null) ids.add(found.at(1));
        }
      }
    }
    return Array.from(ids);
  };
  // Rows that name two chats are a page caught in the middle of a change.
  const chatIdOf = (ids) => {
    if (ids.length > 1) refuse("messageId", "", "chat-changed", [ids.length]);
    return ids.at(0);
  };

  const NO_IDS = [];
  const idsBy = (valueOf) => {
    let ids = NO_IDS;
    for (const strategy of stageOf("messageId")) {
      const value = valueOf(strategy.attribute);
      const found = value === null ? null : expression(strategy.pattern).exec(value);
      if (found === null) continue;
      answer("messageId", strategy);
      if (!ids.includes(found.at(1))) ids = [...ids, found.at(1)];
    }
    return ids;
  };
  const idsOf = (mark) => idsBy((name) => attributeOf(mark, name));
  const onlyId = (ids) => ids.length === 1 ? ids.at(0) : drift("messageId", [ids.length]);
  const idOf = (mark) => onlyId(idsOf(mark));
  const rowMarks = pack.stages.rows.map((strategy) => strategy.select).join(",");
  // Rows of parts that hold one each. Those of one id after the first are copies.
  const rowsIn = (sheets) => {
    const seen = new Set();
    for (const strategy of stageOf("rows")) {
      if (sheets.some((each) => index.numbersIn(each, strategy.select).length > 0)) answer("rows", strategy);
    }
    return sheets.map((each) => {
      const mark = index.numbersIn(each, rowMarks).at(0);
      const id = onlyId(idsBy((name) => index.valueAt(each, mark, name)));
      const isCopy = seen.has(id);
      seen.add(id);
      return { row: each.row, id, isCopy, sheet: each };
    });
  };

  // Rows, and the part of the panel that holds them. What lies outside it is a copy of what lies within.
  const findRows = (panel) => {
    const scrollers = findAll("scroller", (strategy) => strategy.op === "around" ? [] : allIn(panel, strategy.select));
    const lists = stageOf("list").flatMap((strategy) => strategy.op === "around" ? [] : allIn(panel, strategy.select));
    const bounds = new Set([...scrollers, ...lists]);
    // What could hold rows, within what holds them all, may end a row sooner.
    if (outline !== null && Array.from(bounds).some((each) => !outline.isHeldBy(each) && holds(outline.list, each))) outline = outline.isLong ? drift("list", [bounds.size]) : null;
    const rows = outline !== null ? rowsIn(outline.rows)
      : rowFinder(idOf, parentOf, stageOf, answer, drift).rowsIn(panel, bounds, (selector) => allIn(panel, selector));
    const unique = outline !== null ? [outline.list] : rows.filter((each) => !each.isCopy).map((each) => each.row);
    if (scrollers.length === 0 && rows.length === 0 && outline === null) drift("scroller", []);
    const scroller = scrollers.find((each) => unique.every((row) => holds(each, row)))
      ?? (scrollers.length > 0 ? drift("scroller", [scrollers.length]) : outline !== null ? outline.list : around(unique).at(0));
    if (scrollers.length === 0) answer("scroller", stageOf("scroller").find((strategy) => strategy.op === "around") ?? drift("scroller", []));
    return { scroller, rows };
  };
  const findList = (scroller, rows) => {
    const holdsAll = (list) => outline !== null ? holds(list, outline.list) : rows.every(({ row }) => list !== row && holds(list, row));
    const within = (selector) => outline === null ? allIn(scroller, selector) : outline.allIn(selector).filter((each) => each !== scroller && holds(scroller, each));
    return findAll("list", (strategy) => strategy.op === "around" ? [] : within(strategy.select).filter(holdsAll)).at(0) ?? scroller;
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
  // Words that could be copied, or a bubble, outside every row, or two of them in one: the pack does not fit. What marks a
  // kind or a time outside every row, and holds no row itself, is of a message whose row was not found.
  const carrierSelectors = () => [stageOf("prePlain").at(0), ...stageOf("container").filter((strategy) => strategy.op === "bubble")].map((strategy) => strategy.select);
  const refuseStrays = (outside, count) => {
    const carriers = carrierSelectors().join(",");
    const isMark = ({ op, kind }) => (op === undefined || op === "bubbleless") && kind !== "unknown";
    const marks = ["kinds", "meta", "notice"].flatMap(stageOf).filter(isMark).map((strategy) => strategy.select).join(",");
    for (const { isIn, holdsRow, stands } of outside) {
      if (stands(carriers) || isIn && !holdsRow && count > 0 && stands(marks)) drift("rows", [count]);
    }
  };
  const strayIn = (sheet, isIn) => ({ isIn, holdsRow: false, stands: (selector) => index.numbersIn(sheet, selector).length > 0 });
  const carriersIn = (sheets) => {
    const counts = carrierSelectors().map(() => 0);
    return sheets.reduce((sum, each) => {
      nodes.turnTo(each, flavour);
      const own = nodes.once("carriers", () => carrierSelectors().map((selector) => nodes.outermostOf(nodes.withinRow(selector)).length));
      return sum.map((count, at) => count + own.at(at));
    }, counts);
  };
  const refuseCrowds = (counts, rows) => {
    if (counts.some((count) => rows < count)) drift("rows", [rows]);
  };

  const nodes = { ...rowNodes(index, plain, hidden), quoted };
  const outlines = panelOutline(reads, index, nodes, rowMarks, hidden);
  const { readRow, taughtBy, withTimes, silenceOf } = rowReader(nodes, rowWords, times, stageOf, answer, drift);
  const days = chatDays(times, stageOf, answer, drift);
  const { onceOf, oneOf } = chatCopies();

  // What stands between two rows of the list, leaf by leaf, and null for each row.
  const eventOf = (words, count) => {
    const text = oneLine(words);
    // Days and bars show no time of day: this is of a message whose row was not found.
    if (parseClock(text) !== null) drift("rows", [count]);
    const isPill = text !== "" && text.length <= LONGEST_PILL;
    return { day: isPill ? times.dayOfWord(text) : null, date: isPill ? times.parseDate(text) : null };
  };
  const eventsBelow = (top, known, copies) => {
    const events = [];
    const visit = (node) => {
      if (copies.has(node)) return;
      if (known.has(node)) {
        events.push(null);
        return;
      }
      const children = elementsIn(node).filter((child) => !isHidden(child));
      if (children.length === 0) events.push(eventOf(visibleWords(node), known.size));
      children.forEach(visit);
    };
    if (!isHidden(top)) visit(top);
    return events;
  };
  const eventsOf = (parts, copies, count) => parts.flatMap((part) => {
    if (!part.isRow) return outlines.leavesOf(part, flavour).map((words) => eventOf(words, count));
    return copies.has(part.sheet.row) || index.numbersIn(part.sheet, hidden).includes(0) ? [] : [null];
  });
  // A page may write a day into the first row of it: it stands above what else the row says.
  const withHeadings = (events, rows) => {
    if (!rows.some(({ headings }) => headings.length > 0)) return events;
    let at = -1;
    return events.flatMap((event) => {
      if (event !== null) return [event];
      at += 1;
      return [...(rows.at(at)?.headings ?? []).map((words) => eventOf(words, rows.length)), null];
    });
  };
  // Parts of the panel below an element that holds the rows, those before them and those after.
  const partsBelow = (list) => {
    const { order, parts, spine } = outline;
    const depth = spine.indexOf(list) + 1;
    const before = order.slice(0, order.findIndex(({ element }) => element === outline.list)).filter((each) => each.sheet !== undefined);
    const isWithin = (part) => part.depth >= depth;
    return { all: parts.filter(isWithin), before: before.filter(isWithin), after: parts.slice(before.length).filter(isWithin) };
  };

  // What all rows together decide of each: what some of them tell, what that says of the whole chat, and what it says of each.
  const surveyOf = (rows, events) => ({
    ...voices.heardIn(rows), runs: days.runsOf(events, rows), looks: taughtBy(rows), rows: rows.length, unknown: rows.filter((row) => row.kind === "unknown").length,
  });
  const planOf = (surveys, title) => {
    const sumOf = (countOf) => surveys.reduce((sum, survey) => sum + countOf(survey), 0);
    const [unknown, rows] = [sumOf((survey) => survey.unknown), sumOf((survey) => survey.rows)];
    if (unknown > 2 && unknown * 2 > rows) drift("kinds", [unknown, rows]);
    return { ...voices.planOf(surveys, title), days: days.planOf(surveys.flatMap((survey) => survey.runs)), looks: Array.from(new Set(surveys.flatMap((survey) => survey.looks))) };
  };
  // Rows go on with what those above them left; null where none stand above.
  const joined = (rows, events, plan, above) => {
    const segments = days.segmentsOf(events, above?.segment);
    const isBreak = (row, last, isOther) => row.label !== null || row.marks.some((mark) => mark.opens && mark.side !== null) || last.shell || last.isNotice || isOther;
    const opensRun = (row, at) => at > 0 ? isBreak(row, rows.at(at - 1), segments.of(at) !== segments.of(at - 1))
      : above?.row === undefined || isBreak(row, above.row, segments.of(0) !== above.segment.at);
    const { directions, certainties, lastName } = voices.directionsOf(rows, opensRun, plan, above);
    const authors = voices.authorsOf(rows, directions, opensRun, plan, above);
    const sent = days.timesOf(rows, segments, plan.days);
    const last = rows.at(-1);
    const below = last === undefined ? { ...above, segment: segments.end }
      : { segment: segments.end, row: { shell: last.shell, isNotice: last.isNotice === true }, name: lastName, direction: directions.at(-1), author: authors.at(-1) };
    return { directions, certainties, authors, sent, below };
  };

  const orUndefined = (text) => text === "" || text === null ? undefined : text;
  const messageOf = (row, sent, author, direction, directionCertainty) => {
    const isMedium = !["text", "event", "deleted"].includes(row.kind);
    return {
      id: row.id, sentAt: sent?.sentAt, sentAtCertainty: sent?.certainty, author, direction, directionCertainty, kind: row.kind,
      text: orUndefined(isMedium ? row.lines.join("\n") : row.words),
      caption: orUndefined(isMedium ? row.words : ""),
      fileName: orUndefined(row.fileName ?? ""),
      edited: row.edited || undefined, forwarded: row.forwarded || undefined, truncated: row.truncated || undefined, isBlank: row.isBlank || undefined,
    };
  };
  const bubbles = () => stageOf("container").filter((strategy) => strategy.op === "bubble").map((strategy) => strategy.select);
  const rowsOf = (rows, hasBubbles) => rows.map((each) => {
    nodes.turnTo(each.sheet, flavour);
    return readRow(each, hasBubbles);
  });
  const readMessages = (scroller, found, title) => {
    // Outside rows there is none.
    const hasBubbles = bubbles().some((selector) => outline === null ? firstIn(scroller, selector) !== null : outline.stands(selector));
    const copied = found.filter((each) => each.isCopy);
    const [read, readTwice] = [rowsOf(found.filter((each) => !each.isCopy), hasBubbles), rowsOf(copied, hasBubbles)];
    const looks = taughtBy(read);
    const rows = onceOf(withTimes(read, looks), withTimes(readTwice, looks)) ?? drift("messageId", [read.length, readTwice.length]);
    const [list, copiedRows] = [findList(scroller, rows), new Set(copied.map(({ row }) => row))];
    const between = outline === null ? eventsBelow(list, new Set(rows.map(({ row }) => row)), copiedRows) : eventsOf(partsBelow(list).all, copiedRows, rows.length);
    const events = withHeadings(between, rows);
    const { directions, certainties, authors, sent } = joined(rows, events, planOf([surveyOf(rows, events)], title), null);
    const messages = rows.flatMap((row, at) => row.shell ? [] : [messageOf(row, sent.at(at), orUndefined(authors.at(at)), directions.at(at), certainties.at(at))]);
    return { rowsSeen: rows.length, notRendered: rows.length - messages.length, messages };
  };

  // Which state of the page it is, told from what the panel holds. Marks of two are of none.
  const stateMarks = () => Array.from(new Set([...bubbles(), ...pack.flavours.flatMap((each) => [...each.present, ...each.absent]), ...(pack.conflicts ?? []).flatMap((each) => each.select)]));
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
  const answerAgain = (told) => {
    for (const [stage, id] of Object.entries(told)) answer(stage, stageOf(stage).find((strategy) => strategy.id === id));
  };
  const strategiesAnswered = () => Object.fromEntries(Array.from(answered).map(([stage, strategy]) => [stage, strategy.id]));
  const flagsBy = (stands) => stageOf("flags").filter((strategy) => stands(strategy.select)).map((strategy) => strategy.flag);
  const outsideParts = (scroller) => {
    const depth = outline.spine.indexOf(scroller) + 1;
    const spine = outline.spine.map((element) => ({ isIn: false, holdsRow: true, stands: (selector) => fits(element, selector) }));
    return [...spine, ...outline.parts.filter((part) => !part.isRow).map((part) => strayIn(part.sheet, part.depth >= depth))];
  };
  const outsideElements = (panel, scroller, rows) => outsideOf(panel, false, scroller, new Set(rows.map(({ row }) => row)), null)
    .filter(({ element }) => element !== panel)
    .map(({ element, isIn, holdsRow }) => ({ isIn, holdsRow, stands: (selector) => fits(element, selector) }));

  // A long chat: where its list stands, and what stands around it.
  const longReading = ({ title, witnessed, places }, { scroller }) => {
    const list = findList(scroller, []);
    const { before, after } = partsBelow(list);
    const flags = flagsBy(outline.stands);
    return {
      outcome: "long", rowsSeen: outline.count, identity: { title, witnessed }, flags, strategies: strategiesAnswered(),
      place: {
        ...places, title, flavour, flags, list: pathOf(outline.list), children: childCountOf(outline.list), isIn: holds(scroller, outline.list),
        before: eventsOf(before, new Set(), outline.count), after: eventsOf(after, new Set(), outline.count),
        standing: stateMarks().filter(outline.stands), hasBubbles: bubbles().some(outline.standsInSample),
      },
    };
  };
  // What stands among the rows of no chat that can be read in slices: another list, title or composer.
  const elsewhere = () => [...pack.outside, ...["scroller", "list", "title", "composer"].flatMap((stage) => stageOf(stage).filter((strategy) => strategy.op === undefined).map((strategy) => strategy.select))];

  const readPanel = (panel, isOnly) => {
    outline = outlines.cut(panel, isOnly ? SLICE : Infinity);
    const standing = new Map();
    const stands = (selector) => {
      if (!standing.has(selector)) standing.set(selector, outline === null ? firstIn(panel, selector) !== null : outline.stands(selector));
      return standing.get(selector);
    };
    refuseOutside((node, selector) => stands(selector), panel);
    // Of a long chat the first rows tell the state; all slices together must tell the same.
    enter(flavourOf((selector) => stands(selector) || outline?.isLong && outline.standsInSample(selector)));
    const identity = readIdentity(panel);
    const found = findRows(panel);
    const { scroller, rows } = found;
    refuseStrays(outline === null ? outsideElements(panel, scroller, rows) : outsideParts(scroller), outline?.count ?? rows.length);
    if (outline?.isLong) return longReading(identity, found);
    const sheets = rows.map((each) => each.sheet ?? index.sheetOf(each.row));
    const seen = rows.map((each, at) => ({ ...each, sheet: sheets.at(at) }));
    refuseCrowds(carriersIn(sheets), rows.length);
    const channelId = chatIdOf(chatIdsIn(sheets));
    const { title, witnessed } = identity;
    // Two chats may bear one title; the ids on screen tell them apart, and are no content.
    const messageIds = what === "identity" ? rows.filter((each) => !each.isCopy).map((each) => each.id) : undefined;
    const chat = what === "identity" ? { rowsSeen: 0, notRendered: 0, messages: [] } : readMessages(scroller, seen, title);
    return {
      outcome: "read",
      flavour,
      identity: { title, witnessed, channelId, messageIds },
      flags: flagsBy(stands), strategies: strategiesAnswered(),
      rowsSeen: chat.rowsSeen, notRendered: chat.notRendered, messages: chat.messages,
    };
  };

  // Words that are blank, and told by no copy.
  const refuseBlank = (told) => {
    if (told.some((each) => each.isBlank)) drift("body", [0]);
  };
  const read = () => {
    const panels = findPanels();
    const readings = panels.map((panel) => readPanel(panel, panels.length === 1));
    // Two panels are copies of one, or none of them is known to be the open chat.
    const only = readings.reduce((one, other) => oneOf(one, other) ?? drift("panel", [panels.length]));
    refuseBlank(only.messages ?? []);
    return only;
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
    return { tops: elementsIn(list, slice.from, slice.to) };
  };
  const sealOf = (row, ids) => `${ids.join("|")} ${textIn(row).length}`;
  const standingIn = (parts, sheets) => {
    const { stands } = outlines.asked(parts, []);
    return {
      carriers: carriersIn(sheets), count: sheets.length, standing: stateMarks().filter(stands), stray: elsewhere().filter(stands).length, flags: flagsBy(stands),
      chatIds: chatIdsIn(sheets), strategies: strategiesAnswered(),
    };
  };
  const sliceNow = () => {
    const { tops } = listAgain();
    const parts = outlines.cutList(tops, 0) ?? drift("rows", [tops.length]);
    const sheets = parts.filter((part) => part.isRow).map(({ sheet }) => sheet);
    const rows = rowsIn(sheets);
    if (rows.some((each) => each.isCopy)) drift("messageId", [rows.length]);
    refuseStrays(parts.filter((part) => !part.isRow).map((part) => strayIn(part.sheet, slice.place.isIn)), rows.length);
    return { parts, sheets, rows };
  };
  const readSlice = () => {
    const { parts, sheets, rows } = sliceNow();
    const read = rowsOf(rows, slice.place.hasBubbles);
    refuseBlank(read);
    const events = withHeadings(eventsOf(parts, new Set(), rows.length), read);
    return {
      outcome: "slice", seal: rows.map(({ row, id }) => sealOf(row, [id])),
      rows: read.map((row) => row.shell ? null : messageOf(row)),
      part: { ...facts.pack(read), events }, survey: { ...surveyOf(read, events), ...standingIn(parts, sheets) },
    };
  };
  // What a slice says of whose chat it is, without content.
  const lookAtSlice = () => {
    const { parts, sheets, rows } = sliceNow();
    return { outcome: "slice", seal: rows.map(({ id }) => id), survey: standingIn(parts, sheets) };
  };
  // What was read of a slice, once more: its ids and the lengths of its texts.
  const sealSlice = () => {
    const seal = [];
    for (const row of listAgain().tops) {
      const mark = fits(row, rowMarks) ? row : reads.firstIn(row, rowMarks);
      if (mark !== null) seal.push(sealOf(row, idsOf(mark)));
    }
    return { outcome: "sealed", seal };
  };

  // What all slices together say: what each of them is joined by, and of whose chat they are.
  const planSlices = () => {
    const { place, surveys } = slice;
    enter(place.flavour);
    const standing = new Set([...place.standing, ...surveys.flatMap((survey) => survey.standing)]);
    const now = flavourOf((selector) => standing.has(selector));
    if (now !== flavour) refuse("flavour", `${flavour} | ${now}`, "drift", [2]);
    const sumOf = (countOf) => surveys.reduce((count, survey) => count + countOf(survey), 0);
    const [strays, count] = [sumOf((survey) => survey.stray), sumOf((survey) => survey.count)];
    if (strays > 0) drift("list", [strays]);
    if (bubbles().some((selector) => standing.has(selector)) !== place.hasBubbles) refuse("rows", "", "rows-changed", [count]);
    refuseCrowds(carrierSelectors().map((selector, at) => sumOf((survey) => survey.carriers.at(at))), count);
    surveys.forEach((survey) => answerAgain(survey.strategies));
    const flags = new Set([...place.flags, ...surveys.flatMap((survey) => survey.flags)]);
    const read = surveys.filter((survey) => survey.runs !== undefined);
    const [before, after] = [place.before, place.after].map((events) => surveyOf([], events));
    return {
      outcome: "planned", flavour, flags: stageOf("flags").map((strategy) => strategy.flag).filter((flag) => flags.has(flag)), channelId: chatIdOf(Array.from(new Set(surveys.flatMap((survey) => survey.chatIds)))),
      strategies: strategiesAnswered(), plan: read.length === 0 ? null : planOf([before, ...read, after], place.title),
    };
  };
  const joinSlice = () => {
    const { place, plan, part, above, strategies } = slice;
    enter(place.flavour);
    answerAgain(strategies);
    const marked = new Map();
    const markOf = (rank, side) => {
      const key = `${rank}${side}`;
      if (!marked.has(key)) marked.set(key, { ...silenceOf(stageOf("direction").at(rank)), side });
      return marked.get(key);
    };
    const rows = withTimes(facts.unpack(part, markOf), plan.looks);
    const events = above === null ? [...place.before, ...part.events] : part.events;
    const { directions, certainties, authors, sent, below } = joined(rows, events, plan, above);
    return {
      outcome: "joined", strategies: strategiesAnswered(), below,
      sentAt: sent.map((each) => each?.sentAt ?? null), certainty: sent.map((each) => each?.certainty ?? null),
      author: authors.map((author) => orUndefined(author) ?? null), direction: directions, directionCertainty: certainties,
    };
  };

  // The open chat as it stands, for a recording: its panel alone, and what the document says of itself, such as its language.
  const copy = () => ({
    outcome: "copied",
    root: Object.fromEntries(attributeNamesOf(rootOf(document)).map((name) => [name, attributeOf(rootOf(document), name)])),
    panels: findPanels().map((panel) => {
      refuseOutside((node, selector) => firstIn(node, selector) !== null, panel);
      return markupOf(panel);
    }),
  });

  const acts = new Map([["chat", read], ["identity", read], ["copy", copy], ["slice", readSlice], ["look", lookAtSlice], ["seal", sealSlice], ["plan", planSlices], ["join", joinSlice]]);
  try {
    if (what !== "plan" && what !== "join" && visibilityOf(document) !== "visible") refuse("document", "", "page-hidden", []);
    return JSON.stringify(acts.get(what)());
  } catch (problem) {
    if (problem?.refused === undefined) throw problem;
    return JSON.stringify(problem.refused);
  } finally {
    index.forget();
    times.forget();
  }
}
