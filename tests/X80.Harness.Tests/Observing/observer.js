// Stands in front of the page's own script and notes all that a page can see of its browser. It reports when the test says so.
(() => {
  'use strict';
  const seen = {};
  const count = name => { seen[`events.${name}`] = (seen[`events.${name}`] ?? 0) + 1; };
  for (const type of ['focusin', 'focusout', 'focus', 'blur', 'scroll', 'selectionchange', 'visibilitychange', 'resize', 'copy', 'cut', 'paste', 'click', 'auxclick',
    'pointerdown', 'keydown', 'beforeinput', 'input', 'message', 'storage', 'hashchange', 'popstate', 'beforeprint', 'error', 'unhandledrejection', 'securitypolicyviolation']) {
    addEventListener(type, () => count(type), true);
  }
  let changes = 0;
  new MutationObserver(records => { changes += records.length; }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const sourceOf = Function.prototype.toString;
  const describe = (name, owner) => {
    const found = [];
    for (const key of Reflect.ownKeys(owner).map(String).sort()) {
      const own = Object.getOwnPropertyDescriptor(owner, key);
      const kinds = own === undefined ? '' : ['value', 'get', 'set'].map(kind => typeof own[kind] === 'function' ? (sourceOf.call(own[kind]).includes('[native code]') ? 'n' : 'j') : '-').join('');
      found.push(`${key}:${kinds}`);
    }
    seen[name] = found.join(' ');
  };

  const traps = () => {
    // A debugger that listens for console messages looks at what is written there.
    let looks = 0;
    const trap = new Error('x');
    Object.defineProperty(trap, 'stack', { get() { looks += 1; return ''; } });
    console.debug(trap);
    seen['console.looks'] = looks;
  };

  const storage = async () => {
    seen['storage.local'] = Object.keys(localStorage).sort().join();
    seen['storage.session'] = Object.keys(sessionStorage).sort().join();
    seen['storage.cookie'] = document.cookie;
    seen['storage.databases'] = (await indexedDB.databases()).map(one => one.name).sort().join();
    seen['storage.caches'] = (await caches.keys()).join();
    seen['storage.workers'] = (await navigator.serviceWorker.getRegistrations()).length;
  };

  const permissions = async () => {
    for (const name of ['camera', 'microphone', 'notifications', 'geolocation', 'clipboard-read', 'clipboard-write', 'midi', 'persistent-storage', 'storage-access', 'window-management', 'local-fonts', 'idle-detection', 'screen-wake-lock']) {
      seen[`permissions.${name}`] = await navigator.permissions.query({ name }).then(one => one.state, refused => refused.name);
    }
  };

  const observe = async () => {
    describe('globals', globalThis);
    for (const name of Object.getOwnPropertyNames(globalThis).filter(name => /^[A-Z]/.test(name) && typeof globalThis[name] === 'function')) {
      describe(`${name}`, globalThis[name]);
      if (globalThis[name].prototype) {
        describe(`${name}.prototype`, globalThis[name].prototype);
      }
    }
    for (const name of ['userAgent', 'webdriver', 'language', 'languages', 'platform', 'vendor', 'hardwareConcurrency', 'maxTouchPoints', 'cookieEnabled', 'pdfViewerEnabled', 'onLine']) {
      seen[`navigator.${name}`] = String(navigator[name]);
    }
    seen['navigator.brands'] = JSON.stringify(navigator.userAgentData?.brands ?? null);
    seen['navigator.plugins'] = Array.from(navigator.plugins, one => one.name).join();
    seen['document.markup'] = document.documentElement.outerHTML.replace(/\d\d:\d\d/g, 'TIME');
    seen['document.sheets'] = document.adoptedStyleSheets.length;
    seen['document.changes'] = changes;
    seen['document.active'] = document.activeElement?.localName;
    seen['document.hasFocus'] = document.hasFocus();
    seen['document.visibility'] = document.visibilityState;
    seen['document.selection'] = getSelection().type;
    seen['document.frames'] = frames.length;
    seen['document.scroll'] = Array.from(document.querySelectorAll('*'), one => one.scrollTop + one.scrollLeft).filter(moved => moved !== 0).join();
    seen['window.activation'] = `${navigator.userActivation.isActive} ${navigator.userActivation.hasBeenActive}`;
    seen['window.opener'] = String(window.opener);
    seen['window.history'] = history.length;
    seen['window.chrome'] = typeof chrome === 'undefined' ? 'none' : Object.keys(chrome).sort().join();
    seen['requests'] = performance.getEntriesByType('resource').map(one => one.name).filter(name => !name.includes('/observing/')).sort().join(' ');
    seen['media'] = ['(prefers-reduced-motion: reduce)', '(prefers-color-scheme: dark)', '(forced-colors: active)', '(color-gamut: p3)', '(hover: hover)', '(pointer: fine)'].map(query => matchMedia(query).matches).join();
    traps();
    await storage();
    await permissions();
  };

  const wait = async () => {
    while ((await fetch('/observing/now')).status !== 200) {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    // Two frames: what the page's own drawing brings, such as an event of scrolling, has come by then.
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await observe();
    await fetch('/observing/seen', { method: 'POST', body: JSON.stringify(Object.fromEntries(Object.entries(seen).map(([key, value]) => [key, String(value)]))) });
  };
  addEventListener('load', () => setTimeout(wait, 500));
})();
