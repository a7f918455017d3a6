import { WriteFailed } from '../contract/write-failed.js';
import { ReadRefused } from '../reading/read-refused.js';
import { ClickExpired } from './human-click.js';
import sentences from './failures.json' with { type: 'json' };

/** An act ends here with one of the failures of the table; it never leaves the session. */
export class CaptureRefused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** `{ code, what, next }`; an unknown code, from a newer backend, is `refused`. */
export const failureOf = code => {
  const known = Object.hasOwn(sentences, code) ? code : 'refused';
  return { code: known, ...sentences[known] };
};

const codeOfWrite = ({ stored, mayHaveBeenApplied, code }) => {
  if (stored) {
    return 'crm-behind';
  }
  if (mayHaveBeenApplied) {
    return 'may-have-been-applied';
  }
  return new Map([['unauthenticated', 'token-refused'], ['unreachable', 'backend-down'], ['redirected', 'backend-redirected']]).get(code) ?? code;
};

// Stage and selector come from the pack and hold nothing of the page: they are what a report needs.
const ofReading = ({ why, stage, selector }) => {
  if (why !== 'drift' && Object.hasOwn(sentences, why)) {
    return failureOf(why);
  }
  const drift = failureOf('drift');
  return { ...drift, what: `${drift.what} (Stage ${selector === '' ? stage : `${stage}: ${selector}`})` };
};

/** The failure as a person reads it: no content, no token, no stack. Null for what is a bug and no failure of the world. */
export const failureFrom = problem => {
  if (problem instanceof ReadRefused) {
    return ofReading(problem);
  }
  if (problem instanceof ClickExpired) {
    return failureOf('click-expired');
  }
  if (problem instanceof WriteFailed) {
    return failureOf(codeOfWrite(problem));
  }
  return problem instanceof CaptureRefused ? failureOf(problem.code) : null;
};
