const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const crc32 = text => {
  let crc = 0xFFFFFFFF;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xEDB88320 : crc >>> 1;
    }
  }
  return ~crc >>> 0;
};

const checksum = body => {
  let digits = '';
  for (let value = crc32(body), i = 0; i < 6; i++, value = Math.floor(value / 62)) {
    digits = ALPHABET[value % 62] + digits;
  }
  return digits;
};

/** Whether a text is a token of the contract's form: a mistyped one is told here, without asking anybody. */
export const isToken = text => /^x80_[0-9A-Za-z]{36}$/.test(text) && text.endsWith(checksum(text.slice(0, 34)));

/** Whether a text has the form of a pairing code: 8 letters and digits, as people type them. Which they are the backend decides. */
export const isPairingCode = text => /^[0-9A-Za-z]{8}$/.test(text.replace(/[\s-]/g, ''));
