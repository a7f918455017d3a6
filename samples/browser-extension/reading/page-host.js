import { channel } from './channel.js';
import { ReadRefused } from './read-refused.js';

const PARTS = [
  'open-chat-reader', 'page-times', 'page-words', 'row-voices', 'row-index', 'row-facts', 'page-reads', 'row-finder', 'row-words', 'row-reader', 'row-cutter',
  'row-nodes', 'panel-outline', 'chat-days', 'chat-copies', 'start',
];

const isChannel = tab => tab?.url?.startsWith(`${channel.origin}/`) === true;

/**
 * The page beside the panel. It is touched only while a person's click is carried out, in an isolated world of the top frame,
 * and by files of this extension alone.
 */
export class PageHost {
  /** The channel's document that is in front now, as the browser knows it: `{ tabId, documentId }`, or null. */
  async openDocument() {
    const tab = await this.#front();
    if (!isChannel(tab)) {
      return null;
    }
    const documentId = await this.#run({ tabId: tab.id, frameIds: [0] }, { func: () => true }).then(result => result.documentId, () => null);
    // The tab may have gone elsewhere meanwhile.
    return documentId !== null && await this.#isStillChannel(tab.id) ? { tabId: tab.id, documentId } : null;
  }

  /** Puts the reader into that very document: no other can take its place. */
  async enter({ tabId, documentId }) {
    await this.#within(tabId, documentId, { files: PARTS.map(part => `reader/${part}.js`) });
  }

  /** Calls the reader there. Throws a ReadRefused where the document has gone, or the reader gave no text. */
  async evaluate({ tabId, documentId }, argumentJson) {
    const { result } = await this.#within(tabId, documentId, { func: json => readOpenChat(json), args: [argumentJson] });
    if (typeof result !== 'string') {
      throw new ReadRefused('page-gone', 'script');
    }
    return result;
  }

  // Beside the panel, in its own window. A panel that is a tab itself has none beside it: then the one that is in front elsewhere.
  async #front() {
    if (await chrome.tabs.getCurrent() === undefined) {
      return (await chrome.tabs.query({ active: true, currentWindow: true })).at(0);
    }
    const fronts = await chrome.tabs.query({ active: true, url: channel.pages });
    return fronts.length === 1 ? fronts.at(0) : undefined;
  }

  async #isStillChannel(tabId) {
    return isChannel(await chrome.tabs.get(tabId).catch(() => null));
  }

  async #within(tabId, documentId, what) {
    const result = await this.#run({ tabId, documentIds: [documentId] }, what).catch(() => null);
    if (result === null || !await this.#isStillChannel(tabId)) {
      throw new ReadRefused('chat-changed', 'document');
    }
    return result;
  }

  async #run(target, what) {
    const [result] = await chrome.scripting.executeScript({ target, world: 'ISOLATED', injectImmediately: true, ...what });
    return result;
  }
}
