/** What senders of the catalogue cost beside what their makers publish, and key pairs beside one `crypto.verify`. */
import { constants, generateKeyPairSync, verify as verifyByNode, type KeyObject } from 'node:crypto';
import { createVerifier, signDelivery, type Provider, type SecretValue } from '@hooknotary/core';
import { discord } from '@hooknotary/providers/discord';
import { prelude } from '@hooknotary/providers/prelude';
import { sendgrid } from '@hooknotary/providers/sendgrid';
import { isTaken, ORACLES, type Oracle, type Signed } from '../differential/oracles.ts';
import { createRandom } from '../fuzz/mutate.ts';
import { akidotpBodyOf } from './bodies.ts';
import { compare, type Plan } from './compare.ts';
import type { Part, Row } from './row.ts';

const BYTES = 1024;
const URL_PATH = '/hooks/1?a=1';

export const catalogue: Part = async function* ({ quick }) {
  const plan = { ...(quick ? { rounds: 5, turn: 10 } : { rounds: 15, turn: 25 }), unit: 'ns', atOnce: 1 } as const;
  for (const oracle of ORACLES) yield compareOracle(oracle, plan);
  for (const pair of PAIRS) yield comparePair(pair, plan);
};

async function compareOracle(oracle: Oracle, plan: Omit<Plan, 'heading'>): Promise<readonly Row[]> {
  const { name, provider, secret, options, takes } = oracle;
  const delivery = sign(oracle);
  const verify = createVerifier(provider, secret, options);
  const ours = () => verify(delivery);
  const theirs = () => takes(delivery);
  // Before and after: some tolerate but five seconds, and a refusal is cheap.
  await checkTaken(name, ours, theirs);
  const rows = await compare(
    [
      { name: 'ours', once: ours },
      { name, once: theirs },
    ],
    { ...plan, heading: `Verifying ${provider.name}, ${delivery.rawBody.length} bytes` },
  );
  await checkTaken(name, ours, theirs);
  return rows;
}

function sign({ provider, secret, signing = secret, bodyOf, options, headers, signAgain }: Oracle): Signed {
  const body = bodyOf === undefined ? akidotpBodyOf(BYTES) : bodyOf(createRandom(1));
  // The cast is true: each header is written once.
  const signed = signDelivery(provider, signing, body, {
    url: URL_PATH,
    headers: { 'webhook-id': 'msg_1', 'content-type': 'application/json', ...headers },
    ...options,
  }) as Signed;
  return signAgain?.(signed) ?? signed;
}

async function checkTaken(name: string, ...verifiers: readonly (() => unknown)[]): Promise<void> {
  for (const verifier of verifiers) {
    if (!(await isTaken(verifier))) throw new Error(`${name}, or ours beside it, refused the genuine delivery.`);
  }
}

/** A sender that signs by a key pair, and the one call that nobody gets around. */
interface Pair {
  readonly title: string;
  readonly provider: Provider;
  readonly secret: SecretValue;
  readonly signing: KeyObject;
  readonly alone: (delivery: Signed) => () => boolean;
}

const ed25519 = generateKeyPairSync('ed25519');
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

const toPem = (key: KeyObject): string => String(key.export({ type: 'spki', format: 'pem' }));

const PAIRS: readonly Pair[] = [
  {
    title: 'Ed25519',
    provider: discord,
    secret: toPem(ed25519.publicKey),
    signing: ed25519.privateKey,
    alone({ headers, rawBody }) {
      const content = Buffer.concat([Buffer.from(headers['x-signature-timestamp'] ?? ''), rawBody]);
      const signature = Buffer.from(headers['x-signature-ed25519'] ?? '', 'hex');
      return () => verifyByNode(null, content, ed25519.publicKey, signature);
    },
  },
  {
    title: 'ECDSA P-256',
    provider: sendgrid,
    secret: toPem(p256.publicKey),
    signing: p256.privateKey,
    alone({ headers, rawBody }) {
      const time = headers['x-twilio-email-event-webhook-timestamp'] ?? '';
      const content = Buffer.concat([Buffer.from(time), rawBody]);
      const signature = Buffer.from(headers['x-twilio-email-event-webhook-signature'] ?? '', 'base64');
      return () => verifyByNode('sha256', content, p256.publicKey, signature);
    },
  },
  {
    title: 'RSA-PSS, 2048 bits',
    provider: prelude,
    secret: toPem(rsa.publicKey),
    signing: rsa.privateKey,
    alone({ headers, rawBody }) {
      const [, text = ''] = (headers['x-webhook-signature'] ?? '').split('rsassa-pss-sha256=');
      const signature = Buffer.from(text, 'base64url');
      const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_DIGEST: saltLength } = constants;
      return () => verifyByNode('sha256', rawBody, { key: rsa.publicKey, padding, saltLength }, signature);
    },
  },
];

async function comparePair(
  { title, provider, secret, signing, alone }: Pair,
  plan: Omit<Plan, 'heading'>,
): Promise<readonly Row[]> {
  // The cast is true: each header is written once.
  const delivery = signDelivery(provider, signing, akidotpBodyOf(BYTES), { url: URL_PATH }) as Signed;
  const verify = createVerifier(provider, secret);
  const once = alone(delivery);
  if (!once()) throw new Error(`${title}: crypto.verify refused the genuine delivery.`);
  return compare(
    [
      { name: 'crypto.verify alone', once },
      { name: `ours (${provider.name})`, once: () => verify(delivery) },
    ],
    { ...plan, heading: `${title}, ${BYTES} bytes` },
  );
}
