(nodes, times, stageOf, answer, drift) => {
  // The words of a row. Each way to find them is held to one proof: it leaves no words over where words to copy may stand.
  "use strict";
  const { allIn, childrenOf, firstIn, fits, holds, isElement, isHidden, nameOf, once, outermostOf, parentOf, quoted, sayAll, stepsOf, textOf, visibleWords, wordsOf } = nodes;
  const ROW = 0;
  const { parseClock } = times;

  // Where a row's words may stand: around its body, as far as nothing else of the row is.
  const roomOf = (body, carrier, meta) => {
    if (carrier !== null && holds(carrier, body) && (meta === null || !holds(carrier, meta))) return carrier;
    if (meta === null) return body === ROW ? ROW : parentOf(body);
    let room = body;
    while (room !== ROW && parentOf(room) !== ROW && !holds(parentOf(room), meta)) room = parentOf(room);
    return room;
  };

  // A control beside the words, which would show more of them. One that bears its own mark is one wherever it stands.
  const isControl = (element) => stageOf("truncated").some((strategy) => fits(element, strategy.select));
  const isMarkedControl = (element) => fits(element, stageOf("truncated").at(0).select);

  const bodiesBy = (strategy, scope, usable) => outermostOf(allIn(scope, strategy.select).filter(usable));

  // Words to press within a body are a mention, or something beside it that the mark of the body has come to hold: then what
  // most of the ways to find it agree on counts.
  const voted = (scope, usable, found) => {
    if (!stageOf("truncated").some((strategy) => firstIn(found.body, strategy.select) !== null)) return found;
    const offers = stageOf("body").filter((strategy) => strategy.op === "text").map((strategy) => ({ strategy, bodies: bodiesBy(strategy, scope, usable) }))
      .filter(({ bodies }) => bodies.length === 1).map(({ strategy, bodies }) => ({ strategy, body: bodies.at(0) }));
    const votesFor = (offer) => offers.filter(({ body }) => visibleWords(body) === visibleWords(offer.body)).length;
    const best = offers.find((offer) => votesFor(offer) * 2 > offers.length);
    return best ?? drift("body", [offers.length]);
  };

  const BLOCKED = new Set(["button", "canvas", "div", "svg", "video"]);
  // Where nothing marks the words: the one part of the carrier that holds any, if it is lines of text and nothing to press.
  const restOf = (carrier) => {
    let holder = carrier;
    while (true) {
      const children = childrenOf(holder).filter((child) => isElement(child) ? !isHidden(child) && !fits(child, quoted) && !isControl(child) && (visibleWords(child) !== "" || nameOf(child) === "img") : textOf(child) !== "");
      if (children.length === 1 && isElement(children.at(0)) && nameOf(children.at(0)) === "div") {
        holder = children.at(0);
        continue;
      }
      const isLine = (child) => isElement(child) && !BLOCKED.has(nameOf(child)) && !allIn(child, "*").some((part) => BLOCKED.has(nameOf(part)));
      return children.length > 0 && children.every(isLine) && !stageOf("truncated").some((strategy) => firstIn(holder, strategy.select) !== null) ? holder : null;
    }
  };

  // What stands in the room beside the words, as steps to its words, and whether a control stands after them. What is said to
  // be hidden and holds the words hides nothing.
  const besideOf = (bodies, room) => once(`beside ${bodies.join(" ")} in ${room}`, () => {
    const controls = new Set();
    let isPast = false;
    const steps = stepsOf(room, (node) => {
      if (bodies.includes(node)) isPast = true;
      if (bodies.includes(node) || isHidden(node) && !bodies.some((body) => holds(node, body)) || fits(node, quoted)) return true;
      if (isPast && isControl(node) || isMarkedControl(node)) controls.add(node);
      return controls.has(node);
    });
    return { steps, hasControl: controls.size > 0 };
  });
  // Whether a control stands after the words; null where other words stand beside them: then what was found is a part at most.
  const isCutShort = (bodies, room, clock) => {
    const { steps, hasControl } = besideOf(bodies, room);
    const left = sayAll(steps);
    if (left.trim() === "") return hasControl;
    // The row's own time stands there once more, to keep a place free for it.
    const copy = parseClock(left);
    return copy !== null && clock !== null && copy.hour === clock.hour && copy.minute === clock.minute ? hasControl : null;
  };

  // The words by the most trusted way that leaves none over.
  const bodyOf = ({ scope, carrier, meta, usable, isMedium, isAlone, clock }) => {
    const counts = [];
    for (const strategy of stageOf("body")) {
      // A medium is itself a picture; only its caption is words.
      if (isMedium && strategy.op === "pictures") continue;
      const rest = strategy.op === "rest" ? isAlone() ? restOf(scope) : null : undefined;
      const bodies = rest === undefined ? once(`${strategy.id} in ${scope} but ${meta}`, () => bodiesBy(strategy, scope, usable)) : rest === null ? [] : [rest];
      if (bodies.length === 0) continue;
      counts.push(bodies.length);
      const chosen = strategy.op === "pictures" || rest !== undefined ? { strategy, bodies } : bodies.length === 1 ? voted(scope, usable, { strategy, body: bodies.at(0) }) : null;
      if (chosen === null) continue;
      const found = chosen.bodies ?? [chosen.body];
      const truncated = isCutShort(found, roomOf(found.at(0), carrier, meta), clock);
      if (truncated === null) continue;
      answer("body", chosen.strategy);
      return { bodies: found, truncated, words: strategy.op === "pictures" ? found.map((picture) => wordsOf(picture, () => false)).join("") : visibleWords(found.at(0)) };
    }
    return counts.length > 0 ? drift("body", counts) : { bodies: [], words: "", truncated: false };
  };

  return { bodyOf };
}
