import { backendAddress } from '../contract/backend-address.js';
import { ContractClient, pair } from '../contract/client.js';
import { isPairingCode, isToken } from '../contract/token.js';
import { failureOf } from '../capture/failures.js';

const sentence = code => {
  const { what, next } = failureOf(code);
  return `${what} ${next}`;
};

/** Where the token is: in the browser's memory, for this extension's own pages alone, and on no disk. */
export const paired = async () => {
  const { backend, token } = await chrome.storage.session.get(['backend', 'token']);
  return backend === undefined || token === undefined ? null : { backend, token };
};

/** The address that was used last; no secret, and kept for the next time. */
export const lastBackend = async () => (await chrome.storage.local.get('backend')).backend ?? '';

/**
 * Connects a backend, within a person's click: null, or a sentence of what is wrong. The browser asks the person whether the
 * extension may reach that one origin.
 */
export const connect = async (typedAddress, typedSecret) => {
  const { origin, permission, problem } = backendAddress(typedAddress.trim());
  if (problem !== undefined) {
    return problem;
  }
  const secret = typedSecret.trim();
  if (!isPairingCode(secret) && !secret.startsWith('x80_')) {
    return 'This is neither a pairing code (8 letters and digits) nor a token (it begins with x80_).';
  }
  if (secret.startsWith('x80_') && !isToken(secret)) {
    return 'This token is mistyped or cut short: its checksum does not fit. Copy it again.';
  }
  if (!await chrome.permissions.request({ origins: [permission] })) {
    return 'Without your permission this extension cannot reach the backend. Connect again and allow that one address.';
  }
  const token = isPairingCode(secret) ? await tokenOf(origin, secret) : { token: secret };
  if (token.problem !== undefined) {
    return token.problem;
  }
  const { value, unavailable } = await new ContractClient(origin, token.token).read('/api/ext/session');
  if (value === undefined) {
    return sentence(unavailable ?? 'not-served');
  }
  await chrome.storage.session.set({ backend: origin, token: token.token });
  await chrome.storage.local.set({ backend: origin });
  return null;
};

/** Forgets the token and gives the permission back. */
export const disconnect = async () => {
  const { backend } = await chrome.storage.session.get('backend');
  await chrome.storage.session.clear();
  if (backend !== undefined) {
    await chrome.permissions.remove({ origins: [`${backend}/*`] });
  }
};

const tokenOf = async (origin, code) => {
  const { value, absent, unavailable } = await pair(origin, code);
  if (absent) {
    return { problem: 'This code opens nothing: it was used, is older than five minutes, or is mistyped. Make a new one in the web app.' };
  }
  return typeof value?.token === 'string' && value.token.startsWith('x80_') ? { token: value.token } : { problem: sentence(unavailable ?? 'backend-malformed') };
};
