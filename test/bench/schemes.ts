import { createHash, createHmac } from 'node:crypto';
import { IDENFY_TYPE } from './bodies.ts';

/** A delivery as it goes out. */
export interface Delivered {
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Where every server of the benchmark takes deliveries. */
export const PATH = '/webhook';
/** What a sender takes for the server's origin, where it signs that. */
export const ORIGIN = 'https://hooks.example.com';

export const SECRET = 'benchmark-secret-of-32-bytes-000';
export const ANOTHER_SECRET = 'benchmark-secret-of-32-bytes-001';

type Headers = Readonly<Record<string, string>>;

const now = () => String(Math.floor(Date.now() / 1000));

/** How each sender signs, written from its documentation. */
const schemes = {
  akidotp: (secret: string, body: Buffer): Headers => ({ 'x-akidotp-signature': hex(secret, body) }),
  idenfy: (secret: string, body: Buffer): Headers => ({
    'idenfy-event-type': IDENFY_TYPE,
    'idenfy-signature': hex(secret, body),
  }),
  osapher: (secret: string, body: Buffer): Headers => ({ 'x-osapher-signature': `sha256=${hex(secret, body)}` }),
  github: (secret: string, body: Buffer): Headers => ({
    'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
    'x-github-event': 'push',
    'x-hub-signature-256': `sha256=${hex(secret, body)}`,
  }),
  line: (secret: string, body: Buffer): Headers => ({
    'x-line-signature': createHmac('sha256', secret).update(body).digest('base64'),
  }),
  slack: (secret: string, body: Buffer, seconds = now()): Headers => ({
    'x-slack-request-timestamp': seconds,
    'x-slack-signature': `v0=${hex(secret, `v0:${seconds}:`, body)}`,
  }),
  standard: (secret: string, body: Buffer): Headers => signStandard('webhook', secret, body),
  stripe: (secret: string, body: Buffer, seconds = now()): Headers => ({
    'stripe-signature': `t=${seconds},v1=${hex(secret, `${seconds}.`, body)}`,
  }),
  svix: (secret: string, body: Buffer): Headers => signStandard('svix', secret, body),
  twilio: (secret: string, body: Buffer): Headers => ({
    'x-twilio-signature': createHmac('sha1', secret)
      .update(`${ORIGIN}${twilioTarget(body)}`)
      .digest('base64'),
  }),
};

export type Scheme = keyof typeof schemes;

/** A delivery that this sender would make of the body; with another secret, a forgery of the same form. */
export function sign(scheme: Scheme, body: Buffer, secret: string = SECRET): Delivered {
  const headers = { 'content-type': 'application/json', ...schemes[scheme](secret, body) };
  return { target: scheme === 'twilio' ? twilioTarget(body) : PATH, headers, body };
}

/** The secret as Standard Webhooks configures it. */
export const STANDARD_SECRET = `whsec_${Buffer.from(SECRET).toString('base64')}`;

function signStandard(prefix: string, secret: string, body: Buffer): Headers {
  const id = 'msg_2Yh8pQ0000000000000000000';
  const seconds = now();
  const signature = createHmac('sha256', secret).update(`${id}.${seconds}.`).update(body).digest('base64');
  return { [`${prefix}-id`]: id, [`${prefix}-timestamp`]: seconds, [`${prefix}-signature`]: `v1,${signature}` };
}

function twilioTarget(body: Buffer): string {
  return `${PATH}?bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
}

function hex(secret: string, ...parts: readonly (string | Buffer)[]): string {
  const hmac = createHmac('sha256', secret);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}
