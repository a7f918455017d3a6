import { toBase64Url } from './base64url.js';
import { canonicalJson } from './canonical-json.js';

/**
 * What a consent is bound to: base64url of the SHA-256 of the canonical `{action, conversationId, to, already, body}`, each left
 * out where there is none; `body` is the request's body without its `consent`.
 */
export const payloadHash = async ({ action, conversationId, to, already }, body) => {
  const { consent: _, ...rest } = body;
  const text = canonicalJson({ action, conversationId, to, already, body: rest });
  return toBase64Url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
};
