import { defineProvider } from '@hooknotary/core';
import type { Guard } from '../harness.ts';
import type { HttpRequest } from '../http.ts';
import { accepted, refused, row, type Row } from '../row.ts';
import { hmac } from '../senders.ts';

interface Paid {
  readonly event: 'paid';
  readonly amount: number;
}

const provider = defineProvider<'acme', { paid: Paid }>({
  name: 'acme',
  signature: { headers: ['x-acme-signature'], prefix: 'v1=' },
  types: { paid: (payload): payload is Paid => (payload as Partial<Paid> | null)?.event === 'paid' },
  typeOf: (payload) => (payload as Partial<Paid> | null)?.event,
  success: { contentType: 'application/xml', body: '<ok/>' },
});

const broken = defineProvider<'broken', object>({
  name: 'broken',
  signature: { headers: ['x-acme-signature'], prefix: 'v1=' },
  types: {},
  typeOf: () => {
    throw new Error('private detail');
  },
});

function send(body: string, secret = 'acme-secret'): HttpRequest {
  return {
    method: 'POST',
    target: '/',
    headers: [['X-Acme-Signature', `v1=${hmac(secret, body)}`]],
    body: Buffer.from(body),
  };
}

const guards: readonly Guard[] = [{ provider, secret: 'acme-secret' }];
const body = '{"event":"paid","amount":1}';

/** A provider that the application describes itself. */
export const ownProviderRows: readonly Row[] = [
  row("takes a delivery of the application's own provider", { guards }, send(body), accepted({ type: 'paid' })),
  row(
    'hands over as unknown: an event that was not described',
    { guards },
    send('{"event":"lost"}'),
    accepted({ type: 'unknown' }),
  ),
  row('refuses a forged delivery', { guards }, send(body, 'another'), refused(401, 'signature_mismatch')),
  row(
    'acknowledges as the description says',
    { guards: [{ provider, secret: 'acme-secret', on: { paid: () => undefined, unknown: () => undefined } }] },
    send(body),
    accepted({ type: 'paid', on: 'paid' }, { text: '<ok/>', headers: { 'content-type': 'application/xml' } }),
  ),
  row(
    'acknowledges with the status that the description says',
    {
      guards: [
        {
          provider: { ...provider, success: { status: 202, contentType: 'text/plain', body: 'kept' } },
          secret: 'acme-secret',
          on: { '*': () => undefined },
        },
      ],
    },
    send(body),
    accepted({ type: 'paid', on: '*' }, { status: 202, text: 'kept' }),
  ),
  row(
    'lets the sender come again where the description throws',
    { guards: [{ provider: broken, secret: 'acme-secret' }] },
    send(body),
    refused(500, 'provider_failed'),
  ),
].map((each) => ({ about: 'a provider of its own', ...each }));
