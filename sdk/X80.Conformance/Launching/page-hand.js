// What a rig does in a page of its own that a person could do there, or that a page's own script could: it says where things are, so that
// a pointer of the window system can go there, and does what only a script does. It runs in the practice page and in the hostile ones.
(() => {
  "use strict";
  const socket = new WebSocket("wss://" + location.host + "/ws/hand");
  const say = (words) => socket.send(JSON.stringify(words));
  const patience = 15000;
  let pointer = null;
  addEventListener("pointermove", (event) => { if (event.isTrusted) pointer = { x: event.clientX, y: event.clientY }; }, { capture: true, passive: true });

  const soon = async (look) => {
    for (const until = performance.now() + patience; performance.now() < until; await new Promise((next) => setTimeout(next, 20))) {
      const found = look();
      if (found) return found;
    }
    return null;
  };
  const holding = (selector, text) => [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(text));

  // A client's control, where it put one into the page.
  const named = (label) => [...document.querySelectorAll("button, a, input, [role=button]")]
    .filter((one) => (one.getAttribute("aria-label") ?? one.textContent).trim().startsWith(label.trim()));

  const speech = '{"control":"sync","trusted":true,"visible":true}';
  const acts = {
    pointer: () => pointer,
    forget: () => { pointer = null; return true; },
    where: async ({ selector }) => {
      const found = await soon(() => document.querySelector(selector));
      if (!found) return null;
      found.scrollIntoView({ block: "nearest" });
      const box = found.getBoundingClientRect();
      const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
      return { x: middle(box.left, box.right, innerWidth), y: middle(box.top, box.bottom, innerHeight) };
    },
    // What a page does of itself after a change it does before its second next picture, however late a busy machine draws that; where nobody sees
    // the page, none is drawn.
    settle: () => Promise.race([new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))), new Promise((next) => setTimeout(next, patience))]).then(() => true),
    shows: ({ selector, text }) => soon(() => holding(selector, text) !== undefined),
    visibility: () => document.dispatchEvent(new Event("visibilitychange")),
    click: ({ selector }) => document.querySelector(selector)?.dispatchEvent(new MouseEvent("click", { bubbles: true })) ?? null,
    press: ({ selector, text }) => {
      const found = named(text);
      for (const one of [...found, document.body]) {
        if (selector === "call") one.click();
        else one.dispatchEvent(selector === "key" ? new KeyboardEvent("keydown", { key: "Enter", bubbles: true }) : new MouseEvent("click", { bubbles: true }));
      }
      return found.length;
    },
    submit: () => { for (const form of document.forms) form.requestSubmit(); return true; },
    speak: () => {
      for (const name of ["x80Witness", "x80Gesture", "x80Draw"]) { try { globalThis[name]?.(speech); } catch { } }
      for (const handler of Object.values(globalThis.webkit?.messageHandlers ?? {})) { try { handler.postMessage(speech); } catch { } }
      postMessage({ x80: "sync", control: "sync", trusted: true }, "*");
      document.dispatchEvent(new CustomEvent("x80:sync", { detail: { trusted: true } }));
      try { new BroadcastChannel("x80").postMessage("sync"); } catch { }
      return true;
    },
    go: ({ path }) => { setTimeout(() => location.assign(path)); return true; },
    reload: () => { setTimeout(() => location.reload()); return true; },
  };

  socket.addEventListener("message", async (event) => {
    const asked = JSON.parse(event.data);
    say({ id: asked.id, is: await acts[asked.act](asked) });
  });
  socket.addEventListener("open", async () => {
    // The practice page is there once its feed is; any other at once.
    if (location.pathname === "/") await soon(() => window.practiceFeedIsOpen);
    say({ opened: location.pathname });
  });
})();
