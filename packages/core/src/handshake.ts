import { hash, timingSafeEqual } from 'node:crypto';
import type { Algorithm, Key } from './algorithms.js';
import type { Delivery, Handshake, HandshakeMember, Subscription, Success } from './provider.js';

/** The key that verified the request. */
interface Signer {
  readonly algorithm: Algorithm;
  readonly key: Key;
}

const TEXT = 'text/plain; charset=utf-8';
// As frameworks write it that would add the rest themselves.
const JSON_TYPE = 'application/json; charset=utf-8';

/** What answers a payload that is a handshake; undefined where it is none. */
export function toHandshake(handshakes: readonly Handshake[], payload: unknown, signer: Signer): Success | undefined {
  for (const handshake of handshakes) {
    if (!Object.entries(handshake.when).every(([path, value]) => readMember(payload, path) === value)) continue;
    if ('answers' in handshake) return handshake.answers;
    if ('returns' in handshake) {
      const body = readMember(payload, handshake.returns);
      if (typeof body === 'string') return { contentType: TEXT, body };
    } else {
      const members = Object.entries(handshake.returnsJson).map(([name, member]) => [
        name,
        toMember(payload, member, signer),
      ]);
      if (members.every(([, value]) => value !== undefined)) {
        return { contentType: JSON_TYPE, body: JSON.stringify(Object.fromEntries(members)) };
      }
    }
  }
  return undefined;
}

function toMember(payload: unknown, member: HandshakeMember, { algorithm, key }: Signer): string | undefined {
  const value = readMember(payload, typeof member === 'string' ? member : member.hmacOf);
  if (typeof value !== 'string') return undefined;
  return typeof member === 'string' ? value : algorithm.sign(key, [Buffer.from(value)]).toString('hex');
}

/** The member at the end of names with full stops between them; each must be the object's own. */
export function readMember(payload: unknown, path: string): unknown {
  let value = payload;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  return value;
}

/** Longer ones nobody sends. */
const LONGEST_CHALLENGE = 500;

/**
 * What answers a request by GET that asks whether the receiver knows the token: its challenge. Undefined where it is no such request,
 * null where the token is another, which is compared in a time that does not tell how much of it is right.
 */
export function answerSubscription(
  { when, token, returns }: Subscription,
  { method, url }: Pick<Delivery, 'method' | 'url'>,
): Success | null | undefined {
  const at = url.indexOf('?');
  if (method !== 'GET' || at === -1) return undefined;
  const query = new URLSearchParams(url.slice(at));
  if (!Object.entries(when).every(([name, value]) => query.get(name) === value)) return undefined;
  const body = query.get(returns);
  const isKnown = isSame(query.get(token.parameter) ?? '', token.value);
  if (!isKnown || body === null || body.length > LONGEST_CHALLENGE) return null;
  return { contentType: TEXT, body };
}

/** Whether two texts are the same, in a time that tells neither where they differ nor how long the other one is. */
function isSame(text: string, other: string): boolean {
  return timingSafeEqual(hash('sha256', text, 'buffer'), hash('sha256', other, 'buffer'));
}
