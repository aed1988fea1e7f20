import { defineProvider, header, hmac, type Provider, type WebhookByPayload } from '@hooknotary/core';
import { readText, toDate } from '@hooknotary/core/internal';
import { sumsubForms } from './forms.js';
import type { SumsubPayloads } from './payloads.js';

export type * from './payloads.js';

/** A verified webhook of Sumsub. */
export type SumsubWebhook = WebhookByPayload<'sumsub', SumsubPayloads>;

const ALGORITHMS = {
  HMAC_SHA1_HEX: hmac('sha1'),
  HMAC_SHA256_HEX: hmac('sha256'),
  HMAC_SHA512_HEX: hmac('sha512'),
} as const;

/** An algorithm, as the header `X-Payload-Digest-Alg` names it. */
export type SumsubAlgorithm = keyof typeof ALGORITHMS;

/**
 * Sumsub: https://docs.sumsub.com/docs/webhook-manager. Which algorithm signs is chosen in its dashboard, and named in a header that
 * nobody signs: so only those of `algorithms` are taken; default HMAC with SHA-256 alone.
 *
 * @throws TypeError for an algorithm that it does not know, and for none.
 */
export function sumsub({
  algorithms = ['HMAC_SHA256_HEX'],
}: { readonly algorithms?: readonly SumsubAlgorithm[] } = {}): Provider<SumsubWebhook> {
  const strange = algorithms.find((name) => !Object.hasOwn(ALGORITHMS, name));
  if (strange !== undefined || algorithms.length === 0) {
    throw new TypeError(`sumsub: 'algorithms' must be a list of ${Object.keys(ALGORITHMS).join(', ')}.`);
  }
  return defineProvider<'sumsub', SumsubPayloads>({
    name: 'sumsub',
    signature: header('x-payload-digest', {
      choice: {
        header: 'x-payload-digest-alg',
        algorithms: Object.fromEntries(algorithms.map((name) => [name, ALGORITHMS[name]])),
      },
    }),
    types: sumsubForms,
    typeOf: (payload) => readText(payload, 'type'),
    occurredAt: ({ createdAtMs }) =>
      typeof createdAtMs === 'string' ? toDate(`${createdAtMs.replace(' ', 'T')}Z`) : undefined,
  });
}

declare module '@hooknotary/core' {
  interface KnownWebhooks {
    readonly sumsub: SumsubWebhook;
  }
}
