/** The channel that this extension reads: everything that differs between one messaging service and the next, as data. */
export const channel = Object.freeze({
  kind: 'whatsapp',
  displayName: 'WhatsApp',
  origin: 'https://web.whatsapp.com',
  pages: 'https://web.whatsapp.com/*',
  host: 'web.whatsapp.com',
  pack: 'whatsapp-web',
});
