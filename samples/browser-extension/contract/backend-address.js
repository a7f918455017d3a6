const LOOPBACK = ['127.0.0.1', 'localhost'];

/**
 * Where a token may go (WIRE-10): https, or http on this machine; no user, no query, no fragment.
 * Returns `{ origin, permission }`, or `{ problem }` with a sentence of what is wrong.
 */
export const backendAddress = text => {
  if (!URL.canParse(text)) {
    return { problem: 'This is no address. Give it in full, such as https://x80.example/.' };
  }
  const address = new URL(text);
  const isHttps = address.protocol === 'https:';
  if (!isHttps && !(address.protocol === 'http:' && LOOPBACK.includes(address.hostname))) {
    return { problem: 'A token goes over https only (http to this machine alone). Give an address that begins with https.' };
  }
  if (address.username !== '' || address.password !== '' || address.search !== '' || address.hash !== '' || address.pathname !== '/') {
    return { problem: 'Give the address alone, without user, path, query or fragment.' };
  }
  return { origin: address.origin, permission: `${address.origin}/*` };
};
