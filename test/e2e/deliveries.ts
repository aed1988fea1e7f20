import { gzipSync } from 'node:zlib';
import { withBody, withFraming, withHeader, withoutHeader, withSignature } from '../contract/edits.ts';
import type { HttpAnswer, HttpRequest } from '../contract/http.ts';
import { exampleOf } from '../contract/published.ts';
import { postSenders, senders, type ProviderName, type Sender } from '../contract/senders.ts';
import { MARK } from './protocol.ts';

/** A delivery to send, and what must become of it. */
export interface Exchange {
  /** Of no other delivery of the run, genuine or not. */
  readonly number: number;
  /** What is wrong with it, or `genuine`. */
  readonly kind: string;
  readonly request: HttpRequest;
  /** As `toOutcome` writes it. */
  readonly expected: string;
}

/** Status, and the code of the refusal or the text of the acknowledgement. */
export function toOutcome(answer: HttpAnswer | undefined): string {
  if (answer === undefined) return NO_ANSWER;
  const [, code] = /"code":"(\w+)"/.exec(answer.text) ?? [];
  return `${answer.status} ${code ?? answer.text.slice(0, 200)}`;
}

const NO_ANSWER = 'no answer';

/** The part of a vendor's published example that stands for a delivery's number. */
const NUMBERED: Readonly<Record<ProviderName, string>> = {
  akidotp: 'abc123def456',
  kudosity: '331694668',
  idenfy: 'user-123',
  osapher: 'Acme Corp Pty Ltd',
  cardda: '550e8400-e29b-41d4-a716-446655440000',
};

const examples = new Map(senders.map((sender) => [sender, exampleOf(sender)]));

export function toGenuine(number: number, sender = senderOf(number)): Exchange {
  return { number, kind: 'genuine', request: sign(sender, number), expected: `200 ${sender.success.text}` };
}

/** Genuine and hostile deliveries in turn. */
export function toMixed(number: number): Exchange {
  const turn = Math.floor(number / 2);
  if (number % 2 === 0) return toGenuine(number, senderOf(turn));
  // The cast is true: the remainder is an index.
  const { kind, sender, spoil, expected } = schedule[turn % schedule.length] as Attack;
  return { number, kind, request: spoil(sign(sender, number), sender, number), expected };
}

function senderOf(turn: number): Sender {
  // The cast is true: the remainder is an index.
  return senders[turn % senders.length] as Sender;
}

function contentOf(sender: Sender, number: number): string {
  const content = examples.get(sender)?.content ?? '';
  const numbered = content.replace(NUMBERED[sender.provider], `${MARK}${number}`);
  if (numbered === content) throw new Error(`The example of ${sender.provider} has no place for a number.`);
  return numbered;
}

function sign(sender: Sender, number: number, secondsAgo = 0, secret = sender.secret): HttpRequest {
  const timestamp = String(Math.floor(Date.now() / 1000) - secondsAgo);
  return sender.send(contentOf(sender, number), { type: examples.get(sender)?.type ?? '', timestamp, secret });
}

/** One way to spoil the deliveries of one sender. */
interface Attack {
  readonly kind: string;
  readonly sender: Sender;
  readonly spoil: (genuine: HttpRequest, sender: Sender, number: number) => HttpRequest;
  readonly expected: string;
}

const OVERSIZE = 1024 * 1024 + 1;
const oversize = Buffer.alloc(OVERSIZE, 'x');

function attacksOn(sender: Sender): readonly Attack[] {
  const attack = (kind: string, expected: string, spoil: Attack['spoil']) => ({ kind, sender, spoil, expected });
  const refused = (code: string) => `${sender.refusal} ${code}`;
  const otherMethod = sender.method === 'GET' ? 'POST' : 'GET';
  return [
    attack('forged', refused('signature_mismatch'), (_, { secret }, number) =>
      sign(sender, number, 0, `${secret} of somebody else`),
    ),
    attack('unsigned', refused('signature_missing'), (genuine) => withoutHeader(genuine, sender.signatureHeader)),
    attack('unsigned and malformed', refused('signature_missing'), (genuine) =>
      withoutHeader(toMalformed(genuine), sender.signatureHeader),
    ),
    attack('by the wrong method', '405 method_not_allowed', (genuine) => ({ ...genuine, method: otherMethod })),
    attack('compressed', '415 content_encoding_unsupported', (genuine) =>
      withHeader(withBody(genuine, gzipSync(genuine.body)), 'Content-Encoding', 'gzip'),
    ),
    attack('with a header of 10 KB', refused('signature_malformed'), (genuine) =>
      withSignature(sender, genuine, `${sender.prefix}${'0'.repeat(10_240)}`),
    ),
    attack('written anew', refused('signature_mismatch'), toWrittenAnew),
  ];
}

function stale(sender: Sender): Attack {
  const spoil = (_: unknown, __: unknown, number: number): HttpRequest => sign(sender, number, 301);
  return { kind: 'stale', sender, spoil, expected: '401 timestamp_too_old' };
}

/** After these the connection is of no further use, so they are sent less often than the others. */
function lastAttacksOn(sender: Sender): readonly Attack[] {
  return [
    {
      kind: 'too long by its Content-Length',
      sender,
      spoil: (genuine) => withFraming(withBody(genuine, ''), { says: OVERSIZE }),
      expected: '413 body_too_large',
    },
    {
      kind: 'too long in chunks',
      sender,
      spoil: (genuine) => withFraming(withBody(genuine, oversize), 'endless'),
      expected: '413 body_too_large',
    },
    { kind: 'aborted half-way', sender, spoil: (genuine) => withFraming(genuine, 'cut'), expected: NO_ANSWER },
  ];
}

const often = [...senders.flatMap(attacksOn), ...senders.filter(({ provider }) => provider === 'cardda').map(stale)];
const schedule: readonly Attack[] = [...often, ...often, ...often, ...often, ...postSenders.flatMap(lastAttacksOn)];

function toMalformed(genuine: HttpRequest): HttpRequest {
  return genuine.method === 'GET'
    ? { ...genuine, target: `${genuine.target}&[]=%FF%&&` }
    : withBody(genuine, '{"status":');
}

/** The same content to a parser, in other bytes. */
function toWrittenAnew(genuine: HttpRequest): HttpRequest {
  const [path = '', query = ''] = genuine.target.split('?');
  return genuine.method === 'GET'
    ? { ...genuine, target: `${path}?${query.split('&').toReversed().join('&')}` }
    : withBody(genuine, JSON.stringify(JSON.parse(Buffer.from(genuine.body).toString()), null, 3));
}

/** Whether nothing more can be sent on the connection. */
export function endsConnection({ request: { framing } }: Exchange): boolean {
  return framing === 'cut' || framing === 'endless' || typeof framing === 'object';
}
