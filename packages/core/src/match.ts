import type { SecretKeys } from './secret.js';
import type { Candidate } from './source.js';

/** Which secret matched, and what. */
export interface Match {
  readonly secretIndex: number;
  readonly candidate: Candidate;
}

/**
 * The first secret that matches a candidate of the first header, if of every header some candidate matches some secret. All
 * secrets and all candidates are always compared, so the time taken says nothing about which one failed.
 */
export function findMatch(keys: readonly SecretKeys[], headers: readonly (readonly Candidate[])[]): Match | undefined {
  let first: Match | undefined;
  let isEach = true;
  for (const candidates of headers) {
    const match = findIn(keys, candidates);
    isEach &&= match !== undefined;
    first ??= match;
  }
  return isEach ? first : undefined;
}

function findIn(keys: readonly SecretKeys[], candidates: readonly Candidate[]): Match | undefined {
  let found: Match | undefined;
  let secretIndex = 0;
  for (const secretKeys of keys) {
    for (const candidate of candidates) {
      const { algorithm, content, signature } = candidate;
      const key = secretKeys.get(algorithm);
      const isMatch = key !== undefined && algorithm.matches(key, content, signature);
      if (isMatch && found === undefined) found = { secretIndex, candidate };
    }
    secretIndex += 1;
  }
  return found;
}
