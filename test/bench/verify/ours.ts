import { createVerifier } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { createHmacKey, isHmac } from '../../../packages/core/dist/hmac.js';
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
  const key = createHmacKey(Buffer.from(SECRET));
  return ({ headers, body }) => {
    const [offered] = akidotp.signature.read(headers['x-akidotp-signature'] ?? '', undefined) ?? [];
    return offered !== undefined && isHmac(key, [body], offered.signature);
  };
}
