// The practice page turned hostile: stands in front of its own script and does, without any click, all that a page can to make a
// capture happen, to look like one, or to break one. Counts what it did.
(() => {
  'use strict';
  const limit = Number(new URL(document.currentScript.src).searchParams.get('stimuli') ?? '1000');
  const names = ['JSON', 'Array', 'Map', 'Set', 'Object', 'String', 'Number', 'Date', 'Math', 'RegExp', 'Error', 'Promise', 'Node', 'Element', 'document', 'window',
    'getComputedStyle', 'NodeFilter', 'XPathResult', 'DOMParser', 'TextDecoder', 'argumentJson', 'pack', 'rows', 'panel', 'x80Gesture', 'x80Witness', 'chrome', 'pageTimes', 'reads'];
  const members = ['parentNode', 'children', 'childNodes', 'attributes', 'textContent', 'innerText', 'querySelector', 'querySelectorAll', 'getAttribute', 'closest', 'localName', 'nodeType', 'contains'];
  let made = 0;

  // Lies for whoever reads in the page's own world.
  const lie = (owner, member, value) => Object.defineProperty(owner, member, { configurable: true, get: () => value, set: Object.getOwnPropertyDescriptor(owner, member)?.set });
  lie(HTMLElement.prototype, 'innerText', 'TAMPERED');
  lie(Node.prototype, 'nodeValue', 'TAMPERED');
  lie(Element.prototype, 'outerHTML', 'TAMPERED');
  Object.defineProperty(document, 'visibilityState', { get: () => 'visible' });
  Object.defineProperty(document, 'URL', { get: () => 'https://web.whatsapp.com/tampered' });
  JSON.stringify = () => '{"outcome":"read","messages":[]}';
  Document.prototype.evaluate = () => null;
  Event.prototype.isFromAPerson = true;
  navigator.permissions.query = () => Promise.resolve({ state: 'granted' });

  const place = () => {
    const away = document.createElement('div');
    away.hidden = true;
    for (const name of names) {
      const anchor = document.createElement('a');
      anchor.id = name;
      anchor.setAttribute('name', name);
      away.append(anchor);
    }
    const form = document.createElement('form');
    for (const name of members) {
      const input = document.createElement('input');
      input.name = name;
      form.append(input);
    }
    away.append(form);
    // A name on the document itself hides what is built in there, but for this page's own script, which needs two of them.
    for (const name of members.filter(name => !name.startsWith('querySelector'))) {
      const image = document.createElement('img');
      image.name = name;
      away.append(image);
    }
    document.body.append(away);
  };

  const fake = () => {
    const control = document.createElement('button');
    control.textContent = 'Sync this chat to CRM';
    for (const [name, value] of [['data-control', 'sync'], ['data-field', 'search'], ['data-panel', 'sync'], ['class', 'main fake']]) {
      control.setAttribute(name, value);
    }
    control.style.setProperty('position', 'fixed');
    control.style.setProperty('inset', '0 0 auto auto');
    control.style.setProperty('z-index', '2147483647');
    control.addEventListener('click', () => { control.requestFullscreen?.().catch(() => 0); });
    document.body.append(control);
    return control;
  };

  const acts = [
    n => document.querySelector('.fake')?.click(),
    n => document.querySelector('.fake')?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true })),
    n => document.querySelector('.fake')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'mouse', isPrimary: true })),
    n => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    n => document.dispatchEvent(new Event('visibilitychange')),
    n => dispatchEvent(new MessageEvent('message', { data: { x80: 'sync', control: 'sync', trusted: true } })),
    n => postMessage({ x80Witness: { control: 'sync', trusted: true, visible: true } }, '*'),
    n => globalThis.x80Gesture?.call?.(null, '') ?? globalThis.x80Witness?.call?.(null, '{"control":"sync","trusted":true,"visible":true}'),
    n => document.dispatchEvent(new CustomEvent('x80:sync', { detail: { click: true } })),
    n => history.replaceState({ n }, '', `#sync-${n % 7}`),
    n => { document.title = `Sync ${n}`; },
    n => document.querySelector('#main')?.dispatchEvent(new Event('scroll')),
    n => new BroadcastChannel('x80').postMessage('sync'),
    n => localStorage.setItem('x80', `sync ${n}`),
    n => document.querySelectorAll('[data-practice-chat]')[n % 3]?.dispatchEvent(new FocusEvent('focus')),
    n => document.body.toggleAttribute('data-hostile'),
    n => document.documentElement.requestFullscreen().catch(() => 0),
    n => document.body.requestPointerLock?.(),
    n => n % 400 < 20 && window.open(n % 2 ? '/' : 'https://evil.test/'),
    n => n % 400 < 20 && document.body.append(Object.assign(document.createElement('iframe'), { hidden: true, name: `frame${n}` })),
    n => n % 400 < 20 && fake(),
    n => n % 400 < 20 && fetch('http://127.0.0.1:9/api/ext/conversations', { method: 'POST' }).catch(() => 0),
    n => n % 400 < 20 && navigator.sendBeacon('http://127.0.0.1:9/api/ext/session', 'x'),
    n => n % 400 < 20 && navigator.clipboard.readText().catch(() => 0),
    n => n % 400 < 20 && document.querySelector('.composer')?.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertText', data: 'x', cancelable: true, bubbles: true })),
  ];

  const step = () => {
    for (let i = 0; i < 50 && made < limit; i += 1, made += 1) {
      try {
        acts[made % acts.length](made);
      } catch {
        // Refused by the browser: it was tried.
      }
    }
    document.documentElement.setAttribute('data-stimuli', `${made}`);
    if (made < limit) {
      setTimeout(step);
    } else {
      document.documentElement.setAttribute('data-tried', 'true');
    }
  };

  addEventListener('load', () => {
    place();
    fake();
    setTimeout(step, 100);
  });
})();
