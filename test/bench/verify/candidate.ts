import type { Subject } from '../compare.ts';
import { ANOTHER_SECRET, sign, type Delivered, type Scheme } from '../schemes.ts';

/** One way to verify deliveries of one sender. */
export interface Candidate {
  readonly name: string;
  readonly scheme: Scheme;
  /** Verifies; refuses by false or by throwing. */
  readonly verify: (delivery: Delivered) => unknown;
}

/** What is measured of a candidate, once it has accepted the genuine and refused a forged delivery. */
export async function toSubject({ name, scheme, verify }: Candidate, body: Buffer): Promise<Subject> {
  const genuine = sign(scheme, body);
  if (!(await accepts(verify, genuine))) throw new Error(`${name} refused the genuine delivery.`);
  if (await accepts(verify, sign(scheme, body, ANOTHER_SECRET))) throw new Error(`${name} accepted a forged delivery.`);
  const swapped = { ...genuine, body: Buffer.from(body.toString().replace('+971501234567', '+971501234568')) };
  if (await accepts(verify, swapped)) throw new Error(`${name} accepted another body under a genuine signature.`);
  return { name, once: () => verify(genuine) };
}

async function accepts(verify: Candidate['verify'], delivery: Delivered): Promise<boolean> {
  try {
    return (await verify(delivery)) !== false;
  } catch {
    return false;
  }
}
