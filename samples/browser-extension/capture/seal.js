import { fromBase64Url, toBase64Url } from '../contract/base64url.js';

const opened = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const open = () => {
  const request = indexedDB.open('x80', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('keys');
  return opened(request);
};

// The browser keeps the key and gives its bytes to nobody, not to this extension either.
const findOrMakeKey = async () => {
  const database = await open();
  const found = await opened(database.transaction('keys').objectStore('keys').get('seal'));
  if (found !== undefined) {
    return found;
  }
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await opened(database.transaction('keys', 'readwrite').objectStore('keys').put(made, 'seal'));
  return made;
};

/** A text as it is kept on this machine: encrypted under a key that cannot be exported. */
export const seal = async text => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await findOrMakeKey(), new TextEncoder().encode(text));
  return `${toBase64Url(iv)}.${toBase64Url(sealed)}`;
};

/** The text, or null where the key is another one by now. */
export const unseal = async sealed => {
  const [iv, bytes] = sealed.split('.').map(fromBase64Url);
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await findOrMakeKey(), bytes));
  } catch (problem) {
    if (problem instanceof DOMException) {
      return null;
    }
    throw problem;
  }
};
