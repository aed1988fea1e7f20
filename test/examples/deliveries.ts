import { readFileSync } from 'node:fs';
import { hmacByOpenssl, type Sent } from './run.ts';

/** What the examples are told. */
export const SECRETS = {
  AKIDOTP_WEBHOOK_SECRET: 'akidotp secret',
  KUDOSITY_API_SECRET: 'kudosity secret',
  IDENFY_SIGNING_KEY: 'idenfy key',
  OSAPHER_WEBHOOK_SECRET: 'whsec_osapher',
  CARDDA_WEBHOOK_SECRET: 'cardda secret',
};

/** A sender's published delivery, signed by OpenSSL the moment it is sent, and what an example does with it. */
export interface SignedByHand {
  readonly provider: string;
  readonly send: (server: string) => Sent;
  /** What its documentation calls success. */
  readonly success: string;
  /** The status of a refusal in its documentation. */
  readonly refusal: 401 | 403;
  /** A text in it, and one that an attacker would rather have there. */
  readonly change: readonly [from: string, to: string];
  /** What an example prints of it. */
  readonly line: string;
}

const JSON_HEADER = 'Content-Type: application/json';

const akidotp = readPublished('akidotp', 'live verification');
const receipt = readPublished('kudosity-callbacks', 'delivery receipt');
const identification = readPublished('idenfy', 'identification');
const company = readPublished('osapher', 'payload shape');
const message = readPublished('cardda', 'webhook payload');

/** `json_encode` of `parse_str` of that receipt's query, by hand: all its values are text, and none needs an escape. */
const RECEIPT_AS_JSON =
  '{"myparameter":"myvalue","message_id":"331694668","mobile":"61400000001",' +
  '"datetime":"2020-05-16 12:10:00","status":"delivered","user_id":"123456"}';

export const signedByHand: readonly SignedByHand[] = [
  {
    provider: 'akidotp',
    send: (server) => ({
      url: `${server}/webhooks/akidotp`,
      headers: [JSON_HEADER, `X-AkidOTP-Signature: ${hmacByOpenssl(SECRETS.AKIDOTP_WEBHOOK_SECRET, akidotp)}`],
      body: akidotp,
    }),
    success: 'OK',
    refusal: 401,
    change: ['+971501234567', '+971507654321'],
    line: 'Request abc123def456: verified',
  },
  {
    provider: 'kudosity',
    send: (server) => ({
      url: `${server}/webhooks/kudosity?${receipt}`,
      headers: [`x-transmitsms-signature: ${hmacByOpenssl(SECRETS.KUDOSITY_API_SECRET, RECEIPT_AS_JSON)}`],
    }),
    success: 'OK',
    refusal: 401,
    change: ['status=delivered', 'status=hard-bounce'],
    line: 'Message: delivered',
  },
  {
    provider: 'idenfy',
    send: (server) => ({
      url: `${server}/webhooks/idenfy`,
      headers: [
        JSON_HEADER,
        'Idenfy-Event-Type: IDENTIFICATION',
        `Idenfy-Signature: ${hmacByOpenssl(SECRETS.IDENFY_SIGNING_KEY, identification)}`,
      ],
      body: identification,
    }),
    success: 'OK',
    refusal: 403,
    change: ['user-124', 'user-666'],
    line: 'user-124: APPROVED',
  },
  {
    provider: 'osapher',
    send: (server) => ({
      url: `${server}/webhooks/osapher`,
      headers: [JSON_HEADER, `X-Osapher-Signature: sha256=${hmacByOpenssl(SECRETS.OSAPHER_WEBHOOK_SECRET, company)}`],
      body: company,
    }),
    success: '{"received":true}',
    refusal: 401,
    change: ['22222222222', '33333333333'],
    line: 'Status verified',
  },
  {
    provider: 'cardda',
    send: (server) => {
      // The example runs by the real clock, so what it is sent must be of this moment.
      const timestamp = Math.floor(Date.now() / 1000);
      return {
        url: `${server}/webhooks/cardda`,
        headers: [
          JSON_HEADER,
          `X-Cardda-Timestamp: ${timestamp}`,
          `X-Cardda-Signature: ${hmacByOpenssl(SECRETS.CARDDA_WEBHOOK_SECRET, `${timestamp}.${message}`)}`,
        ],
        body: message,
      };
    },
    success: '{"status":"received"}',
    refusal: 401,
    change: ['123456', '654321'],
    line: 'Card 12345',
  },
];

interface Fixture {
  readonly name: string;
  readonly body?: string;
  readonly query?: string;
}

/** The text of a published delivery: its body or its query. */
function readPublished(file: string, name: string): string {
  const text = readFileSync(new URL(`../fixtures/${file}.json`, import.meta.url), 'utf8');
  // The cast is true: the file is this repository's own.
  const found = (JSON.parse(text) as readonly Fixture[]).find((fixture) => fixture.name === name);
  const published = found?.body ?? found?.query;
  if (published === undefined) throw new Error(`There is no '${name}' in test/fixtures/${file}.json.`);
  return published;
}
