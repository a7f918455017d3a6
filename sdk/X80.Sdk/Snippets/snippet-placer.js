(argumentJson) => {
  // Places a saved text in the empty composer of the open chat, or says what stands there. It pastes, as a person would from a
  // clipboard: the page's own editor takes the text or does not. No key is pressed and nothing is sent.
  "use strict";
  const { pack, act, text, title } = JSON.parse(argumentJson);
  const refused = (why) => JSON.stringify({ outcome: "refused", why });
  const only = (root, strategies) => {
    for (const strategy of strategies) {
      const found = root.querySelectorAll(strategy.select);
      if (found.length === 1) return found[0];
    }
    return null;
  };
  const oneLine = (words) => words.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim().normalize("NFC");
  // Lines as the editor holds them: a paragraph or a break each.
  const wordsOf = (node) => {
    if (node.nodeType === 3) return node.data;
    if (node.nodeType !== 1) return "";
    if (node.localName === "br") return "\n";
    return Array.from(node.childNodes).map((child, at) => (at > 0 && child.localName === "p" ? "\n" : "") + wordsOf(child)).join("");
  };

  if (document.visibilityState !== "visible") return refused("page-hidden");
  const panel = only(document, pack.stages.panel);
  const header = panel === null ? null : only(panel, pack.stages.title);
  if (header === null || oneLine(header.textContent) !== title) return refused("chat-changed");
  const composer = only(panel, pack.stages.composer);
  if (composer === null) return refused("no-composer");
  const held = wordsOf(composer).replace(/^[\u200B\n]+$/, "");
  const rows = Array.from(panel.querySelectorAll(pack.stages.rows.map((strategy) => strategy.select).join(",")));
  const bare = (words) => words.replace(/\s+/g, "");
  const shown = rows.filter((row) => bare(row.textContent).includes(bare(text))).length;
  if (act === "check") return JSON.stringify({ outcome: "checked", held, shown });

  if (held !== "") return refused("composer-not-empty");
  composer.focus();
  if (document.activeElement !== composer) return refused("composer-not-focused");
  const carried = new DataTransfer();
  carried.setData("text/plain", text);
  const goesOn = composer.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
  return goesOn ? refused("composer-refused") : JSON.stringify({ outcome: "placed", held: "", shown });
}
