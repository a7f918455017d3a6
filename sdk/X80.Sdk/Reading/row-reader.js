(nodes, rowWords, times, stageOf, answer, answered, drift) => {
  // What one row says: all that needs no other row.
  "use strict";
  const { allIn, attributeOf, elementsIn, firstIn, fits, formNow, holds, leavesOf, nameOf, parentOf, quoted, visibleWords, withinRow, wordsOf } = nodes;
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

  // What holds this mark and the row's time, and no words to copy.
  const aroundTime = (row, selector, usable, carrier) => {
    let node = withinRow(row, selector).find(usable);
    while (node !== undefined && node !== row && !leavesOf(node).some((text) => parseClock(text) !== null)) node = parentOf(node);
    return node === undefined || node === row || carrier !== null && holds(node, carrier) ? undefined : node;
  };

  const { bodyOf, roomOf } = rowWords(nodes, times, stageOf, answer, drift);

  const linesOf = (row, strategy, usable) => {
    const lines = allIn(row, strategy.lines).filter(usable).map((line) => oneLine(visibleWords(line)));
    const bare = (text) => plain(text).replace(/\s/g, "");
    const holder = allIn(row, strategy.select).find(usable);
    return lines.length > 0 && !lines.includes("") && bare(lines.join("")) === bare(visibleWords(holder)) ? lines : null;
  };

  // Whether the row shows no time at all: so do rows of the system, and none of a member.
  const isClockless = (row, usable) => allIn(row, "*").every((element) => !usable(element) || elementsIn(element).length > 0 || parseClock(visibleWords(element)) === null);

  // A row of the system is marked as such, or is the only kind of row without a bubble.
  const isNoticeRow = (row, usable, held, hasBubbles) => {
    const isBare = () => hasBubbles && held?.strategy.op !== "bubble" && isClockless(row, usable);
    return firstFound("notice", (strategy) => strategy.op !== "bubbleless" || isBare() ? withinRow(row, strategy.select).find(usable) : undefined) !== null;
  };

  // What stands beside the time looks the same in all rows: rows whose words bear their time teach what it looks like. Of a
  // row that has none yet: what each of its parts looks like, and the one time in it.
  const lookOf = (element) => `${nameOf(element)} ${attributeOf(element, "class")}`;
  const looksIn = (row) => {
    const strategy = stageOf("meta").find((each) => each.op === "look");
    return strategy === undefined ? [] : allIn(row, strategy.select).map((element) => {
      const leaves = leavesOf(element);
      const clocks = leaves.map(parseClock).filter((time) => time !== null);
      return { look: lookOf(element), clock: clocks.length === 1 && !leaves.some(times.isHalf) ? clocks.at(0) : null };
    });
  };
  const learnTimes = (rows) => {
    const taught = new Set(rows.filter((row) => !row.shell && row.look !== null).map((row) => row.look));
    if (taught.size === 0) return rows;
    return rows.map((row) => {
      const found = row.shell ? [] : row.looks.filter(({ look }) => taught.has(look));
      if (found.length !== 1 || found.at(0).clock === null) return row;
      answer("meta", stageOf("meta").find((each) => each.op === "look"));
      return { ...row, clock: found.at(0).clock };
    });
  };

  const readRow = ({ row, id }, hasBubbles) => {
    const quotes = allIn(row, quoted);
    const usable = quotes.length === 0 ? () => true : (element) => !quotes.some((quote) => holds(quote, element));
    const held = firstFound("container", (strategy) => withinRow(row, strategy.select).find(usable));
    if (held === null || held.strategy.op === "child") {
      const isEmpty = visibleWords(row).trim() === "" && firstIn(row, "canvas, img, svg") === null;
      if (isEmpty) return { row, id, shell: true, isMute: true };
    }
    const container = held?.found ?? row;
    // Quotes bear no such attribute: where one seems to, it is the row's own.
    const carriers = allIn(row, stageOf("prePlain").at(0).select);
    const carrier = carriers.at(0) ?? (fits(row, stageOf("prePlain").at(0).select) ? row : null);
    if (carriers.length > 1) drift("prePlain", [carriers.length]);
    if (carrier !== null) answer("prePlain", stageOf("prePlain").at(0));
    const icons = titlesIn(row, usable);
    const isNotice = carrier === null && isNoticeRow(row, usable, held, hasBubbles);
    const known = isNotice ? undefined : stageOf("kinds").find((strategy) => strategy.kind !== "unknown" && isOfKind(row, strategy, usable, icons));
    const prePlain = carrier === null ? null : times.parsePrePlain(attributeOf(carrier, stageOf("prePlain").at(0).attribute));
    const meta = firstFound("meta", (strategy) => strategy.op === "clock" ? besideClock(row, strategy.select, usable, carrier, prePlain?.clock)
      : strategy.op === "climb" ? aroundTime(row, strategy.select, usable, carrier)
      : strategy.op === "look" ? undefined
      : withinRow(row, strategy.select).find((element) => usable(element) && (carrier === null || !holds(element, carrier))))?.found ?? null;
    const metaWords = meta === null ? [] : leavesOf(meta);
    const clocks = metaWords.map(parseClock).filter((time) => time !== null);
    const inBody = (element) => usable(element) && (meta === null || !holds(meta, element));
    const scope = carrier === null || quotes.some((quote) => holds(quote, carrier)) ? container : carrier;
    const isTight = carrier !== null && scope === carrier && (meta === null || !holds(carrier, meta));
    // Beside what can be copied the row shows its time and its author at most.
    const isAlone = () => isTight && leavesOf(row, carrier).every((text) => parseClock(text) !== null || oneLine(text) === prePlain?.author)
      && leavesOf(carrier).every((text) => parseClock(text) === null);
    const { bodies, words, truncated } = known?.kind === "deleted" ? { bodies: [], words: "", truncated: false }
      : isNotice ? { bodies: [container], words: visibleWords(container), truncated: false }
        : bodyOf(scope, inBody, known !== undefined, isAlone, prePlain?.clock ?? null, (body) => roomOf(body, carrier, meta, row));
    // Words to copy, or of a notice, are there, and are not where the pack looks for them.
    if (words.trim() === "" && (carrier !== null || isNotice)) drift("body", [0]);
    const isBeside = (element) => inBody(element) && !bodies.some((body) => holds(body, element)) && !(isTight && holds(carrier, element));
    const kindMark = known ?? (isNotice ? undefined : stageOf("kinds").find((strategy) => strategy.kind === "unknown" && allIn(row, strategy.select).some(isBeside)));
    const lines = kindMark?.lines === undefined ? [] : linesOf(row, kindMark, usable);
    // Of what has lines of its own, all its words are lines, or the lines are not proved.
    const kind = lines === null ? "unknown" : kindMark?.kind;
    const file = kindMark?.kind === "document" ? firstMatch("fileName", row, usable) : null;
    // A half of the day that stands apart from its hour leaves the hour in doubt.
    const clock = prePlain?.clock ?? (clocks.length === 1 && !metaWords.some(times.isHalf) && !PLAYERS.some((name) => firstIn(meta, name) !== null) ? clocks.at(0) : null);
    // A row that shows no time of day is no member's, whatever its id says.
    const isMute = isNotice || carrier === null && kindMark === undefined && isClockless(row, usable);
    return {
      row, id, isNotice, prePlain, words, lines: lines ?? [],
      shell: false,
      // Told from a row of the system: only then can it go on with what the row above began.
      isBubble: held?.strategy.op === "bubble" || carrier !== null || kindMark !== undefined && kindMark.kind !== "unknown",
      kind: isNotice ? "event" : kind ?? (words === "" ? "unknown" : "text"),
      clock,
      edited: carrier !== null && metaWords.some((text) => parseClock(text) === null && !times.isHalf(text) && /\p{L}/u.test(text) && !/\p{Nd}/u.test(text)),
      forwarded: stageOf("forwarded").some((strategy) => isOfKind(row, strategy, usable, icons)),
      truncated,
      fileName: file === null ? undefined : attributeOf(file, answered.get("fileName").attribute),
      marks: quotes.length === 0 ? marksOfForm(row, usable, icons) : marksOf(row, usable),
      label: labelOf(row, usable),
      isMute,
      look: prePlain?.clock && meta !== null ? lookOf(meta) : null,
      looks: isMute || clock !== null || carrier !== null ? [] : looksIn(row),
      shownAuthor: shownAuthorOf(row, usable),
      // An icon without its name may be any mark.
      isVague: icons.includes(""),
    };
  };

  // Names of icons are written into their pictures.
  const titlesIn = (row, usable) => allIn(row, "title").filter(usable).map((title) => wordsOf(title, () => false).trim());
  const isOfKind = (row, strategy, usable, icons) => {
    const [isMarked, isNamed] = [allIn(row, strategy.select).some(usable), strategy.icons?.some((icon) => icons.includes(icon)) === true];
    return strategy.op === "icon" ? isMarked && isNamed : isMarked || isNamed;
  };

  // Marks of sides: asked once a form of rows, of whose icons only their names are no part.
  const formMarks = new Map();
  const marksOfForm = (row, usable, icons) => {
    const names = icons.join("|");
    if (!formMarks.has(formNow())) formMarks.set(formNow(), new Map());
    const known = formMarks.get(formNow());
    if (!known.has(names)) known.set(names, marksOf(row, usable));
    return known.get(names);
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

  return { readRow, learnTimes, silenceOf };
}
