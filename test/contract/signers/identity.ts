/** Senders of identity and login. */
import { constants, createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { authsignal } from '@hooknotary/providers/authsignal';
import { checkr } from '@hooknotary/providers/checkr';
import { clerk } from '@hooknotary/providers/clerk';
import { complycube } from '@hooknotary/providers/complycube';
import { didit } from '@hooknotary/providers/didit';
import { fusionauth } from '@hooknotary/providers/fusionauth';
import { metamap } from '@hooknotary/providers/metamap';
import { persona } from '@hooknotary/providers/persona';
import { prelude } from '@hooknotary/providers/prelude';
import { stytch } from '@hooknotary/providers/stytch';
import { trulioo } from '@hooknotary/providers/trulioo';
import { workos } from '@hooknotary/providers/workos';
import type { Header } from '../http.ts';
import {
  createSender,
  JSON_TYPE,
  mac,
  OTHER_P256,
  P256,
  P256_PRIVATE,
  seconds,
  signToken,
  type CatalogueSender,
  type Signed,
} from '../signing.ts';

/** What Svix sends with: https://docs.svix.com/receiving/verifying-payloads/how-manual */
const bySvix = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  otherSecret: 'whsec_AAAQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  tolerance: 300,
  headersOf({ body, secret, time }: Signed): readonly Header[] {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signature = mac('sha256', key, 'base64', `msg_2pLqRsTuVwXyZaBcDe.${seconds(time)}.`, body);
    return [
      JSON_TYPE,
      ['svix-id', 'msg_2pLqRsTuVwXyZaBcDe'],
      ['svix-timestamp', seconds(time)],
      ['svix-signature', `v1a,c29tZXRoaW5n v1,${signature}`],
    ];
  },
};

const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
/** A modulus of which nobody has the primes. */
const modulus = randomBytes(256);
modulus[0] = 0xff;
modulus[255] = 0xff;

function signPss(body: Uint8Array, key: string): string {
  const { RSA_PKCS1_PSS_PADDING: padding } = constants;
  const signature = sign('sha256', body, { key, padding, saltLength: 32 }).toString('base64url');
  // Its salt is another each time. Of some signatures the first two characters are a byte: cut short there they could still be read.
  return /^.[AQgw]/.test(signature) ? signPss(body, key) : signature;
}

export const identity: readonly CatalogueSender[] = [
  // As it signs while its secret is replaced: a set by the new one, and a set by the old one.
  createSender(persona, 'Persona-Signature', {
    secret: 'wbhsec_0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
    tolerance: 300,
    headersOf({ body, secret, time }) {
      const sent = seconds(time);
      const sets = [secret, 'wbhsec_old'].map((key) => `t=${sent},v1=${mac('sha256', key, 'hex', `${sent}.`, body)}`);
      return [JSON_TYPE, ['Persona-Signature', sets.join(' ')]];
    },
  }),
  createSender(didit, 'X-Signature', {
    headersOf: ({ body, secret, time }) => [
      JSON_TYPE,
      ['X-Timestamp', seconds(time)],
      ['X-Signature', mac('sha256', secret, 'hex', body)],
      ['X-Signature-V2', mac('sha256', secret, 'hex', 'the JSON, printed again')],
      ['X-Signature-Simple', mac('sha256', secret, 'hex', `${seconds(time)}:a session:Approved:status.updated`)],
    ],
  }),
  createSender(trulioo, 'x-trulioo-signature', {
    headersOf: ({ body, secret }) => [JSON_TYPE, ['x-trulioo-signature', mac('sha256', secret, 'hex', body)]],
  }),
  createSender(complycube, 'ComplyCube-Signature', {
    headersOf: ({ body, secret }) => [JSON_TYPE, ['ComplyCube-Signature', mac('sha256', secret, 'hex', body)]],
  }),
  createSender(metamap, 'x-signature', {
    secret: 'sixteen characters or more',
    headersOf: ({ body, secret }) => [JSON_TYPE, ['x-signature', mac('sha256', secret, 'hex', body)]],
  }),
  createSender(checkr, 'X-Checkr-Signature', {
    secret: '83ebeabdec09f6670863766f792ead24d61fe3f9',
    headersOf: ({ body, secret }) => [JSON_TYPE, ['X-Checkr-Signature', mac('sha256', secret, 'hex', body)]],
  }),
  createSender(clerk, 'svix-signature', bySvix),
  createSender(stytch, 'svix-signature', bySvix),
  createSender(workos, 'WorkOS-Signature', {
    tolerance: 180,
    headersOf: ({ body, secret, time }) => [
      JSON_TYPE,
      ['WorkOS-Signature', `t=${time}, v1=${mac('sha256', secret, 'hex', `${time}.`, body)}`],
    ],
  }),
  // As it signs while two of its keys are valid.
  createSender(authsignal, 'X-Signature-V2', {
    tolerance: 300,
    headersOf({ body, secret, time }) {
      const sent = seconds(time);
      const [old, current] = ['an old secret', secret].map((key) =>
        mac('sha256', key, 'base64', `${sent}.`, body).replace('=', ''),
      );
      return [JSON_TYPE, ['X-Signature-V2', `t=${sent},v2=${old},v2=${current}`]];
    },
  }),
  createSender(fusionauth(), 'X-FusionAuth-Signature-JWT', {
    madeWith: {},
    secret: P256,
    signingSecret: P256_PRIVATE,
    otherSecret: OTHER_P256,
    headersOf: ({ body, secret }) => [
      JSON_TYPE,
      [
        'X-FusionAuth-Signature-JWT',
        signToken(secret, { request_body_sha256: createHash('sha256').update(body).digest('base64') }),
      ],
    ],
  }),
  createSender(prelude, 'X-Webhook-Signature', {
    secret: pair.publicKey,
    signingSecret: pair.privateKey,
    otherSecret: { kty: 'RSA', n: modulus.toString('base64url'), e: 'AQAB' },
    headersOf: ({ body, secret }) => [JSON_TYPE, ['X-Webhook-Signature', `rsassa-pss-sha256=${signPss(body, secret)}`]],
  }),
];
