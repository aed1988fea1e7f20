/** Senders of codes and messages. */
import { createHash, createHmac } from 'node:crypto';
import { didwwOtp } from '@hooknotary/providers/didww-otp';
import { messagebird } from '@hooknotary/providers/messagebird';
import { messente } from '@hooknotary/providers/messente';
import { meta } from '@hooknotary/providers/meta';
import { plivo } from '@hooknotary/providers/plivo';
import { sinchConversation } from '@hooknotary/providers/sinch-conversation';
import { sinchNumbers } from '@hooknotary/providers/sinch-numbers';
import { telesign } from '@hooknotary/providers/telesign';
import { vonage } from '@hooknotary/providers/vonage';
import { createSender, JSON_TYPE, mac, seconds, type CatalogueSender } from '../signing.ts';
import type { Header } from '../http.ts';

const DIDWW_KEY = '3f2a1c60-8b7e-4d21-9c55-0e6b1a7d4f88';
const TELESIGN_ID = 'FFFFFFFF-EEEE-DDDD-1234-AB1234567890';
const FORM_TYPE: Header = ['Content-Type', 'application/x-www-form-urlencoded'];

const typeOf = (body: Uint8Array): Header => (body[0] === 0x7b ? JSON_TYPE : FORM_TYPE);
const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** A token by a shared secret (JWS, HS256). */
function signShared(secret: string, claims: object): string {
  const [head, said] = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const input = `${head}.${said}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

export const messages: readonly CatalogueSender[] = [
  createSender(sinchConversation, 'X-Sinch-Webhook-Signature', {
    tolerance: 300,
    headersOf: ({ body, secret, time }) => [
      JSON_TYPE,
      ['X-Sinch-Webhook-Signature-Timestamp', seconds(time)],
      ['X-Sinch-Webhook-Signature-Nonce', '01FJA8B4A7BM43YGWSG9GBV067'],
      ['X-Sinch-Webhook-Signature-Algorithm', 'HmacSHA256'],
      [
        'X-Sinch-Webhook-Signature',
        mac('sha256', secret, 'base64', body, `.01FJA8B4A7BM43YGWSG9GBV067.${seconds(time)}`),
      ],
    ],
  }),
  createSender(sinchNumbers, 'X-Sinch-Signature', {
    headersOf: ({ body, secret }) => [JSON_TYPE, ['X-Sinch-Signature', mac('sha1', secret, 'hex', body)]],
  }),
  createSender(didwwOtp({ key: DIDWW_KEY }), 'Authorization', {
    madeWith: { key: DIDWW_KEY },
    secret: 'Vs_4BEq2n7ZBe5nZIUPDAo_9RZfhl8kSBZgkCMMmvNU',
    otherSecret: 'tEsT_secret_urlsafe_base64_value_AA',
    tolerance: 300,
    headersOf({ body, secret, time, target }) {
      const digest = createHash('md5').update(body).digest('base64');
      const lines = ['POST', digest, 'application/json', `x-timestamp:${seconds(time)}`, target.split('?')[0] ?? ''];
      const signature = mac('sha256', Buffer.from(secret, 'base64url'), 'base64', lines.join('\n'));
      return [JSON_TYPE, ['X-Timestamp', seconds(time)], ['Authorization', `Application ${DIDWW_KEY}:${signature}`]];
    },
  }),
  createSender(messagebird, 'MessageBird-Signature-JWT', {
    options: { publicUrl: 'https://example.com' },
    headersOf({ body, secret, time, target }) {
      const nbf = Math.floor(time / 1000);
      const token = signShared(secret, {
        iss: 'MessageBird',
        nbf,
        exp: nbf + 60,
        jti: '93e55006-a0e8-4526-a190-fa5ff00ea116',
        url_hash: sha256(`https://example.com${target}`),
        payload_hash: sha256(body),
      });
      return [typeOf(body), ['MessageBird-Signature-JWT', token]];
    },
  }),
  createSender(vonage, 'Authorization', {
    tolerance: 300,
    headersOf: ({ body, secret, time }) => [
      JSON_TYPE,
      [
        'Authorization',
        `Bearer ${signShared(secret, {
          iat: Math.floor(time / 1000),
          jti: 'c5ba8f24-1a14-4c10-bfdf-3fbe8ce511b5',
          iss: 'Vonage',
          payload_hash: sha256(body),
          api_key: 'a1b2c3d',
          application_id: 'aaaaaaaa-bbbb-cccc-dddd-0123456789ab',
        })}`,
      ],
    ],
  }),
  createSender(plivo, 'X-Plivo-Signature-V3', {
    options: { publicUrl: 'https://example.com' },
    headersOf({ body, secret, target }) {
      const fields = [...new URLSearchParams(Buffer.from(body).toString())]
        .toSorted(([name], [other]) => (name < other ? -1 : 1))
        .flat();
      const content = `https://example.com${target}?${fields.join('')}.12345678901234567890`;
      const other = mac('sha256', 'the token of another account', 'base64', content);
      return [
        FORM_TYPE,
        ['X-Plivo-Signature-V3-Nonce', '12345678901234567890'],
        ['X-Plivo-Signature-V3', `${mac('sha256', secret, 'base64', content)},${other}`],
      ];
    },
  }),
  createSender(meta({ verifyToken: 'meatyhamhock' }), 'X-Hub-Signature-256', {
    madeWith: { verifyToken: 'meatyhamhock' },
    headersOf: ({ body, secret }) => [
      JSON_TYPE,
      ['X-Hub-Signature-256', `sha256=${mac('sha256', secret, 'hex', body)}`],
    ],
  }),
  createSender(telesign({ customerId: TELESIGN_ID }), 'Authorization', {
    madeWith: { customerId: TELESIGN_ID },
    secret: 'ABC12345yusumoN6BYsBVkh+yRJ5czgsnCehZaOYldPJdmFh6NeX8kunZ2zU1YWaUw/0wV6xfw==',
    otherSecret: 'EXAMPLETE8sTgg45yusumoN6BYsBVkh+yRJ5czgsnCehZaOYldPJdmFh6NeX8kunZ2zU1YWaUw/0wV6xfw==',
    headersOf({ body, secret }) {
      const signature = mac('sha256', Buffer.from(secret, 'base64'), 'base64', body);
      return [JSON_TYPE, ['Authorization', `TSA ${TELESIGN_ID}:${signature}`]];
    },
  }),
  createSender(messente, 'X-Messente-Signature', {
    headersOf: ({ body, secret }) => [JSON_TYPE, ['X-Messente-Signature', mac('sha256', secret, 'hex', body)]],
  }),
];
