// What every practice page does: the editor that messages are written in, and the feed. Sends nothing.
const practice = (() => {
  "use strict";
  // An editor with a state of its own, as the real page's: what is written into its elements is undone, text comes in by paste
  // and by input events while it has the focus, and it draws at its next turn. Enter would send: here it is counted.
  window.practiceSends = 0;
  let written = () => "";
  const edit = (composer) => {
    written = () => text;
    let text = composer.textContent;
    let isDrawing = false;
    const draw = () => {
      isDrawing = true;
      const paragraph = document.createElement("p");
      text.split("\n").forEach((line, at) => {
        if (at > 0) paragraph.append(document.createElement("br"));
        const span = document.createElement("span");
        span.dataset.lexicalText = "true";
        span.append(line);
        if (line !== "") paragraph.append(span);
      });
      composer.replaceChildren(...(text === "" ? [] : [paragraph]));
      undone.takeRecords();
      isDrawing = false;
    };
    const undone = new MutationObserver(() => { if (!isDrawing) draw(); });
    const insert = (event, words) => {
      event.preventDefault();
      if (document.activeElement !== composer) return;
      text += words;
      queueMicrotask(draw);
    };
    composer.addEventListener("paste", (event) => insert(event, event.clipboardData.getData("text/plain")));
    composer.addEventListener("beforeinput", (event) => {
      if (event.inputType === "insertText") insert(event, event.data ?? "");
      else if (event.inputType.startsWith("deleteContent")) { event.preventDefault(); text = text.slice(0, -1); queueMicrotask(draw); }
    });
    composer.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      window.practiceSends += 1;
    });
    undone.observe(composer, { childList: true, subtree: true, characterData: true });
  };

  // For a rig that judges the client around the page: what happens to the page from one look to the next, whoever did it.
  // Nothing listens before the first look.
  let happened = null;
  const note = (what) => { happened[what] = (happened[what] ?? 0) + 1; };
  const attend = () => {
    happened = {};
    for (const type of ["scroll", "click", "auxclick", "keydown", "beforeinput", "input", "paste", "copy", "focusin", "selectionchange", "resize"]) {
      addEventListener(type, () => note(type), true);
    }
    new MutationObserver((records) => records.forEach(() => note("change")))
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  };
  const tell = (feed) => {
    const said = { happened: happened ?? {}, sends: window.practiceSends, globals: Object.getOwnPropertyNames(window).length,
      open: document.querySelector("[data-practice-chat].open")?.dataset.practiceChat ?? "", written: written() };
    if (happened === null) attend(); else happened = {};
    feed.send(JSON.stringify(said));
  };

  // Words in places where a reader has no business.
  const keep = (words) => {
    localStorage.setItem("kept", words.storage);
    sessionStorage.setItem("kept", words.storage);
    const opening = indexedDB.open("kept", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("kept").put(words.storage, "kept");
    window.practiceStore = { chats: [{ text: words.script }] };
  };

  // What the other side set for the open chat shows in its head, until another chat is opened or none is told.
  const mark = (icon) => {
    document.getElementById("practice-mark")?.remove();
    if (icon === "") return;
    const span = document.createElement("span");
    span.id = "practice-mark";
    span.dataset.icon = icon;
    document.querySelector("#main > header").append(span);
  };

  const connect = (receive) => {
    const feed = new WebSocket(`wss://${location.host}/ws/feed`);
    feed.addEventListener("open", () => { window.practiceFeedIsOpen = true; });
    feed.addEventListener("message", (event) => {
      const frame = JSON.parse(event.data);
      if (frame.tell) setTimeout(() => tell(feed)); else if (frame.keep) keep(frame.keep);
      else if (frame.mark !== undefined) mark(frame.mark); else receive(frame);
    });
  };

  return { edit, connect };
})();
