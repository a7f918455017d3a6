// Changes the open chat's panel as a new release of the page might: seeded, one to five changes, the first of them on
// something that the first strategy of a stage looks for. What a person sees of the messages stays what it was.
({ seed, firsts, names, dayFirst }) => {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const main = document.querySelector("#main");
  const list = main.querySelector(".list");
  const holdsRows = (element) => element === main || element.contains(list) || element === list;
  const isContent = (element) => element.closest(".words, .quote, .file-name, .poll-name, .poll-option") !== null;
  const matchesOf = (selector) => [...main.querySelectorAll(selector)].concat(main.matches(selector) ? [main] : []);
  const attributesIn = (selector) => [...selector.matchAll(/\[([\w-]+)/g)].map((found) => found[1]);
  const classesIn = (selector) => [...selector.matchAll(/\.([\w-]+)/g)].map((found) => found[1]);
  const ours = /^(row|message|list|messages|words|meta|pill|pill-line|sticky-day|composer|spacer|shell)$/;

  const operations = {
    "rename classes": (elements) => {
      const tokens = new Set(elements.flatMap((element) => [...element.classList]).filter((token) => !ours.test(token)));
      for (const token of tokens) for (const element of matchesOf("." + CSS.escape(token))) element.classList.replace(token, "x" + seed.toString(36) + token.length);
    },
    "drop attributes": (elements, selector) => {
      for (const element of elements) {
        for (const name of attributesIn(selector)) element.removeAttribute(name);
        element.classList.remove(...classesIn(selector));
      }
    },
    "move attributes": (elements, selector) => {
      for (const element of elements) {
        const to = random() < 0.5 ? element.parentElement : element.firstElementChild;
        if (to === null || to.parentElement === null || to === document.body) continue;
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
    "unwrap": (elements) => {
      for (const element of elements) if (element !== main && !element.isContentEditable && element.localName !== "svg") element.replaceWith(...element.childNodes);
    },
    "reorder siblings": (elements) => {
      for (const parent of new Set(elements.map((element) => element.parentElement))) {
        if (parent === null || parent === list || holdsRows(parent) || isContent(parent) || parent.matches("[data-pre-plain-text]")) continue;
        for (const child of [...parent.children]) parent.prepend(child);
      }
    },
    "translate labels": (elements) => {
      const labelled = elements.flatMap((element) => [element, ...element.querySelectorAll("[aria-label], [title]")]);
      for (const element of labelled) {
        for (const name of ["aria-label", "title"]) {
          const value = element.getAttribute(name);
          if (value === null || element.matches(".file-name") || names.some((known) => value.includes(known))) continue;
          element.setAttribute(name, value.replace(/\p{L}+/gu, (word) => [...word].reverse().join("").toLowerCase() + "o"));
        }
      }
    },
    "change date forms": () => {
      const form = pick(["-", ".", "iso", " / "]);
      const change = (text) => text.replace(/(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/, (_, a, b, year) => {
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
      const whole = holdsRows(element) ? element : pick([main, element.closest("[data-id]") ?? main, main.querySelector("header")]);
      whole.after(whole.cloneNode(true));
    },
  };

  const done = [];
  const count = 1 + Math.floor(random() * 5);
  for (let tries = 0; done.length < count && tries < 40; tries += 1) {
    const stages = Object.entries(firsts).filter(([, selector]) => matchesOf(selector).length > 0);
    if (stages.length === 0) break;
    const [stage, selector] = pick(stages);
    const elements = matchesOf(selector);
    const name = pick(Object.keys(operations));
    const before = main.parentElement.innerHTML;
    operations[name](elements, selector);
    const changed = main.parentElement === null || main.parentElement.innerHTML !== before;
    if (changed) done.push({ mutation: name, stage });
  }
  return JSON.stringify(done);
}
