// Of a script the code may come after a sentence about the script.
const CODES = /(?:^|-)(?:OOM|MISCONF|READONLY|NOPERM|NOAUTH|WRONGPASS|WRONGTYPE|DENIED) /;
const MISSING = /^ERR (?:unknown command|WAITAOF cannot be used)/i;

/** Whether Redis refuses for a reason that stays until somebody changes something there: to try again at once is of no use. */
export function isLasting(error: unknown): boolean {
  return error instanceof Error && (CODES.test(error.message) || MISSING.test(error.message) || isLasting(error.cause));
}

/** Whether Redis refuses because it has become a replica: its successor may be had by a new connection. */
export function isReadOnly(error: unknown): boolean {
  return error instanceof Error && /(?:^|-)READONLY /.test(error.message);
}
