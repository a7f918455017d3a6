const KNOWN = ['no-chat-open', 'not-signed-in', 'page-loading', 'page-hidden', 'chat-changed', 'rows-changed', 'chat-restricted'];

/** The open chat was not read, and nothing was kept (READ-1). Stage and selector come from the pack and hold nothing of the page. */
export class ReadRefused extends Error {
  constructor(why, stage = '', selector = '') {
    super(`Not read: ${why}`);
    Object.assign(this, { why, stage, selector });
  }

  /** A refusal by the script; a word that is not known is drift. */
  static from(raw) {
    return new ReadRefused(KNOWN.includes(raw.why) ? raw.why : 'drift', raw.stage ?? 'script', raw.selector ?? '');
  }
}

export const drift = stage => new ReadRefused('drift', stage);
