/**
 * Canonical JSON (RFC 8785) for the payloads of the contract: objects, arrays, strings, booleans, null and plain integers. An
 * absent member is left out. Throws a TypeError for any other number and for half of a surrogate pair.
 */
export const canonicalJson = value => {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  if (value !== null && typeof value === 'object') {
    // The order of UTF-16 code units, which is also the order of the backend.
    const names = Object.keys(value).filter(name => value[name] !== undefined).sort();
    return `{${names.map(name => `${canonicalJson(name)}:${canonicalJson(value[name])}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new TypeError('A number in a request is a plain integer of at most 2^53.');
  }
  if (typeof value === 'string' && !value.isWellFormed()) {
    throw new TypeError('A text holds half of a surrogate pair and has no canonical form.');
  }
  return JSON.stringify(value);
};
