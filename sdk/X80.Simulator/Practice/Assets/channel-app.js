// The behaviour of a practice page that a channel's folder brings: opens a chat when its entry is clicked, shows what the feed brings.
(() => {
  "use strict";
  const pane = document.querySelector("[data-practice-pane]");
  const entries = () => [...document.querySelectorAll("[data-practice-chat]")];
  const entryOf = (id) => entries().find((entry) => entry.dataset.practiceChat === id);
  const panels = [...document.querySelectorAll("template[data-practice-panel]")];
  const panelOf = (id) => panels.find((panel) => panel.dataset.practicePanel === id);
  // What the feed brings is drawn by the practice site itself, from invented words that it escaped.
  const policy = trustedTypes.createPolicy("practice", { createHTML: (html) => html });
  const nodesOf = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = policy.createHTML(html);
    return holder.content;
  };

  const toBottom = () => pane.querySelector("[data-practice-rows]")?.lastElementChild?.scrollIntoView({ block: "nearest" });
  const attend = () => {
    const composer = pane.querySelector("[contenteditable]");
    if (composer) practice.edit(composer);
    toBottom();
  };
  const open = (entry) => {
    entries().forEach((other) => other.classList.toggle("open", other === entry));
    pane.replaceChildren(panelOf(entry.dataset.practiceChat).content.cloneNode(true));
    attend();
  };

  const append = (root, html) => root.querySelector("[data-practice-rows]").append(nodesOf(html));
  const receive = (frame) => {
    append(panelOf(frame.chat).content, frame.rows);
    const old = entryOf(frame.chat);
    const entry = nodesOf(frame.entry).firstElementChild;
    const isOpen = old.classList.contains("open");
    const list = old.parentElement;
    old.remove();
    list.prepend(entry);
    if (!isOpen) return;
    entry.classList.add("open");
    append(pane, frame.rows);
    toBottom();
  };

  document.addEventListener("click", (event) => {
    const entry = event.target.closest("[data-practice-chat]");
    if (entry) open(entry);
  });
  const first = panels.find((panel) => panel.dataset.practiceFirst !== undefined);
  if (first) entryOf(first.dataset.practicePanel).classList.add("open");
  attend();
  practice.connect(receive);
})();
