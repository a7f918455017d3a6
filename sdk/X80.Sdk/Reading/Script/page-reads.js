() => {
  // All that the script can do to a page: these reads, taken once from the prototypes, which a page cannot shadow.
  "use strict";
  const getter = (prototype, name) => {
    const { get } = Object.getOwnPropertyDescriptor(prototype, name);
    return get.call.bind(get);
  };
  const method = (prototype, name) => {
    const { value } = Object.getOwnPropertyDescriptor(prototype, name);
    return value.call.bind(value);
  };
  return {
    firstChildOf: getter(Node.prototype, "firstChild"),
    nextSiblingOf: getter(Node.prototype, "nextSibling"),
    firstElementIn: getter(Element.prototype, "firstElementChild"),
    nextElementOf: getter(Element.prototype, "nextElementSibling"),
    childCountOf: getter(Element.prototype, "childElementCount"),
    childrenOf: getter(Element.prototype, "children"),
    itemOf: method(HTMLCollection.prototype, "item"),
    parentOf: getter(Node.prototype, "parentNode"),
    typeOf: getter(Node.prototype, "nodeType"),
    textIn: getter(Node.prototype, "textContent"),
    markupOf: getter(Element.prototype, "outerHTML"),
    dataOf: getter(CharacterData.prototype, "data"),
    nameOf: getter(Element.prototype, "localName"),
    rootOf: getter(Document.prototype, "documentElement"),
    visibilityOf: getter(Document.prototype, "visibilityState"),
    holds: method(Node.prototype, "contains"),
    fits: method(Element.prototype, "matches"),
    attributeOf: method(Element.prototype, "getAttribute"),
    attributeNamesOf: method(Element.prototype, "getAttributeNames"),
    firstIn: method(Element.prototype, "querySelector"),
    queryIn: method(Element.prototype, "querySelectorAll"),
    queryPage: method(Document.prototype, "querySelectorAll"),
  };
}
