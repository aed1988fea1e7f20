import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import { altered, reserialised, signedWithAnotherSecret, unsigned, withHeaders } from './forgeries.ts';
import type { Published, Sender } from './trial.ts';

const nowInSeconds = () => String(Math.floor(Date.now() / 1000));

/** What each sender shares with the apps. */
export const secrets = {
  akidotp: randomUUID(),
  kudosity: randomUUID(),
  idenfy: randomUUID(),
  osapher: `whsec_${randomUUID()}`,
  cardda: randomUUID(),
};

/** The five senders, with what their documentation shows. */
export const senders: readonly Sender[] = [
  {
    provider: akidotp,
    secret: secrets.akidotp,
    success: 'OK',
    refusal: 401,
    deliveries: publishedBy('akidotp', 'live verification', 'test button'),
    forgeries: [
      altered('phone number changed', (text) => text.replace('+971501234567', '+971507654321')),
      reserialised,
      unsigned('x-akidotp-signature'),
      signedWithAnotherSecret,
    ],
  },
  {
    provider: kudosity,
    secret: secrets.kudosity,
    success: 'OK',
    refusal: 401,
    deliveries: publishedBy('kudosity-callbacks', 'delivery receipt', 'reply', 'link hit', 'list action'),
    forgeries: [
      altered('status changed', (text) => text.replace('delivered', 'hard-bounce')),
      altered('parameters reordered', (text) => text.split('&').toReversed().join('&')),
      unsigned('x-transmitsms-signature'),
      signedWithAnotherSecret,
    ],
  },
  {
    provider: idenfy,
    secret: secrets.idenfy,
    success: 'OK',
    refusal: 403,
    deliveries: publishedBy('idenfy', 'identification', 'video call finished'),
    forgeries: [
      altered('client changed', (text) => text.replace('user-124', 'user-666')),
      reserialised,
      unsigned('idenfy-signature'),
      signedWithAnotherSecret,
    ],
  },
  {
    provider: osapher,
    secret: secrets.osapher,
    success: '{"received":true}',
    refusal: 401,
    deliveries: publishedBy('osapher', 'payload shape'),
    forgeries: [
      altered('company changed', (text) => text.replace('22222222222', '33333333333')),
      reserialised,
      unsigned('x-osapher-signature'),
      signedWithAnotherSecret,
      withHeaders('sha256= left out', 'signature_malformed', (headers) => ({
        ...headers,
        'x-osapher-signature': headers['x-osapher-signature']?.replace('sha256=', '') ?? '',
      })),
      withHeaders('two headers disagree', 'signature_mismatch', (headers) => ({
        ...headers,
        'x-verinty-signature': `sha256=${'0'.repeat(64)}`,
      })),
    ],
  },
  {
    provider: cardda,
    secret: secrets.cardda,
    success: '{"status":"received"}',
    refusal: 401,
    deliveries: publishedBy('cardda', 'webhook payload'),
    forgeries: [
      altered('code changed', (text) => text.replace('123456', '654321')),
      reserialised,
      unsigned('x-cardda-signature'),
      signedWithAnotherSecret,
      {
        sent: 'signed ten minutes ago',
        code: 'timestamp_too_old',
        forge: (sign, text) => sign(text, { secondsAgo: 600 }),
      },
      {
        sent: 'old, timestamp renewed',
        code: 'signature_mismatch',
        forge: (sign, text) => {
          const old = sign(text, { secondsAgo: 600 });
          return { ...old, headers: { ...old.headers, 'x-cardda-timestamp': nowInSeconds() } };
        },
      },
    ],
  },
];

interface Fixture {
  readonly name: string;
  readonly type: string;
  readonly body?: string;
  readonly query?: string;
}

function publishedBy(file: string, ...names: string[]): Published[] {
  const text = readFileSync(new URL(`../../test/fixtures/${file}.json`, import.meta.url), 'utf8');
  // The cast is true: the file is this repository's own.
  const fixtures = JSON.parse(text) as readonly Fixture[];
  return names.map((name) => {
    const found = fixtures.find((fixture) => fixture.name === name);
    if (found === undefined) throw new Error(`There is no '${name}' in test/fixtures/${file}.json.`);
    return { type: found.type, text: found.body ?? found.query ?? '' };
  });
}
