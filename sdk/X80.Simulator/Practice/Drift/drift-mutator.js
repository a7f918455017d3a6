// Opens a chat of the practice page, then changes its panel as a new release of the page might: seeded, one to five changes, the first at a place that
// the first strategy of a stage that finds anything looks for. What a person sees of the messages stays what it was, but for what is blanked.
(argumentJson) => {
  "use strict";
  const { chat, seed, stages, names, title, ids, dayFirst, orderIsSure } = JSON.parse(argumentJson);
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const template = [...document.querySelectorAll("template[data-practice-panel]")].find((each) => each.dataset.practicePanel === chat);
  const pane = document.getElementById("pane");
  pane.replaceChildren(template.content.cloneNode(true));
  const main = document.querySelector("#main");
  const MESSAGES = ".message, .notice, .shell";
  // What a message says, in parts that are blanked as a whole or not at all: half of its words would be other words.
  const CONTENT = ".words, .quote, .file-name, .poll, .author-line, .forwarded, .deleted, .notice, .card";
  // Of these the order says something, too.
  const ORDERED = ".words > *, .words > * *, .quote, .quote *, .poll, .poll *, .notice, .notice *";
  // Names of our own page, by which this script finds its way; no release can know them.
  const ours = /^(row|message|in|out|notice|shell|list|messages|words|quote|file-name|poll|poll-name|poll-option|author-line|author|push-name|forwarded|deleted|card|pill|pill-line|sticky-day|spacer)$/;
  // What stays of each message through every change: its first text, or the place it keeps.
  const firstText = (element) => document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() ?? element;
  const anchors = [...main.querySelectorAll(MESSAGES)].map(firstText);
  const rowsIn = (element) => anchors.filter((anchor) => element.contains(anchor)).length;
  const holdsRows = (element) => element === main || rowsIn(element) > 1;
  // The order of messages is what they say: of what holds them no two parts change places.
  const ordersRows = (parent) => [...parent.children].filter((child) => rowsIn(child) > 0).length > 1;
  // A place that shows nothing stays: without it nothing would tell of the message.
  const keepsPlace = (layer) => layer.matches(".shell") || layer.querySelector(".shell") !== null;
  const isDrawn = (element) => element.namespaceURI !== main.namespaceURI;
  const attributesIn = (selector) => [...new Set([...selector.matchAll(/\[([\w-]+)/g)].map((found) => found[1]).concat(/#[\w-]/.test(selector) ? ["id"] : []))];
  const classesIn = (selector) => [...new Set([...selector.matchAll(/\.([\w-]+)/g)].map((found) => found[1]))].filter((token) => !ours.test(token));
  const matchesOf = (selector) => {
    const all = [main, ...main.querySelectorAll(selector.replaceAll(":scope", "#main"))].filter((element) => element !== main || main.matches(selector));
    // What holds a mark somewhere within is meant where it holds it closest.
    return selector.includes(":has(") ? all.filter((element) => !all.some((other) => other !== element && element.contains(other))) : all;
  };
  const NAME = new RegExp(`(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).sort((a, b) => b.length - a.length).join("|")})`);
  const foreign = (words) => words.replace(/\p{L}+/gu, (word) => [...word].reverse().join("").toLowerCase() + "o");

  const operations = {
    "rename classes": (elements) => {
      const tokens = [...new Set(elements.flatMap((element) => [...element.classList]).filter((token) => !ours.test(token)))];
      tokens.forEach((token, at) => {
        for (const element of matchesOf("." + CSS.escape(token))) element.classList.replace(token, `x${seed.toString(36)}${at}`);
      });
    },
    "drop attributes": (elements, selector) => {
      for (const element of elements) {
        for (const name of attributesIn(selector)) element.removeAttribute(name);
        element.classList.remove(...classesIn(selector));
      }
    },
    "move attributes": (elements, selector) => {
      const up = random() < 0.5;
      for (const element of elements) {
        const to = up ? element.parentElement : element.firstElementChild;
        if (to === null || !main.contains(to)) continue;
        for (const name of attributesIn(selector)) {
          if (!element.hasAttribute(name)) continue;
          to.setAttribute(name, element.getAttribute(name));
          element.removeAttribute(name);
        }
        for (const token of classesIn(selector)) {
          if (!element.classList.contains(token)) continue;
          to.classList.add(token);
          element.classList.remove(token);
        }
      }
    },
    "wrap": (elements) => {
      for (const element of elements) {
        if (isDrawn(element.parentElement)) continue;
        const box = document.createElement(element.localName === "span" ? "span" : "div");
        element.replaceWith(box);
        box.append(element);
      }
    },
    // What is looked for goes and leaves what it holds, or the layer around it does.
    "unwrap": (elements) => {
      const layers = random() < 0.5 ? elements : elements.map((element) => element.parentElement);
      for (const layer of new Set(layers)) {
        if (layer === null || layer === main || !main.contains(layer) || layer.childNodes.length === 0) continue;
        if (!keepsPlace(layer) && !layer.isContentEditable && !isDrawn(layer)) layer.replaceWith(...layer.childNodes);
      }
    },
    "reorder siblings": (elements) => {
      for (const parent of new Set(elements.map((element) => element.parentElement))) {
        if (parent === null || !main.contains(parent) || ordersRows(parent) || parent.matches(ORDERED)) continue;
        for (const child of [...parent.children]) parent.prepend(child);
      }
    },
    // Names are nobody's words: they stay in every language.
    "translate labels": (elements) => {
      const labelled = elements.flatMap((element) => [element, ...element.querySelectorAll("[aria-label], [title]")]);
      for (const element of new Set(labelled)) {
        for (const name of ["aria-label", "title", "data-placeholder"]) {
          const value = element.getAttribute(name);
          if (value === null || element.matches(".file-name")) continue;
          element.setAttribute(name, value.split(NAME).map((part, at) => at % 2 === 1 ? part : foreign(part)).join(""));
        }
      }
    },
    "change date forms": () => {
      // A date that could be two days stays so: with the year first it would say more than before.
      const form = pick(orderIsSure ? ["-", ".", "iso", " / "] : ["-", ".", " / "]);
      const change = (text) => text.replace(/(\d{1,2})([/.-])(\d{1,2})\2(\d{4})/, (_, a, __, b, year) => {
        const [day, month] = dayFirst ? [a, b] : [b, a];
        return form === "iso" ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : [a, b, year].join(form);
      });
      for (const element of main.querySelectorAll("[data-pre-plain-text]")) {
        const value = element.getAttribute("data-pre-plain-text");
        const end = value.indexOf("]") + 1;
        element.setAttribute("data-pre-plain-text", change(value.slice(0, end)) + value.slice(end));
      }
      for (const pill of main.querySelectorAll(".pill span, span.pill")) pill.textContent = change(pill.textContent);
    },
    // Of what holds several messages one text goes, else all.
    "blank nodes": (elements) => {
      const element = pick(elements);
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of holdsRows(element) && texts.length > 0 ? [pick(texts)] : texts) {
        const content = text.parentElement.closest(CONTENT);
        if (content === null) text.data = "";
        else {
          const within = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
          while (within.nextNode()) within.currentNode.data = "";
          for (const picture of content.querySelectorAll("img")) picture.remove();
        }
      }
    },
    "duplicate panels": (elements) => {
      const element = pick(elements);
      const whole = holdsRows(element) ? element : pick([main, element.closest("[data-id]") ?? main, element.closest("header") ?? main]);
      whole.after(whole.cloneNode(true));
    },
  };

  // What the first strategy of a stage that finds anything looks for; of kinds, which all mark another, any of them.
  const lookedFor = (strategy) => strategy.select ?? ([strategy.in, strategy.out].filter((selector) => selector !== undefined).join(", ") || strategy.within)
    ?? (strategy.attribute === undefined ? undefined : `[${strategy.attribute}]`);
  // Some strategies look at whatever stands there, and at no mark.
  const LOOKS_AT_ALL = ["around", "shown"];
  const findsAnything = (strategy) => !LOOKS_AT_ALL.includes(strategy.op) && lookedFor(strategy) !== undefined && matchesOf(lookedFor(strategy)).length > 0;
  const placesOf = () => Object.entries(stages).flatMap(([stage, strategies]) => {
    const finding = strategies.filter(findsAnything);
    return finding.length === 0 ? [] : [{ stage, strategy: stage === "kinds" ? pick(finding) : finding[0] }];
  });

  // Anything that stands on the panel: an element, by one of its classes or attributes.
  const elsewhere = () => {
    const element = pick([...main.querySelectorAll("*")].filter((each) => !isDrawn(each) && each.attributes.length > 0));
    const hooks = [...element.classList].filter((token) => !ours.test(token)).map((token) => "." + CSS.escape(token))
      .concat([...element.attributes].filter((each) => !/^(class|style|rel|target|viewBox|width|height|type)$/.test(each.name)).map((each) => {
        const exact = `[${each.name}="${CSS.escape(each.value)}"]`;
        return main.querySelectorAll(exact).length > 1 ? exact : `[${each.name}]`;
      }));
    return hooks.length === 0 ? null : { stage: "elsewhere", selector: pick(hooks) };
  };

  // What stands at a place, so that a change there is seen: the elements, what holds each and where, and all within.
  const standing = (elements) => elements.map((element) => ({ element, parent: element.parentElement, around: element.parentElement?.outerHTML, own: element.outerHTML }));
  const changed = (before) => before.filter(({ element, parent, around, own }) =>
    !element.isConnected || element.parentElement !== parent || element.outerHTML !== own || parent?.outerHTML !== around).length;

  const countOf = (selector) => pane.querySelectorAll(selector.replaceAll(":scope", "#main")).length;

  // What stands on the panel, wherever it stands: what of it is gone afterwards no reader can find.
  const census = () => {
    const [all, walker] = [[...pane.querySelectorAll("*")], document.createTreeWalker(pane, NodeFilter.SHOW_TEXT)];
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    const values = all.flatMap((element) => [...element.attributes].map((each) => each.value)).join(" ");
    const plain = (text) => text.replace(/\u00a0/g, " ").trim();
    return {
      title: texts.some((text) => text.parentElement.closest("header, .who") !== null && plain(text.data) === title) ? 1 : 0,
      id: ids.filter((id) => values.includes(id)).length,
      stamp: all.filter((element) => element.hasAttribute("data-pre-plain-text")).length,
      text: texts.reduce((length, text) => length + text.data.length, 0) + pane.querySelectorAll("img").length,
      // Where a copy stands, counts tell no loss: then what differs from all else is counted, once each.
      stamps: new Set(all.map((element) => element.getAttribute("data-pre-plain-text"))).size,
      texts: new Set(texts.map((text) => plain(text.data))).size,
    };
  };
  const lostSince = (stood, isCopied) => {
    const stands = census();
    const names = isCopied ? new Map([["title", "title"], ["id", "id"], ["stamp", "stamps"], ["text", "texts"]]) : new Map(["title", "id", "stamp", "text"].map((name) => [name, name]));
    return [...names].filter(([, counted]) => stands[counted] < stood[counted]).map(([name]) => name);
  };

  const [done, gone] = [[], new Set()];
  let isCopied = false;
  const count = 1 + Math.floor(random() * 5);
  for (let tries = 0; done.length < count && tries < 60; tries += 1) {
    const places = placesOf();
    const isFirst = done.length === 0 && places.length > 0;
    const place = isFirst ? pick(places) : elsewhere();
    if (place === null) continue;
    const selector = place.selector ?? lookedFor(place.strategy);
    const name = pick(Object.keys(operations));
    // Dates stand in what the words to copy bear, and in pills.
    if (isFirst && name === "change date forms" && place.stage !== "prePlain") continue;
    const elements = matchesOf(selector);
    const stood = census();
    const [before, there, so] = [pane.innerHTML, isFirst ? standing(elements) : [], countOf(selector)];
    operations[name](elements, selector);
    if (name === "duplicate panels") isCopied = true;
    else lostSince(stood, isCopied).forEach((what) => gone.add(what));
    if (pane.innerHTML !== before) done.push({ mutation: name, stage: place.stage, touched: isFirst ? changed(there) + Math.max(0, countOf(selector) - so) : 0 });
  }
  return JSON.stringify({ done, gone: ["title", "id", "stamp", "text"].filter((what) => gone.has(what)) });
}
