import { createVerifier } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { AKIDOTP_BODY, akidotpBodyOf } from '../bodies.ts';
import { compare, type Subject } from '../compare.ts';
import type { Row } from '../row.ts';
import { SECRET, sign } from '../schemes.ts';
import { limitsOf } from '../verify/floors.ts';
import { withSlope } from './slope.ts';

interface Turns {
  readonly rounds: number;
  readonly turn: number;
}

const BODIES = { '112 B': 112, '1 KB': 1e3, '10 KB': 1e4, '100 KB': 1e5, '1 MB': 1e6, '10 MB': 1e7 };
const SECRETS = [1, 10, 100];

/** Cost against the length of the body, of the hash alone and of the whole verification. */
export async function* growWithBody(turns: Turns): AsyncGenerator<readonly Row[]> {
  const bodies = Object.entries(BODIES).map(([name, size]) => ({ name, body: akidotpBodyOf(size) }));
  const plan = { ...turns, unit: 'µs', atOnce: 1 } as const;
  const bare = bodies.map(({ name, body }) => ({ name, once: limitsOf(body)[1]?.once ?? (() => undefined) }));
  const heading = 'Against the length of the body';
  const amounts = Object.values(BODIES);
  yield withSlope(amounts, await compare(bare, { ...plan, heading: `${heading}: createHmac alone` }));
  const whole = bodies.map(({ name, body }) => verifying(name, body, SECRET));
  yield withSlope(amounts, await compare(whole, { ...plan, heading: `${heading}: createVerifier` }));
}

/** Cost against the number of secrets, the last of which matches. */
export async function* growWithSecrets(turns: Turns): AsyncGenerator<readonly Row[]> {
  const plan = { ...turns, unit: 'µs', atOnce: 1, heading: 'Against the number of secrets: createVerifier' } as const;
  const subjects = SECRETS.map((count) => {
    const others = Array.from({ length: count - 1 }, (_, index) => `${SECRET}-${index}`);
    return verifying(`${count}`, AKIDOTP_BODY, [...others, SECRET]);
  });
  yield withSlope(SECRETS, await compare(subjects, plan));
}

function verifying(name: string, body: Buffer, secret: string | readonly string[]): Subject {
  const verify = createVerifier(akidotp, secret);
  const { target, headers } = sign('akidotp', body);
  return { name, once: () => verify({ method: 'POST', url: target, headers, rawBody: body }) };
}
