var rowReader =
(nodes, rowWords, times, stageOf, answer, drift) => {
  // What one row says: all that needs no other row.
  "use strict";
  const { allIn, attributeOf, elementsIn, firstIn, fits, holds, isHidden, leavesOf, nameOf, once, outermostOf, parentOf, quoted, sayAll, stepsOf, visibleWords, withinRow, wordsOf } = nodes;
  const ROW = 0;
  const { plain, oneLine, parseClock } = times;
  // A length of what is played is no time of day.
  const PLAYERS = ["audio", "button", "canvas", "video"];

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
  // The name of a file is told by what holds it, or is the one text beside the words that reads as one.
  const fileNameOf = (usable, isBeside) => firstFound("fileName", (strategy) => {
    if (strategy.op !== "shown") {
      const found = withinRow(strategy.select).find(usable);
      return found === undefined ? undefined : attributeOf(found, strategy.attribute);
    }
    const texts = allIn(ROW, strategy.select).filter((at) => isBeside(at) && elementsIn(at).length === 0).map((at) => oneLine(visibleWords(at)));
    const names = texts.filter((text) => new RegExp(strategy.pattern, "u").test(text));
    return names.length === 1 ? names.at(0) : undefined;
  })?.found ?? null;

  const isCovered = (element) => {
    for (let node = element; node !== ROW; node = parentOf(node)) if (isHidden(node)) return true;
    return false;
  };
  // Where nothing marks what stands beside the time: what holds the one other place where the row's own time is written. It
  // stands beside what can be copied; where nothing there does, it may have come to stand within.
  const besideClock = (selector, usable, carrier, clock) => {
    if (carrier === null || !clock) return undefined;
    const found = allIn(ROW, selector).filter((element) => {
      const time = usable(element) && elementsIn(element).length === 0 ? parseClock(visibleWords(element)) : null;
      return time !== null && time.hour === clock.hour && time.minute === clock.minute;
    });
    const beside = found.filter((element) => !holds(carrier, element));
    const shown = beside.length > 0 ? beside : found.filter((element) => !isCovered(element));
    let holder = shown.length === 1 ? parentOf(shown.at(0)) : undefined;
    // A layer around nothing but the time is the time.
    while (holder !== undefined && holder !== ROW && leavesOf(holder).length === 1 && !holds(parentOf(holder), carrier)) holder = parentOf(holder);
    return holder === undefined || holds(holder, carrier) ? undefined : holder;
  };

  // What holds this mark and the row's time, and no words to copy.
  const aroundTime = (selector, usable, carrier) => {
    let node = withinRow(selector).find(usable);
    while (node !== undefined && node !== ROW && !leavesOf(node).some((text) => parseClock(text) !== null)) node = parentOf(node);
    return node === undefined || node === ROW || carrier !== null && holds(node, carrier) ? undefined : node;
  };

  const { bodyOf } = rowWords(nodes, times, stageOf, answer, drift);

  // Where nothing marks them: one line, and one after each box that can be ticked.
  const boxedLines = (strategy, holder, usable) => {
    const boxes = allIn(holder, strategy.boxes).filter(usable);
    const lines = allIn(holder, "*").filter((at) => usable(at) && elementsIn(at).length === 0 && visibleWords(at).trim() !== "");
    const isBetween = (line, at) => (at === 0 || line > boxes.at(at - 1)) && (at === boxes.length || line < boxes.at(at));
    return boxes.length > 0 && lines.length === boxes.length + 1 && lines.every(isBetween) ? lines.map((at) => oneLine(visibleWords(at))) : [];
  };

  const linesOf = (strategy, usable) => {
    const lines = allIn(ROW, strategy.lines).filter(usable).map((line) => oneLine(visibleWords(line)));
    const bare = (text) => plain(text).replace(/\s/g, "");
    const holder = allIn(ROW, strategy.select).find(usable);
    const isAll = (found) => found.length > 0 && !found.includes("") && bare(found.join("")) === bare(visibleWords(holder));
    if (isAll(lines)) return lines;
    const boxed = strategy.boxes === undefined ? [] : boxedLines(strategy, holder, usable);
    return isAll(boxed) ? boxed : null;
  };

  // Whether the row shows no time at all: so do rows of the system, and none of a member.
  const isClockless = (usable) => allIn(ROW, "*").every((element) => !usable(element) || elementsIn(element).length > 0 || parseClock(visibleWords(element)) === null);

  // A row of the system is marked as such, or is the only kind of row without a bubble.
  const isNoticeRow = (usable, held, hasBubbles) => {
    const isBare = () => hasBubbles && held?.strategy.op !== "bubble" && isClockless(usable);
    return firstFound("notice", (strategy) => strategy.op !== "bubbleless" || isBare() ? withinRow(strategy.select).find(usable) : undefined) !== null;
  };

  // What stands beside the time looks the same in all rows: rows whose words bear their time teach what it looks like. Of a
  // row that has none yet: what each of its parts looks like, and the one time in it.
  const lookOf = (element) => `${nameOf(element)} ${attributeOf(element, "class")}`;
  const looksIn = () => {
    const strategy = stageOf("meta").find((each) => each.op === "look");
    return strategy === undefined ? [] : allIn(ROW, strategy.select).map((element) => {
      const leaves = leavesOf(element);
      const clocks = leaves.map(parseClock).filter((time) => time !== null);
      return { look: lookOf(element), clock: clocks.length === 1 && !leaves.some(times.isHalf) ? clocks.at(0) : null };
    });
  };
  const taughtBy = (rows) => Array.from(new Set(rows.filter((row) => !row.shell && row.look !== null).map((row) => row.look)));
  const withTimes = (rows, looks) => {
    if (looks.length === 0) return rows;
    const taught = new Set(looks);
    return rows.map((row) => {
      if (row.shell || row.looks.length === 0) return row;
      const found = row.looks.filter(({ look }) => taught.has(look));
      if (found.length !== 1 || found.at(0).clock === null) return row;
      answer("meta", stageOf("meta").find((each) => each.op === "look"));
      return { ...row, clock: found.at(0).clock };
    });
  };

  // What stands in a quote is another row's.
  const everything = () => true;
  const besides = (quotes) => quotes.length === 0 ? everything : (element) => !quotes.some((quote) => holds(quote, element));
  // What the form of a row decides alone, whatever it says: numbers of its elements, kept for all rows of the form.
  const shapeOf = () => once("shape", () => {
    const quotes = allIn(ROW, quoted);
    const usable = besides(quotes);
    // Quotes bear no such attribute: where one seems to, it is the row's own.
    const carriers = allIn(ROW, stageOf("prePlain").at(0).select);
    const carrier = carriers.at(0) ?? (fits(ROW, stageOf("prePlain").at(0).select) ? ROW : null);
    const find = (stage) => new Map(stageOf(stage).filter((strategy) => strategy.select !== undefined)
      .map((strategy) => [strategy, withinRow(strategy.select).find(usable)]));
    const marked = (stage) => new Set(stageOf(stage).filter((strategy) => allIn(ROW, strategy.select).some(usable)));
    const containers = find("container");
    const container = stageOf("container").find((strategy) => containers.get(strategy) !== undefined);
    const labels = stageOf("direction").find((strategy) => strategy.op === "label");
    const authors = stageOf("author").find((strategy) => strategy.op === "text");
    return {
      quotes, carriers, carrier,
      held: container === undefined ? null : { strategy: container, found: containers.get(container) },
      isPictured: firstIn(ROW, "canvas, img, svg") !== null,
      isQuoted: carrier !== null && quotes.some((quote) => holds(quote, carrier)),
      // Names of icons are written into their pictures.
      titles: allIn(ROW, "title").filter(usable).map((title) => stepsOf(title, () => false)),
      told: new Map(),
      kinds: marked("kinds"),
      forwarded: marked("forwarded"),
      metas: new Map(stageOf("meta").filter((strategy) => strategy.op === undefined)
        .map((strategy) => [strategy, withinRow(strategy.select).find((element) => usable(element) && (carrier === null || !holds(element, carrier)))])),
      labels: labels === undefined ? [] : allIn(ROW, labels.select).filter(usable).map((element) => ({ element, name: labels.attribute })),
      authors: authors === undefined ? [] : allIn(ROW, authors.select).filter(usable),
      headings: stageOf("day").flatMap((strategy) => strategy.op === "heading" ? withinRow(strategy.select) : []),
    };
  });
  const metaBy = (strategy, shape, usable, clock) => {
    switch (strategy.op) {
      case "clock": return besideClock(strategy.select, usable, shape.carrier, clock);
      case "climb": return aroundTime(strategy.select, usable, shape.carrier);
      case "look": return undefined;
      default: return shape.metas.get(strategy);
    }
  };
  // The most trusted that shows a time; where none does, the most trusted.
  const metaOf = (shape, usable, clock) => {
    const isTimed = (found) => found !== undefined && leavesOf(found).some((text) => parseClock(text) !== null);
    const by = (isGood) => firstFound("meta", (strategy) => [metaBy(strategy, shape, usable, clock)].find(isGood));
    return (by(isTimed) ?? by((found) => found !== undefined))?.found ?? null;
  };

  // Who is in nobody's address book is shown by a number, and by the name that he gives himself.
  const isAuthors = (text, author, texts) => text === author || text.startsWith("~") && texts.some((other) => oneLine(other) === author);

  const readRow = ({ row, id }, hasBubbles) => {
    const shape = shapeOf();
    const { quotes, carriers, carrier, held } = shape;
    const usable = besides(quotes);
    if (held !== null) answer("container", held.strategy);
    if (held === null || held.strategy.op === "child") {
      const isEmpty = visibleWords(ROW).trim() === "" && !shape.isPictured;
      if (isEmpty) return { row, id, shell: true, isMute: true, headings: [] };
    }
    const container = held?.found ?? ROW;
    if (carriers.length > 1) drift("prePlain", [carriers.length]);
    if (carrier !== null) answer("prePlain", stageOf("prePlain").at(0));
    const told = toldBy(shape, shape.titles.length === 0 ? NO_ICONS : shape.titles.map((steps) => sayAll(steps).trim()));
    const isNotice = carrier === null && isNoticeRow(usable, held, hasBubbles);
    const known = isNotice ? undefined : told.kind;
    const prePlain = carrier === null ? null : times.parsePrePlain(attributeOf(carrier, stageOf("prePlain").at(0).attribute));
    const meta = metaOf(shape, usable, prePlain?.clock);
    const metaWords = meta === null ? [] : leavesOf(meta);
    const clocks = metaWords.map(parseClock).filter((time) => time !== null);
    const inBody = (element) => usable(element) && (meta === null || !holds(meta, element));
    const scope = carrier === null || shape.isQuoted ? container : carrier;
    const isTight = carrier !== null && scope === carrier && (meta === null || !holds(carrier, meta));
    // Beside what can be copied the row shows at most its time and what stands with it, its author, that it was forwarded, and
    // what is pressed as a whole: a medium, never words. And no time within it but in what it quotes.
    const isPressed = (at) => nameOf(at) === "div" && attributeOf(at, "role") === "button";
    const besideWords = () => [...stageOf("forwarded").flatMap((strategy) => withinRow(strategy.select).map(parentOf)), ...allIn(ROW, "[role]").filter(isPressed), ...(meta === null ? [] : [meta])]
      .filter((at) => !holds(at, carrier) && !holds(carrier, at)).flatMap((at) => leavesOf(at));
    const clocksIn = (texts) => texts.filter((text) => parseClock(text) !== null).length;
    const isAlone = () => isTight && leavesOf(ROW, carrier).every((text, _, texts) => parseClock(text) !== null || besideWords().includes(text) || isAuthors(oneLine(text), prePlain?.author, texts))
      && clocksIn(leavesOf(carrier)) === outermostOf(quotes).reduce((sum, quote) => sum + clocksIn(leavesOf(quote)), 0);
    const { bodies, words, truncated } = known?.kind === "deleted" ? { bodies: [], words: "", truncated: false }
      : isNotice ? { bodies: [container], words: visibleWords(container), truncated: false }
        : bodyOf({ scope, carrier, meta, usable: inBody, isMedium: known !== undefined, isAlone, clock: prePlain?.clock ?? null });
    // Words to copy, or of a notice, are there, and are not where the pack looks for them; or nothing is there: a copy may tell them.
    const isBlank = words.trim() === "" && (carrier !== null || isNotice);
    const place = carrier ?? container;
    if (isBlank && (leavesOf(place).length > 0 || allIn(place, "*").some((element) => nameOf(element) === "img"))) drift("body", [0]);
    const isBeside = (element) => inBody(element) && !bodies.some((body) => holds(body, element)) && !(isTight && holds(carrier, element));
    const unknownBeside = () => once(`kind beside ${bodies.join(" ")} but ${meta}`, () =>
      [stageOf("kinds").find((strategy) => strategy.kind === "unknown" && allIn(ROW, strategy.select).some(isBeside))]).at(0);
    const kindMark = known ?? (isNotice ? undefined : unknownBeside());
    const lines = kindMark?.lines === undefined ? [] : linesOf(kindMark, usable);
    // Of what has lines of its own, all its words are lines, or the lines are not proved.
    const kind = lines === null ? "unknown" : kindMark?.kind;
    const file = kindMark?.kind === "document" ? fileNameOf(usable, isBeside) : null;
    // A half of the day that stands apart from its hour leaves the hour in doubt.
    const clock = prePlain?.clock ?? (clocks.length === 1 && !metaWords.some(times.isHalf) && !PLAYERS.some((name) => firstIn(meta, name) !== null) ? clocks.at(0) : null);
    // A row that shows no time of day is no member's, whatever its id says.
    const isMute = isNotice || carrier === null && kindMark === undefined && isClockless(usable);
    return {
      row, id, isNotice, isBlank, prePlain, words, lines: lines ?? [],
      shell: false,
      // Told from a row of the system: only then can it go on with what the row above began.
      isBubble: held?.strategy.op === "bubble" || carrier !== null || kindMark !== undefined && kindMark.kind !== "unknown",
      kind: isNotice ? "event" : kind ?? (words === "" ? "unknown" : "text"),
      clock,
      edited: carrier !== null && metaWords.some((text) => parseClock(text) === null && !times.isHalf(text) && /\p{L}/u.test(text) && !/\p{Nd}/u.test(text)),
      forwarded: told.forwarded,
      truncated,
      fileName: file ?? undefined,
      marks: quotes.length === 0 ? told.marks : marksOf(usable),
      label: labelOf(shape),
      isMute,
      look: prePlain?.clock && meta !== null ? lookOf(meta) : null,
      looks: isMute || clock !== null || carrier !== null ? [] : looksIn(),
      shownAuthor: shape.authors.length === 1 ? oneLine(visibleWords(shape.authors.at(0))) : null,
      isVague: told.isVague,
      headings: shape.headings.map((heading) => visibleWords(heading)),
    };
  };

  const isOfKind = (strategy, marked, icons) => {
    const [isMarked, isNamed] = [marked.has(strategy), icons.length > 0 && strategy.icons?.some((icon) => icons.includes(icon)) === true];
    return strategy.op === "icon" ? isMarked && isNamed : isMarked || isNamed;
  };

  // What form and names of icons tell: asked once for all rows that have the same.
  const NO_ICONS = [];
  const knownIcons = new Set(["kinds", "forwarded", "direction"].flatMap(stageOf).flatMap((strategy) => [...(strategy.icons ?? NO_ICONS), ...(strategy.inIcons ?? NO_ICONS)]));
  const toldOnce = new Map();
  const toldBy = (shape, icons) => {
    // Names that the pack does not know may be anything: they are not kept.
    const isKnown = icons.every((icon) => knownIcons.has(icon));
    const known = isKnown ? shape.told : toldOnce.get(shape) ?? new Map();
    if (!isKnown) toldOnce.set(shape, known);
    const names = icons.join("|");
    const told = known.get(names) ?? {
      kind: stageOf("kinds").find((strategy) => strategy.kind !== "unknown" && isOfKind(strategy, shape.kinds, icons)),
      forwarded: stageOf("forwarded").some((strategy) => isOfKind(strategy, shape.forwarded, icons)),
      marks: marksOf(besides(shape.quotes)),
      // An icon without its name may be any mark.
      isVague: icons.includes(""),
    };
    known.set(names, told);
    return told;
  };

  // Of most rows most strategies say nothing: they share what they say.
  const silent = new Map();
  const silenceOf = (strategy) => {
    if (!silent.has(strategy)) silent.set(strategy, { strategy, opens: strategy.op === "mark" ? strategy.opens ?? true : strategy.op === "icon" && (strategy.opens ?? false), side: null });
    return silent.get(strategy);
  };
  const said = (strategy, isIn, isOut) => isIn || isOut ? { strategy, opens: silenceOf(strategy).opens, side: isIn ? isOut ? "both" : "in" : "out" } : silenceOf(strategy);
  const marksOf = (usable) => stageOf("direction").map((strategy) => {
    if (strategy.op === "mark") {
      const stands = (selector) => selector !== undefined && withinRow(selector).some(usable);
      return said(strategy, stands(strategy.in), stands(strategy.out));
    }
    if (strategy.op !== "icon") return silenceOf(strategy);
    const icons = allIn(ROW, strategy.within).filter(usable).flatMap((holder) => allIn(holder, "title")).map((title) => wordsOf(title, () => false).trim());
    const stands = (names) => icons.some((icon) => names.includes(icon));
    return icons.length === 0 ? silenceOf(strategy) : said(strategy, stands(strategy.inIcons ?? []), stands(strategy.icons));
  });

  const labelOf = ({ labels }) => {
    const found = labels.map(({ element, name }) => oneLine(attributeOf(element, name))).find((label) => /[:\uFF1A]$/.test(label));
    return found === undefined ? null : found.replace(/\s?[:\uFF1A]$/, "");
  };

  return { readRow, taughtBy, withTimes, silenceOf };
}
