import { createHmac } from 'node:crypto';
import { createVerifier, type Delivery } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { createHmacKey, isHmac } from '../../../packages/core/dist/hmac.js';
import { kudosity as kudositySender } from '../../contract/senders.ts';
import { AKIDOTP_BODY, IDENFY_BODY, IDENFY_TYPE } from '../bodies.ts';
import { compare, type Plan, type Subject } from '../compare.ts';
import type { Row } from '../row.ts';
import { ANOTHER_SECRET, SECRET, sign, type Delivered } from '../schemes.ts';
import { toSubject } from './candidate.ts';
import { twoHashes } from './floors.ts';

type Turns = Omit<Plan, 'heading'>;

/** A forgery must not cost more than a genuine delivery. */
export function compareRefusals(plan: Turns): Promise<readonly Row[]> {
  const verify = createVerifier(akidotp, SECRET);
  const genuine = toDelivery(sign('akidotp', AKIDOTP_BODY));
  const withSignature = (signature: string) => toDelivery({ ...genuineOf(), headers: { [SIGNATURE]: signature } });
  const subjects = [
    accept('genuine, accepted', verify, genuine),
    refuse('forged', verify, toDelivery(sign('akidotp', AKIDOTP_BODY, ANOTHER_SECRET))),
    refuse('signature missing', verify, toDelivery({ ...genuineOf(), headers: {} })),
    refuse('signature malformed: too short', verify, withSignature('0'.repeat(63))),
    refuse('signature malformed: 10 KB', verify, withSignature('0'.repeat(10_240))),
  ];
  return compare(subjects, { ...plan, heading: 'Refusing against accepting, 112 B' });
}

const SIGNATURE = 'x-akidotp-signature';
const genuineOf = () => sign('akidotp', AKIDOTP_BODY);

/** What the types promise is checked at run time: against what parsing takes. */
export function compareChecks(plan: Turns): Promise<readonly Row[]> {
  const text = IDENFY_BODY.toString();
  const payload: unknown = JSON.parse(text);
  const check = idenfy.types.get(IDENFY_TYPE);
  if (check?.(payload) !== true) throw new Error('The result of iDenfy has not the form of its type.');
  if (check({ ...(payload as object), final: 'no' })) throw new Error('The check accepted a wrong member.');
  const verify = createVerifier(idenfy, SECRET);
  const subjects = [
    { name: 'JSON.parse', once: () => JSON.parse(text) as unknown },
    { name: 'the payload check', once: () => check(payload) },
    accept('Hooknotary, createVerifier: typed, parsed', verify, toDelivery(sign('idenfy', IDENFY_BODY))),
  ];
  return compare(subjects, { ...plan, heading: 'Checking a payload, 10 KB of iDenfy' });
}

const QUERY =
  'message_id=331694668&mobile=61400000001&datetime=2020-05-16%2012:10:00&status=delivered&user_id=123456&rate=100';

/** PHP's reading of a query, and the signature over what PHP would print of it. */
export async function compareQueries(plan: Turns): Promise<readonly Row[]> {
  const { target, headers } = kudositySender.send(QUERY, { secret: SECRET });
  const [[name, signature] = ['', '']] = headers;
  const delivery = { method: 'GET', url: target, headers: { [name]: signature }, rawBody: new Uint8Array() };
  const forged = { ...delivery, headers: { [name]: createHmac('sha256', ANOTHER_SECRET).digest('hex') } };
  const verify = createVerifier(kudosity, SECRET);
  const floor = await toSubject(twoHashes, AKIDOTP_BODY);
  const key = createHmacKey(Buffer.from(SECRET));
  const bytes = Buffer.from(signature, 'hex');
  const verifySignature = () => {
    const content = kudosity.signedContent(delivery, '');
    if (content === undefined || !isHmac(key, content, bytes)) throw new Error('Kudosity was refused.');
  };
  const subjects = [
    { ...floor, name: `${floor.name}, 112 B` },
    { name: 'Hooknotary, what PHP prints of it and its signature', once: verifySignature },
    accept('Hooknotary, createVerifier: typed, parsed', verify, delivery),
    refuse('the same, forged', verify, forged),
  ];
  return compare(subjects, { ...plan, heading: `Kudosity, a query of ${QUERY.length} characters` });
}

function toDelivery({ target, headers, body }: Delivered): Delivery {
  return { method: 'POST', url: target, headers, rawBody: body };
}

function accept(name: string, verify: (delivery: Delivery) => unknown, delivery: Delivery): Subject {
  return { name, once: () => verify(delivery) };
}

function refuse(name: string, verify: (delivery: Delivery) => unknown, delivery: Delivery): Subject {
  const once = () => {
    try {
      verify(delivery);
    } catch (error) {
      return error;
    }
    throw new Error(`${name}: accepted.`);
  };
  return { name, once };
}
