import type { Provider } from '@hooknotary/core';
import * as registry from '@hooknotary/providers/registry';
import { generateKeyPairSync } from 'node:crypto';
import { fc } from '../../../../test/properties/seeded.ts';
import { NOW, send, type Genuine, type Situation } from './case.js';
import { RSA, toEd25519, toP256, toPem, type Pair } from './keys.js';
import { refusalOf } from './refusal.js';

/** A delivery that nothing can undo: of it there is nothing to prove. */
export interface Hopeless extends Situation {
  /** What happened, in one sentence. */
  readonly truth: string;
  readonly genuine: Genuine;
}

/** What chance decides. */
interface Dice {
  readonly provider: Provider;
  readonly example: string;
  /** 32 letters and digits: they are base64, too. */
  readonly secret: string;
  readonly strangerSecret: string;
  readonly reference: string;
  readonly otherReference: string;
  /** Characters that are not ASCII. */
  readonly note: string;
  /** More digits than a number of JavaScript has. */
  readonly big: string;
  readonly seconds: number;
  readonly at: number;
  readonly how: number;
}

/** Undefined where the sender has nothing of the kind. */
type Ruin = (genuine: Genuine, dice: Dice) => Partial<Situation> | undefined;

const STRANGER = {
  ed25519: toEd25519('somebody else'),
  'ecdsa-p256': toP256('somebody else'),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
} as const;

const OWNER: Readonly<Record<keyof typeof STRANGER, Pair>> = {
  ed25519: toEd25519('the owner'),
  'ecdsa-p256': toP256('the owner'),
  rsa: RSA,
};

function pairOf({ signature: { algorithms } }: Provider): keyof typeof STRANGER | undefined {
  // The cast is true: there are three kinds of pairs.
  return algorithms[0].kind === 'pair' ? (algorithms[0].name as keyof typeof STRANGER) : undefined;
}

/** The payload, with members or fields of our own at its end. */
function toPayload({ example, note, big, reference }: Dice): string {
  const isJson = /^[[{]/.test(example);
  if (!isJson) return `${example}&Note=${encodeURIComponent(note)}&Big=${big}&Reference=${reference}`;
  const own = `"note":${JSON.stringify(note)},"big":${big},"reference":"${reference}"`;
  return example.startsWith('[') ? `[{${own}}]` : example.replace(/\s*\}\s*$/, `,${own}}`);
}

function toGenuine(dice: Dice): Genuine {
  const { provider, secret } = dice;
  const pair = pairOf(provider);
  const url = { url: `/hooks/${dice.at % 97}/${provider.name}` };
  if (pair === undefined) return send(provider, toPayload(dice), { secret, ...url });
  const { privateKey } = OWNER[pair];
  return send(provider, toPayload(dice), { secret: toPem(OWNER[pair]), signingSecret: privateKey, ...url });
}

/** The text that is signed, which is the query of a GET and the body of a POST. */
function onText({ delivery }: Genuine, change: (text: string) => string): Partial<Situation> {
  if (delivery.method === 'POST') {
    return { delivery: { ...delivery, rawBody: Buffer.from(change(Buffer.from(delivery.rawBody).toString())) } };
  }
  const [path = '', query = ''] = delivery.url.split(/[?]([^]*)/, 2);
  return { delivery: { ...delivery, url: `${path}?${change(query)}` } };
}

function onHeaders({ delivery }: Genuine, changes: Readonly<Record<string, string>>): Partial<Situation> {
  return { delivery: { ...delivery, headers: { ...delivery.headers, ...changes } } };
}

/** What is not ASCII in a text, or in the escapes of a form. */
const NOT_ASCII = /[^\0-\x7f]|(?:%[E-F][0-9A-F](?:%[89AB][0-9A-F])+)/g;

const isForm = ({ example }: Dice): boolean => !/^[[{]/.test(example);

/** The same signature header as another payload has. */
function signatureOf(genuine: Genuine, dice: Dice): Partial<Situation> {
  const { provider } = genuine;
  const [name] = provider.signature.headers;
  const other = toGenuine({ ...dice, reference: dice.otherReference });
  const text: unknown = Reflect.get(other.delivery.headers, name);
  return onHeaders(genuine, { [name]: String(text) });
}

const RUINS: Readonly<Record<string, Ruin>> = {
  'Two characters of the reference are others than were signed.': (genuine, { reference, at }) =>
    onText(genuine, (text) => {
      const other = [...reference].map((each, index) =>
        index === at % 12 || index === 12 + (at % 11) ? toOther(each, at) : each,
      );
      return text.replace(reference, other.join(''));
    }),
  'The value of a member is another.': (genuine, { reference, otherReference }) =>
    onText(genuine, (text) => text.replace(reference, otherReference)),
  'A member was dropped.': (genuine, { reference, ...dice }) =>
    onText(genuine, (text) =>
      text.replace(isForm({ reference, ...dice }) ? `&Reference=${reference}` : `,"reference":"${reference}"`, ''),
    ),
  'A member was added, and the value of another changed.': (genuine, { reference, otherReference, ...dice }) => {
    const added = isForm({ reference, otherReference, ...dice })
      ? `&Checked=${reference}`
      : `","checked":"${reference}`;
    return onText(genuine, (text) => text.replace(reference, otherReference + added));
  },
  'What is not ASCII became question marks.': (genuine) =>
    onText(genuine, (text) => text.replaceAll(NOT_ASCII, genuine.delivery.method === 'GET' ? '%3F' : '?')),
  'What is not ASCII became U+FFFD.': (genuine, dice) =>
    onText(genuine, (text) => text.replaceAll(NOT_ASCII, isForm(dice) ? '%EF%BF%BD' : '\ufffd')),
  'A number of many digits was rounded.': (genuine, { big }) =>
    onText(genuine, (text) => text.replace(big, String(Number(big)))),
  'The body was cut off in the middle of the reference.': (genuine, { reference, at }) =>
    onText(genuine, (text) => text.slice(0, text.indexOf(reference) + (at % 12))),
  'The letters of the body were made small.': (genuine, { reference }) =>
    onText(genuine, (text) => text.replace(reference, reference.toLowerCase())),
  'The body is another altogether.': (genuine, { otherReference, ...dice }) =>
    onText(genuine, () =>
      isForm({ otherReference, ...dice }) ? `ok=${otherReference}` : `{"ok":"${otherReference}"}`,
    ),
  'The body was lost.': (genuine) => onText(genuine, () => ''),
  'The secret is somebody else’s.': ({ provider }, { strangerSecret }) => {
    const pair = pairOf(provider);
    return { secret: pair === undefined ? strangerSecret : toPem(STRANGER[pair]) };
  },
  'The second half of the secret was lost.': ({ provider }, { secret }) =>
    pairOf(provider) === undefined ? { secret: secret.slice(0, 16) } : undefined,
  'The secret was copied with asterisks in its middle.': ({ provider }, { secret }) =>
    pairOf(provider) === undefined
      ? { secret: `${secret.slice(0, 4)}${'*'.repeat(24)}${secret.slice(28)}` }
      : undefined,
  'Four characters of the secret are others.': ({ provider }, { secret, strangerSecret }) =>
    pairOf(provider) === undefined
      ? { secret: secret.slice(0, 14) + strangerSecret.slice(14, 18) + secret.slice(18) }
      : undefined,
  'The signature is that of another body.': signatureOf,
  'Nobody made the signature.': (genuine, { provider, otherReference, strangerSecret }) => {
    const { signature } = provider;
    const { length = 64 } = signature.algorithms[0];
    // What ASN.1 or a token is cannot be made by chance.
    if (signature.token !== undefined || signature.algorithms[0].isSignature !== undefined) return undefined;
    const bytes = Buffer.alloc(length, Buffer.from(strangerSecret + otherReference, 'base64'));
    return onHeaders(genuine, { [signature.headers[0]]: signature.write(bytes, genuine.time) });
  },
  'The time is that of another delivery, of another year.': (genuine, { seconds }) => {
    const { timestamp } = genuine.provider;
    if (timestamp?.header === undefined) return undefined;
    const milliseconds = seconds * 1000;
    const text = { seconds: String(seconds), milliseconds: String(milliseconds), iso8601: toIso(milliseconds) };
    return onHeaders(genuine, { [timestamp.header]: text[timestamp.unit ?? 'seconds'] });
  },
  'A further header that is signed has another value.': (genuine, { provider, otherReference }) => {
    const name = provider.sentHeaders.find((each) => each !== 'content-type');
    return name === undefined ? undefined : onHeaders(genuine, { [name]: otherReference });
  },
  'A rewrite put another path in place of the one that was called.': (genuine, { provider, otherReference }) => {
    const isSigned = provider.needsPublicUrl || provider.signature.headers[0] === 'authorization';
    return isSigned ? { delivery: { ...genuine.delivery, url: `/${otherReference}` } } : undefined;
  },
};

const toIso = (milliseconds: number): string => new Date(milliseconds).toISOString();

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A character that is not the same in another case either. */
function toOther(sign: string, by: number): string {
  const others = [...SIGNS].filter((each) => each.toLowerCase() !== sign.toLowerCase());
  return others[by % others.length] ?? '';
}

const text = (length: number) => fc.string({ unit: fc.constantFrom(...SIGNS), minLength: length, maxLength: length });

const senders = Object.values(registry).map(({ provider, examples }) => ({
  provider: provider as Provider,
  example: Object.values<string>(examples)[0] ?? '',
}));

const dice: fc.Arbitrary<Dice> = fc
  .record({
    sender: fc.constantFrom(...senders),
    secret: text(32),
    strangerSecret: text(32),
    reference: text(24),
    otherReference: text(24),
    // Of the unified ideographs: no tool writes them in another way.
    note: fc.string({
      unit: fc.integer({ min: 0x4e_00, max: 0x9f_a5 }).map((code) => String.fromCodePoint(code)),
      minLength: 6,
      maxLength: 12,
    }),
    big: fc.bigInt({ min: 10n ** 24n, max: 10n ** 25n - 1n }).map(String),
    seconds: fc.integer({ min: NOW / 1000 - 100_000_000, max: NOW / 1000 - 40_000_000 }),
    at: fc.nat(),
    how: fc.nat(),
  })
  .map(({ sender, ...rest }) => ({ ...sender, ...rest }));

function ruin(thrown: Dice): Hopeless {
  const genuine = toGenuine(thrown);
  const { provider, secret, delivery, options } = genuine;
  const possible = Object.entries(RUINS).flatMap(([truth, each]) => {
    const changes = each(genuine, thrown);
    return changes === undefined ? [] : [{ truth, changes }];
  });
  // The cast is true: nearly all are possible of all.
  const { truth, changes } = possible[thrown.how % possible.length] as (typeof possible)[number];
  return { provider, secret, delivery, options, ...changes, truth, genuine };
}

/** Deliveries of all senders that were broken so that nothing is left to prove by. */
export const hopeless: fc.Arbitrary<Hopeless> = dice.map(ruin).filter((each) => refusalOf(each) !== undefined);
