import { panels } from './panels.js';

const drawn = new Map();
const keyOf = node => node?.getAttribute('data-control') ?? node?.getAttribute('data-field') ?? null;
const findAgain = key => document.querySelector(`[data-control="${CSS.escape(key)}"]:enabled, [data-field="${CSS.escape(key)}"]`);
const valueOf = node => node.type === 'checkbox' ? String(node.checked) : node.value;

// What a person typed into a field survives a drawing of the same chat; a secret never does.
const typed = new Map();

const keepTyped = place => {
  for (const node of place.querySelectorAll('[data-field]:not([type=password])')) {
    typed.set(node.getAttribute('data-field'), valueOf(node));
  }
};

const putTyped = place => {
  for (const node of place.querySelectorAll('[data-field]:not([type=password])')) {
    const value = typed.get(node.getAttribute('data-field'));
    if (value !== undefined && node.type === 'checkbox') {
      node.checked = value === 'true';
    } else if (value !== undefined) {
      node.value = value;
    }
  }
};

/** Draws only the panels that changed, so that nobody loses what they type. Gives whether anything did. */
export const draw = views => {
  const focused = keyOf(document.activeElement);
  if (drawn.get('chat') !== JSON.stringify(views.chat ?? null)) {
    typed.clear();
  } else {
    keepTyped(document);
  }
  let changed = false;
  for (const place of document.querySelectorAll('[data-panel]')) {
    const name = place.getAttribute('data-panel');
    const view = views[name] ?? null;
    const text = JSON.stringify(view);
    if (drawn.get(name) === text) {
      continue;
    }
    changed = true;
    drawn.set(name, text);
    place.hidden = view === null;
    place.replaceChildren(...(view === null ? [] : panels[name](view).flat(Infinity).filter(child => child !== null)));
    putTyped(place);
  }
  if (focused !== null && document.activeElement === document.body) {
    (findAgain(focused) ?? document.querySelector('.status'))?.focus();
  }
  return changed;
};

/** Two frames: the first is asked for, the second has been painted. A hidden window gets none, and is not waited for. */
export const painted = () => new Promise(resolve => {
  setTimeout(resolve, 250);
  requestAnimationFrame(() => requestAnimationFrame(resolve));
});

/** What the person typed and chose, by field. */
export const fieldsNow = () => Object.fromEntries([...document.querySelectorAll('[data-field]')].map(node => [node.getAttribute('data-field'), valueOf(node)]));
