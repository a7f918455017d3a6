const PROBLEMS = 'https://x80.dev/problems/';
const KIND = /^[a-z0-9][a-z0-9._-]{0,31}$/;

/** The slug of a problem document, or null where the answer is none. Never any text of the answer itself. */
export const slugOf = problem => {
  if (typeof problem?.type !== 'string' || !problem.type.startsWith(PROBLEMS)) {
    return null;
  }
  const slug = problem.type.slice(PROBLEMS.length);
  return KIND.test(slug) ? slug : 'refused';
};

/** Why a read could not be had: a code of the failures' table. */
export const readReason = answer => {
  if (answer.broken !== undefined) {
    return 'backend-down';
  }
  switch (answer.status) {
    case 401: return 'token-refused';
    case 403: return 'forbidden-scope';
    // Without the type `not-found` a 404 says that the route is not served, not that the thing is absent.
    case 404: case 405: case 501: return 'not-served';
    case 429: return 'rate-limited';
    default: return answer.status < 400 ? 'backend-malformed' : 'backend-failed';
  }
};

/** How a write failed: its code, and whether it may have been applied nevertheless. */
export const writeFailure = answer => {
  if (answer.broken !== undefined) {
    return { code: answer.broken, mayHaveBeenApplied: answer.broken !== 'unreachable' };
  }
  const { status, body: problem } = answer;
  const code = slugOf(problem);
  if (code !== null) {
    const isRefusal = code === 'gate-unavailable' || status >= 400 && status < 500 && code !== 'idempotency-running';
    const stored = problem.stored === true;
    const told = problem.mayHaveBeenApplied;
    return { code, status, stored, mayHaveBeenApplied: typeof told === 'boolean' ? told : stored || !isRefusal };
  }
  if (status === 0) {
    return { code: 'redirected', mayHaveBeenApplied: false };
  }
  if (status >= 200 && status < 300) {
    return { code: 'unreadable-answer', status, mayHaveBeenApplied: true };
  }
  const known = new Map([[401, 'unauthenticated'], [404, 'not-served'], [405, 'not-served'], [501, 'not-served'], [429, 'rate-limited']]);
  const isClear = status >= 400 && status < 500 || known.has(status);
  return { code: known.get(status) ?? (isClear ? 'refused' : 'server-failed'), status, mayHaveBeenApplied: !isClear };
};
