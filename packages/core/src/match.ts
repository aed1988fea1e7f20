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
  let isEach = headers.length > 0;
  for (const candidates of headers) {
    const match = findIn(keys, candidates);
    isEach &&= match !== undefined;
    first ??= match;
  }
  return isEach ? first : undefined;
}

function findIn(keys: readonly SecretKeys[], candidates: readonly Candidate[]): Match | undefined {
  let found: Match | undefined;
  for (let secretIndex = 0; secretIndex < keys.length; secretIndex++) {
    for (const candidate of candidates) {
      const { algorithm, content, signature } = candidate;
      const key = keys[secretIndex]?.get(algorithm);
      const isMatch = key !== undefined && algorithm.matches(key, content, signature);
      if (isMatch && found === undefined) found = { secretIndex, candidate };
    }
  }
  return found;
}
