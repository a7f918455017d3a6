/** A write that is not certainly done (WIRE-3). Holds nothing of the request, the answer or the token. */
export class WriteFailed extends Error {
  constructor(operation, { code, status = null, mayHaveBeenApplied, stored = false }) {
    super(`${operation} failed: ${code}. ${mayHaveBeenApplied ? 'It may have been applied.' : 'Nothing was applied.'}`);
    Object.assign(this, { operation, code, status, mayHaveBeenApplied, stored });
  }
}
