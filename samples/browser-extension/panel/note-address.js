/**
 * Where a note's address may lead (GUARD-3): to the backend itself, or over https to the one host of the CRM that its session
 * names. The address in the browser's own form, or null.
 */
export const noteAddress = (text, backend, crmHost) => {
  if (!URL.canParse(text, backend)) {
    return null;
  }
  const url = new URL(text, backend);
  const isPlain = url.username === '' && url.password === '';
  const isOnCrm = crmHost !== undefined && url.protocol === 'https:' && url.host === crmHost && url.href === text;
  return isPlain && (url.origin === backend || isOnCrm) ? url.href : null;
};
