import { payloadHash } from '../contract/payload-hash.js';

/** What a consent to a write in a conversation is about, as it was shown. */
export const termsAbout = (action, conversation) => ({
  action,
  conversationId: conversation.id,
  to: conversation.link === undefined ? undefined
    : { crm: conversation.crm, kind: conversation.link.kind, recordId: conversation.link.recordId },
  already: conversation.transmitted.messages,
});

const bind = async (click, terms, clockOffset, body) => {
  click.consent();
  const { sameChat, ...bound } = terms;
  const consent = {
    action: terms.action,
    clickId: click.id,
    // The backend's time: a wrong clock on this machine must not make a click look old.
    clickedAt: new Date(click.clickedAt + clockOffset).toISOString(),
    payloadHash: await payloadHash(bound, body),
    sameChat: sameChat ? true : undefined,
  };
  return { ...body, consent };
};

/** A person's yes to one request, by a click of its own over what is shown: spends it. Throws a ClickExpired. */
export const giveConsent = (click, terms, clockOffset, body) => {
  click.spend();
  return bind(click, terms, clockOffset, body);
};

/**
 * The click that read the chat also pays for the look-up of its envelope, or, where the chat is linked, Shared and was sent to
 * that record before, for the send of exactly what was read. Throws a ClickExpired.
 */
export const giveConsentByReading = (click, terms, clockOffset, body) => {
  if (!click.isSpent) {
    throw new Error('This click has read nothing.');
  }
  return bind(click, terms, clockOffset, body);
};
