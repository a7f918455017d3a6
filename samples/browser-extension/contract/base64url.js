/** base64url without padding, as every hash and key of the contract is written. */
export const toBase64Url = bytes => new Uint8Array(bytes).toBase64({ alphabet: 'base64url', omitPadding: true });

/** Throws a SyntaxError for a text of another form. */
export const fromBase64Url = text => Uint8Array.fromBase64(text, { alphabet: 'base64url' });

/** 128 random bits: click ids and idempotency keys. */
export const randomId = () => toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
