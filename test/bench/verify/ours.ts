import { akidotp, createVerifier } from '@hooknotary/core';
import { createHmacKey, decodeSignature, matchingKey } from '../../../packages/core/dist/signature.js';
import { SECRET } from '../schemes.ts';
import type { Candidate } from './candidate.ts';

const verifyAkidotp = createVerifier(akidotp, SECRET);

export const ours: readonly Candidate[] = [
  { name: 'Hooknotary, signature step', scheme: 'akidotp', verify: createSignatureStep() },
  {
    name: 'Hooknotary, createVerifier: typed, parsed',
    scheme: 'akidotp',
    verify: ({ target, headers, body }) => verifyAkidotp({ method: 'POST', url: target, headers, rawBody: body }),
  },
];

/** The part of core that works on a signature, on its own; no package exports it. */
function createSignatureStep(): Candidate['verify'] {
  const keys = [createHmacKey(Buffer.from(SECRET))];
  return ({ headers, body }) => {
    const signature = decodeSignature(headers['x-akidotp-signature'] ?? '', '');
    return signature !== undefined && matchingKey(keys, [body], [signature]) === 0;
  };
}
