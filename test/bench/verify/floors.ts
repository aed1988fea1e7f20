import { createHmac, createSecretKey, hash, timingSafeEqual } from 'node:crypto';
import type { Subject } from '../compare.ts';
import { SECRET } from '../schemes.ts';
import type { Candidate } from './candidate.ts';

const BLOCK = 64;
const LONGEST_BODY = 1024 * 1024;

/** HMAC as RFC 2104 writes it, for a secret within one block: no key is set up, and nothing is allocated but text. */
export const twoHashes: Candidate = {
  name: 'floor: two crypto.hash calls over kept pads',
  scheme: 'akidotp',
  verify: createTwoHashes(Buffer.from(SECRET)),
};

function createTwoHashes(secret: Buffer): Candidate['verify'] {
  const inner = Buffer.alloc(BLOCK + LONGEST_BODY, 0x36);
  const outer = Buffer.alloc(BLOCK + 32, 0x5c);
  for (const [at, byte] of secret.entries()) {
    inner[at] = 0x36 ^ byte;
    outer[at] = 0x5c ^ byte;
  }
  const expected = Buffer.alloc(64);
  const given = Buffer.alloc(64);
  return ({ headers, body }) => {
    inner.set(body, BLOCK);
    outer.write(hash('sha256', inner.subarray(0, BLOCK + body.length), 'binary'), BLOCK, 'latin1');
    expected.write(hash('sha256', outer, 'hex'), 'latin1');
    const signature = headers['x-akidotp-signature'] ?? '';
    return signature.length === 64 && given.write(signature, 'latin1') === 64 && timingSafeEqual(expected, given);
  };
}

/** Less than verifying takes: no signature is compared, and for the first there is not even a key. */
export function limitsOf(body: Buffer): readonly Subject[] {
  const key = createSecretKey(Buffer.from(SECRET));
  return [
    { name: 'limit: one crypto.hash call', once: () => hash('sha256', body, 'hex') },
    { name: 'limit: createHmac(KeyObject).digest()', once: () => createHmac('sha256', key).update(body).digest() },
  ];
}
