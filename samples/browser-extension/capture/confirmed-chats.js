/**
 * Chats known by title alone that the person has confirmed on this machine (GATE-14): their opaque keys, which name no chat to
 * anybody without the member's key material.
 */
export class ConfirmedChats {
  #keys = new Set();

  static async load() {
    const chats = new ConfirmedChats();
    const { confirmed = [] } = await chrome.storage.local.get('confirmed');
    confirmed.forEach(key => chats.#keys.add(key));
    return chats;
  }

  has(key) {
    return this.#keys.has(key);
  }

  async add(key) {
    this.#keys.add(key);
    await chrome.storage.local.set({ confirmed: [...this.#keys] });
  }
}
