// Makes elements. Text goes in as text only; Trusted Types and the policy would refuse anything else.

export const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return node;
};

export const button = (control, label, look = 'plain', attributes = {}) =>
  el('button', { type: 'button', class: look, 'data-control': control, ...attributes }, label);

/** A text of somebody else's: in its own direction, and never more than text. */
export const foreign = (tag, text, attributes = {}) => el(tag, { dir: 'auto', ...attributes }, text);

/** Pairs of a label and a value; null where there is none. */
export const facts = pairs => pairs.length === 0 ? null
  : el('dl', { class: 'facts' }, pairs.map(([label, value]) => [el('dt', {}, label), foreign('dd', value)]));

export const field = (name, label, attributes = {}) => el('label', { class: 'field' },
  el('span', {}, label), el('input', { type: 'text', 'data-field': name, autocomplete: 'off', dir: 'auto', ...attributes }));

/** A submit button lets Enter in a field do what a click on it does; the browser marks that event as the person's, too. */
export const form = (control, label, fields, look = 'plain') => el('form', { novalidate: true, 'aria-label': label },
  fields, el('button', { type: 'submit', class: look, 'data-control': control }, label));

export const fold = (label, ...children) => el('details', {}, el('summary', {}, label), el('div', { class: 'inside' }, children));
