import { channel } from './channel.js';
import { ReadRefused } from './read-refused.js';

const MOST_DAYS = 90;

const versionOf = text => /^\d+(\.\d+){1,3}$/.test(text) ? text.split('.').map(Number) : null;

// A version that cannot be read is newer than any pack: who cannot compare refuses.
const isOlder = (version, minimum) => {
  const [mine, theirs] = [versionOf(version), versionOf(minimum)];
  if (mine === null || theirs === null) {
    return true;
  }
  const at = [0, 1, 2, 3].find(index => (mine.at(index) ?? -1) !== (theirs.at(index) ?? -1));
  return at !== undefined && (mine.at(at) ?? -1) < (theirs.at(at) ?? -1);
};

/** The pack in this extension: how the channel's page is read, as data. Its text is handed to the script as it stands in the file. */
export class ReaderPack {
  constructor(json) {
    const { id, version, verifiedAt, expiresAt, hosts } = JSON.parse(json);
    Object.assign(this, { json, id, version, verifiedAt, expiresAt, hosts });
  }

  static async load() {
    return new ReaderPack(await (await fetch(chrome.runtime.getURL(`reader/${channel.pack}.pack.json`))).text());
  }

  /** Throws a ReadRefused where it may not be used. An extension cannot tell a practice page from the real one: it takes every page for real. */
  check(policy, now) {
    if (!this.hosts.some(host => channel.host === host || channel.host.endsWith(`.${host}`))) {
      throw new ReadRefused('wrong-page', 'pack');
    }
    if (policy.revoked.includes(`${this.id}@${this.version}`)) {
      throw new ReadRefused('pack-revoked', 'pack');
    }
    const minimum = policy.minimum[this.id];
    if (minimum !== undefined && isOlder(this.version, minimum)) {
      throw new ReadRefused('pack-below-minimum', 'pack');
    }
    if (this.verifiedAt === null || this.expiresAt === null) {
      throw new ReadRefused('pack-unverified', 'pack');
    }
    const lastDay = Math.min(Date.parse(this.expiresAt), Date.parse(this.verifiedAt) + MOST_DAYS * 86_400_000);
    if (!(Date.parse(new Date(now).toISOString().slice(0, 10)) <= lastDay)) {
      throw new ReadRefused('pack-expired', 'pack');
    }
  }
}
