import { KeyObject } from 'node:crypto';
import type { Algorithm, SecretValue } from '@hooknotary/core';
import type { Key, SecretKeys } from '@hooknotary/core/internal';
import { simplestFirst, type Guess } from './guess.js';

/** What each secret becomes, for the algorithms that may have signed; each key once, those with fewer causes first. */
export function toKeyGuesses(
  secrets: readonly Guess<SecretValue>[],
  algorithms: ReadonlySet<Algorithm>,
): readonly Guess<SecretKeys>[] {
  const guesses = secrets.map((each) => ({ ...each, value: toKeys(each.value, algorithms) }));
  return simplestFirst(guesses, (keys) =>
    Buffer.concat([...keys].map(([{ name }, key]) => Buffer.concat([Buffer.from(name), toBytes(key)]))),
  );
}

function toKeys(secret: SecretValue, algorithms: ReadonlySet<Algorithm>): SecretKeys {
  return new Map(
    [...algorithms].flatMap((algorithm) => {
      const key = toKey(secret, algorithm);
      return key === undefined ? [] : [[algorithm, key] as const];
    }),
  );
}

function toKey(secret: SecretValue, algorithm: Algorithm): Key | undefined {
  try {
    // An empty secret is no key of any description, and yet some senders sign with one: HMAC fills every key up with zeros.
    return algorithm.toKey(isEmpty(secret) && algorithm.kind === 'shared' ? Buffer.alloc(1) : secret, '');
  } catch {
    return undefined;
  }
}

function isEmpty(secret: SecretValue): boolean {
  return secret instanceof Uint8Array && secret.length === 0;
}

/** What tells one key from another. */
function toBytes(key: Key): Uint8Array {
  if (!(key instanceof KeyObject)) return key.inner;
  return key.type === 'secret' ? key.export() : key.export({ format: 'der', type: 'spki' });
}
