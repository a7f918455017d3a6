// Opens a chat of the practice page, then changes its panel as a new release of the page might: seeded, one to five changes, each at a place that the
// first strategy of a stage that finds anything looks for. What a person sees of the messages stays what it was.
(argumentJson) => {
  "use strict";
  const { chat, seed, stages, names, dayFirst, orderIsSure } = JSON.parse(argumentJson);
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const template = [...document.querySelectorAll("template[data-practice-panel]")].find((each) => each.dataset.practicePanel === chat);
  document.getElementById("pane").replaceChildren(template.content.cloneNode(true));
  const main = document.querySelector("#main");
  const MESSAGES = ".message, .notice, .shell";
  const CONTENT = ".words, .quote, .file-name, .poll, .poll-name, .poll-option, .author-line, .forwarded, .deleted, .notice, .card";
  // Names of our own page, by which this script finds its way; no release can know them.
  const ours = /^(row|message|in|out|notice|shell|list|messages|words|quote|file-name|poll|poll-name|poll-option|author-line|author|push-name|forwarded|deleted|card|pill|pill-line|sticky-day|spacer)$/;
  // What stays of each message through every change: its first text, or the place it keeps.
  const firstText = (element) => document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() ?? element;
  const anchors = [...main.querySelectorAll(MESSAGES)].map(firstText);
  // The order of messages is what they say: whatever holds two of them keeps it.
  const holdsRows = (element) => element === main || anchors.filter((anchor) => element.contains(anchor)).length > 1;
  // A place that shows nothing stays: without it nothing would tell of the message.
  const keepsPlace = (layer) => layer.querySelector(".shell") !== null;
  const isContent = (element) => element.closest(CONTENT) !== null;
  const attributesIn = (selector) => [...new Set([...selector.matchAll(/\[([\w-]+)/g)].map((found) => found[1]).concat(/#[\w-]/.test(selector) ? ["id"] : []))];
  const classesIn = (selector) => [...selector.matchAll(/\.([\w-]+)/g)].map((found) => found[1]);
  const matchesOf = (selector) => {
    const all = [main, ...main.querySelectorAll(selector.replaceAll(":scope", "#main"))].filter((element) => element !== main || main.matches(selector));
    // What holds a mark somewhere within is meant where it holds it closest.
    return selector.includes(":has(") ? all.filter((element) => !all.some((other) => other !== element && element.contains(other))) : all;
  };

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
        element.classList.remove(...classesIn(selector).filter((token) => !ours.test(token)));
      }
    },
    "move attributes": (elements, selector) => {
      const up = random() < 0.5;
      for (const element of elements) {
        const to = up ? element.parentElement : element.firstElementChild;
        if (to === null || !main.contains(to) || to === main) continue;
        for (const name of attributesIn(selector)) {
          if (!element.hasAttribute(name)) continue;
          to.setAttribute(name, element.getAttribute(name));
          element.removeAttribute(name);
        }
      }
    },
    "wrap": (elements) => {
      for (const element of elements) {
        if (element === main) continue;
        const box = document.createElement(element.localName === "span" ? "span" : "div");
        element.replaceWith(box);
        box.append(element);
      }
    },
    // The layer around what is looked for goes, as "wrap" puts one there; attributes of its own go by the two above.
    "unwrap": (elements) => {
      for (const layer of new Set(elements.map((element) => element.parentElement))) {
        if (layer !== null && layer !== main && main.contains(layer) && !holdsRows(layer) && !keepsPlace(layer) && !layer.isContentEditable && layer.namespaceURI === main.namespaceURI) layer.replaceWith(...layer.childNodes);
      }
    },
    "reorder siblings": (elements) => {
      for (const parent of new Set(elements.map((element) => element.parentElement))) {
        if (parent === null || !main.contains(parent) || holdsRows(parent) || isContent(parent) || parent.matches("[data-pre-plain-text]")) continue;
        for (const child of [...parent.children]) parent.prepend(child);
      }
    },
    "translate labels": (elements) => {
      const labelled = elements.flatMap((element) => [element, ...element.querySelectorAll("[aria-label], [title]")]);
      for (const element of new Set(labelled)) {
        for (const name of ["aria-label", "title"]) {
          const value = element.getAttribute(name);
          if (value === null || element.matches(".file-name") || names.some((known) => value.includes(known))) continue;
          element.setAttribute(name, value.replace(/\p{L}+/gu, (word) => [...word].reverse().join("").toLowerCase() + "o"));
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
    "blank nodes": (elements) => {
      const element = pick(elements);
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) if (!isContent(walker.currentNode.parentElement)) texts.push(walker.currentNode);
      for (const text of holdsRows(element) ? texts.slice(0, 1) : texts) text.data = "";
    },
    "duplicate panels": (elements) => {
      const element = pick(elements);
      const whole = holdsRows(element) ? element : pick([main, element.closest("[data-id]") ?? main, main.querySelector("header") ?? main]);
      whole.after(whole.cloneNode(true));
    },
  };

  // What the first strategy of a stage that finds anything looks for; of kinds, which all mark another, any of them.
  const lookedFor = (strategy) => strategy.select ?? ([strategy.in, strategy.out].filter((selector) => selector !== undefined).join(", ") || strategy.within)
    ?? (strategy.attribute === undefined ? undefined : `[${strategy.attribute}]`);
  const findsAnything = (strategy) => strategy.op !== "around" && lookedFor(strategy) !== undefined && matchesOf(lookedFor(strategy)).length > 0;
  const placesOf = () => Object.entries(stages).flatMap(([stage, strategies]) => {
    const finding = strategies.filter(findsAnything);
    return finding.length === 0 ? [] : [{ stage, strategy: stage === "kinds" ? pick(finding) : finding[0] }];
  });

  // Anything that stands on the panel: an element, by one of its classes or attributes.
  const elsewhere = () => {
    const element = pick([...main.querySelectorAll("*")].filter((each) => each.namespaceURI === main.namespaceURI && each.attributes.length > 0));
    const hooks = [...element.classList].filter((token) => !ours.test(token)).map((token) => "." + CSS.escape(token))
      .concat([...element.attributes].filter((each) => !/^(class|style|src|alt|href|rel|target|viewBox|width|height|dir|data-plain-text|type)$/.test(each.name)).map((each) => {
        const exact = `[${each.name}="${CSS.escape(each.value)}"]`;
        return main.querySelectorAll(exact).length > 1 ? exact : `[${each.name}]`;
      }));
    return hooks.length === 0 ? null : { stage: "elsewhere", selector: pick(hooks) };
  };

  const done = [];
  const count = 1 + Math.floor(random() * 5);
  for (let tries = 0; done.length < count && tries < 60; tries += 1) {
    const places = placesOf();
    const place = done.length === 0 && places.length > 0 ? pick(places) : elsewhere();
    if (place === null) continue;
    const selector = place.selector ?? lookedFor(place.strategy);
    const name = pick(Object.keys(operations));
    const before = main.parentElement.innerHTML;
    operations[name](matchesOf(selector), selector);
    if (main.parentElement.innerHTML !== before) done.push({ mutation: name, stage: place.stage });
  }
  return JSON.stringify(done);
}
