// The practice page's behaviour: opens a chat when its row is clicked, shows what the feed brings. Sends nothing.
(() => {
  "use strict";
  const pane = document.getElementById("pane");
  const sameText = (id) => (element) => element.dataset.practiceChat === id;
  const rowOf = (id) => [...document.querySelectorAll("#pane-side [data-practice-chat]")].find(sameText(id));
  const templateOf = (id) => [...document.querySelectorAll("template[data-practice-panel]")].find((t) => t.dataset.practicePanel === id);
  const toBottom = () => {
    const scroller = pane.querySelector(".messages");
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
  };

  const open = (row) => {
    const id = row.dataset.practiceChat;
    for (const other of document.querySelectorAll("#pane-side .open")) other.classList.remove("open");
    row.classList.add("open");
    const unread = row.querySelector(".unread");
    unread.hidden = true;
    unread.textContent = "0";
    pane.replaceChildren(templateOf(id).content.cloneNode(true));
    watch();
    toBottom();
  };

  // The floating copy of the day follows the scroll position, as a second place where a date stands.
  const watch = () => {
    const scroller = pane.querySelector(".messages");
    const floating = pane.querySelector(".sticky-day .pill");
    if (!scroller) return;
    scroller.addEventListener("scroll", () => {
      const top = scroller.getBoundingClientRect().top;
      const above = [...scroller.querySelectorAll(".pill")].filter((pill) => pill.getBoundingClientRect().top < top + 8);
      if (above.length > 0) floating.textContent = above[above.length - 1].textContent;
    }, { passive: true });
    const composer = pane.querySelector(".composer");
    if (composer) practice.edit(composer);
  };

  const copyOf = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

  const fill = (frame) => {
    const row = copyOf("practice-row");
    const message = row.matches("[data-id]") ? row : row.querySelector("[data-id]");
    message.dataset.id = frame.id;
    if (message.dataset.testid !== undefined) message.dataset.testid = "conv-msg-" + frame.id;
    row.querySelector("[data-pre-plain-text]").dataset.prePlainText = frame.prePlainText;
    row.querySelector(".words [dir]").textContent = frame.text;
    row.querySelector(".spacer").textContent = frame.time;
    row.querySelector(".meta span").textContent = frame.time;
    const author = row.querySelector(".author");
    if (frame.opensRun && frame.group) author.textContent = frame.author; else author.remove();
    const label = row.querySelector("span[aria-label]");
    if (frame.opensRun) {
      label?.setAttribute("aria-label", frame.author + ":");
    } else {
      label?.remove();
      row.querySelector(".tail").remove();
      row.querySelector(".message").classList.remove("first");
    }
    return row;
  };

  const append = (root, frame) => {
    const list = root.querySelector('[data-tab="8"]');
    if (frame.day) {
      const pill = copyOf("practice-pill");
      pill.querySelector("span").textContent = frame.day;
      list.append(pill);
    }
    list.append(fill(frame));
  };

  const receive = (frame) => {
    append(templateOf(frame.chat).content, frame);
    const entry = rowOf(frame.chat);
    entry.querySelector(".preview-words").textContent = frame.text;
    entry.querySelector(".cell-time").textContent = frame.time;
    if (entry.classList.contains("open")) {
      append(pane, frame);
      toBottom();
    } else {
      const unread = entry.querySelector(".unread");
      unread.textContent = frame.unread;
      unread.hidden = false;
    }
    entry.parentElement.prepend(entry);
  };

  document.getElementById("pane-side").addEventListener("click", (event) => {
    const row = event.target.closest("[data-practice-chat]");
    if (row) open(row);
  });
  watch();
  toBottom();
  practice.connect(receive);
})();
