import { createHmac, hash, sign } from 'node:crypto';
import * as registry from '@hooknotary/providers/registry';
import { fusionauth } from '@hooknotary/providers/fusionauth';
import { onBody, onQuery, onSecret, onSignature, receivedAfter, renamed, rewritten, withOptions } from './breaks.js';
import { NOW, send, type Break, type FieldStory } from './case.js';
import { toP256, toPem } from './keys.js';
import * as w from './writers.js';

const { plaid, messagebird, vonage } = registry;

const PLAID = toP256('plaid verification key');
const VONAGE_SECRET = 'vng-Sig-8Fq2LxPz7Rt4';
const BIRD_SECRET = 'PpLsOGg0ktJbhpPqfJr2';

// Plaid prints its webhooks with an indentation of two.
const updated = send(
  plaid.provider,
  w.indented(2)(JSON.parse(String(plaid.examples['IDENTITY_VERIFICATION.STATUS_UPDATED']))),
  { secret: toPem(PLAID), signingSecret: PLAID.privateKey },
);
const read = send(vonage.provider, String(vonage.examples['message_status']), { secret: VONAGE_SECRET });
const created = send(messagebird.provider, String(messagebird.examples['message.created']), {
  secret: BIRD_SECRET,
  url: '/bird?tenant=7',
});
const login = send(fusionauth({ keys: 'shared' }), '{"event":{"type":"user.login.success","id":"e502168a"}}', {
  secret: 'fa-shared-hmac-key-0123456789abcdef',
});

const toPart = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The sender wrote other claims, or by another algorithm, with the right key. */
function token(algorithm: 'HS256' | 'HS384' | 'HS512', toClaims: (body: Uint8Array) => object): Break {
  return (situation, genuine) => {
    const input = `${toPart({ alg: algorithm, typ: 'JWT' })}.${toPart(toClaims(genuine.delivery.rawBody))}`;
    const mac = createHmac(algorithm.replace('HS', 'sha'), String(genuine.secret)).update(input).digest('base64url');
    return onSignature(() => `Bearer ${input}.${mac}`)(situation, genuine);
  };
}

/** The same with the key of Plaid. */
const plaidToken =
  (toClaims: (body: Uint8Array) => object): Break =>
  (situation, genuine) => {
    const input = `${toPart({ alg: 'ES256', kid: 'test', typ: 'JWT' })}.${toPart(toClaims(genuine.delivery.rawBody))}`;
    const signature = sign('sha256', Buffer.from(input), { key: PLAID.privateKey, dsaEncoding: 'ieee-p1363' });
    return onSignature(() => `${input}.${signature.toString('base64url')}`)(situation, genuine);
  };

/** Senders that sign by tokens. */
export const tokenStories: readonly FieldStory[] = [
  {
    id: 'plaid-parsed',
    part: 'token',
    truth: 'The body was parsed and printed compactly, so that the digest in the token is of another one.',
    genuine: updated,
    breaks: [rewritten(w.compact)],
  },
  {
    id: 'plaid-expired',
    part: 'token',
    truth: 'The webhook was taken from a dead letter queue a day later.',
    genuine: updated,
    breaks: [receivedAfter(86_400)],
  },
  {
    id: 'plaid-digest-base64',
    part: 'token',
    truth: 'The test sender wrote the digest of the body into the token in base64.',
    genuine: updated,
    breaks: [plaidToken((body) => ({ iat: NOW / 1000, request_body_sha256: hash('sha256', body, 'base64') }))],
  },
  {
    id: 'plaid-renamed-and-parsed',
    part: 'headers',
    truth: 'A relay put the token into X-Plaid-Verification, and a parser printed the body with tabs.',
    genuine: updated,
    breaks: [renamed('x-plaid-verification'), rewritten(w.indented('\t'))],
  },
  {
    id: 'vonage-no-bearer',
    part: 'signature',
    truth: 'A gateway took the word Bearer off and passed the token on alone.',
    genuine: read,
    breaks: [onSignature((text) => text.replace('Bearer ', ''))],
  },
  {
    id: 'vonage-issuer',
    part: 'token',
    truth: 'The mock server of the tester signs with the right secret, and names itself as the issuer.',
    genuine: read,
    breaks: [token('HS256', (body) => ({ iss: 'vonage-mock', iat: NOW / 1000, payload_hash: hash('sha256', body) }))],
  },
  {
    id: 'vonage-hs512',
    part: 'algorithm',
    truth: 'The test sender wrote the token by HS512, where Vonage has HS256.',
    genuine: read,
    breaks: [token('HS512', (body) => ({ iss: 'Vonage', iat: NOW / 1000, payload_hash: hash('sha256', body) }))],
  },
  {
    id: 'vonage-digest-upper-and-base64',
    part: 'token',
    truth: 'The test sender wrote the digest in capitals, and the receiver has the secret in base64.',
    genuine: read,
    breaks: [
      token('HS256', (body) => ({
        iss: 'Vonage',
        iat: NOW / 1000,
        payload_hash: hash('sha256', body).toUpperCase(),
      })),
      onSecret(w.base64),
    ],
  },
  {
    id: 'messagebird-scheme',
    part: 'url',
    truth: 'The receiver ends no TLS itself and was configured with http, and the token holds the digest of the URL.',
    genuine: created,
    breaks: [withOptions({ publicUrl: 'http://hooks.example.com' })],
  },
  {
    id: 'messagebird-query-added-and-newline',
    part: 'url',
    truth: 'A gateway added a parameter to the query, and a proxy a line feed to the body.',
    genuine: created,
    breaks: [onQuery((query) => `${query}&stage=prod`), onBody((body) => `${body}\n`)],
  },
  {
    id: 'fusionauth-kind-of-key',
    part: 'algorithm',
    truth: 'The signing key is a shared one, and the receiver was set up for a public one, as is the default.',
    genuine: login,
    breaks: [(situation) => ({ ...situation, provider: fusionauth() })],
  },
];
