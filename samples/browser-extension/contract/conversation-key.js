import { fromBase64Url, toBase64Url } from './base64url.js';

/**
 * The opaque key of a chat: HMAC-SHA-256 with the member's key material over channel, line feed and anchor. Every front end of
 * one member derives the same; the backend learns nothing from it.
 */
export const conversationKey = async (keyMaterial, channel, anchor) => {
  const key = await crypto.subtle.importKey('raw', fromBase64Url(keyMaterial), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return toBase64Url(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${channel}\n${anchor}`)));
};
