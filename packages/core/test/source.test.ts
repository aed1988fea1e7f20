import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  body,
  createVerifier,
  credential,
  defineProvider,
  header,
  hmac,
  pairs,
  signDelivery,
  time,
  versions,
  WebhookError,
  type AnyWebhook,
  type Provider,
  type SignatureSource,
} from '../src/index.js';

const NOW = Date.UTC(2026, 10, 21);
const SECONDS = String(NOW / 1000);
const BODY = Buffer.from('{"n":1}');
const SECRET = 'a secret';

const sign = (content: string | Uint8Array, hash = 'sha256') => createHmac(hash, SECRET).update(content).digest();
const good = sign(BODY).toString('hex');
const other = '0'.repeat(64);
const timed = sign(`${SECONDS}.${BODY.toString()}`).toString('hex');

/** A sender that signs the body, and the time before it where that stands beside the signature. */
function define(signature: SignatureSource): Provider {
  return defineProvider<'acme', { ping: unknown }>({
    name: 'acme',
    signature,
    ...(signature.hasTime && { timestamp: { tolerance: 300 }, content: [time, '.', body] }),
    types: { ping: (payload): payload is unknown => payload !== null },
    typeOf: () => 'ping',
  }) as Provider;
}

function verify(
  signature: SignatureSource,
  text: string | Readonly<Record<string, string>>,
): AnyWebhook | WebhookError {
  const headers = typeof text === 'string' ? { [signature.headers[0]]: text } : text;
  try {
    const delivery = { method: 'POST', url: '/', headers, rawBody: BODY };
    return createVerifier(define(signature), SECRET, { now: () => NOW })(delivery);
  } catch (error) {
    if (error instanceof WebhookError) return error;
    throw error;
  }
}

function outcomeOf(...of: Parameters<typeof verify>): string {
  const outcome = verify(...of);
  return outcome instanceof WebhookError ? outcome.code : outcome.type;
}

/** What stands in the signature's header of a delivery that `signDelivery` makes. */
const writtenBy = (signature: SignatureSource, options: object = {}) =>
  signDelivery(define(signature), SECRET, BODY, { now: () => NOW, ...options }).headers[signature.headers[0]];

describe('a header', () => {
  it('holds HMAC-SHA256 in hexadecimal of either case unless said otherwise, and nothing beside', () => {
    const source = header('x-acme');
    expect(source).not.toHaveProperty('prefix');
    expect(source).not.toHaveProperty('refusalStatus');
    expect(source.algorithms.map(({ name }) => name)).toEqual(['hmac-sha256']);
    expect(outcomeOf(source, good)).toBe('ping');
    expect(outcomeOf(source, good.toUpperCase())).toBe('ping');
    expect(outcomeOf(source, `${good},${good}`)).toBe('signature_malformed');
    expect(outcomeOf(source, good.slice(2))).toBe('signature_malformed');
    expect(outcomeOf(source, `${good}00`)).toBe('signature_malformed');
    expect(writtenBy(source)).toBe(good);
  });

  it('has its prefix before each signature', () => {
    const source = header('x-acme', { prefix: 'sha256=', separator: ' ' });
    expect(source.prefix).toBe('sha256=');
    expect(outcomeOf(source, `sha256=${other} sha256=${good}`)).toBe('ping');
    expect(outcomeOf(source, good)).toBe('signature_malformed');
    expect(outcomeOf(source, `sha512=${good}`)).toBe('signature_malformed');
    expect(writtenBy(source)).toBe(`sha256=${good}`);
  });

  it.each([
    [undefined, 401],
    [401, 401],
    [403, 403],
  ] as const)('with a refusal status of %s is refused by %d', (refusalStatus, status) => {
    const options = refusalStatus === undefined ? {} : { refusalStatus };
    expect(verify(header('x-acme', options), other)).toMatchObject({ code: 'signature_mismatch', status });
    const list = pairs('x-acme', { signature: 's', ...options });
    expect(verify(list, `s=${other}`)).toMatchObject({ code: 'signature_mismatch', status });
  });

  it('of several names must verify by each that is there, and is signed by the first', () => {
    const source = header(['x-new', 'x-old']);
    expect(outcomeOf(source, { 'x-old': good })).toBe('ping');
    expect(outcomeOf(source, { 'x-new': good, 'x-old': good })).toBe('ping');
    expect(outcomeOf(source, { 'x-new': good, 'x-old': other })).toBe('signature_mismatch');
    expect(outcomeOf(source, { 'x-new': other, 'x-old': good })).toBe('signature_mismatch');
    expect(writtenBy(source)).toBe(good);
  });

  it.each([',', ' '] as const)('lists up to sixteen signatures with %j between them, of which any may verify', (by) => {
    const source = header('x-acme', { separator: by });
    const toList = (count: number) => [...Array<string>(count - 1).fill(other), good].join(by);
    expect(outcomeOf(source, toList(16))).toBe('ping');
    expect(outcomeOf(source, toList(17))).toBe('signature_malformed');
    expect(outcomeOf(source, `xyz${by}${good}`)).toBe('ping');
    expect(outcomeOf(source, `xyz${by}`)).toBe('signature_malformed');
    expect(writtenBy(source)).toBe(good);
  });

  it('names the algorithm in another one, of which the first signs', () => {
    const algorithms = { new: hmac('sha512'), old: hmac('sha1') };
    for (const separator of [',', undefined] as const) {
      const source = header('x-acme', {
        choice: { header: 'x-alg', algorithms },
        ...(separator !== undefined && { separator }),
      });
      const text = (hash: string) => sign(BODY, hash).toString('hex');
      expect(outcomeOf(source, { 'x-acme': text('sha1'), 'x-alg': 'old' })).toBe('ping');
      expect(outcomeOf(source, { 'x-acme': text('sha512'), 'x-alg': 'new' })).toBe('ping');
      expect(outcomeOf(source, { 'x-acme': text('sha512'), 'x-alg': 'old' })).toBe('signature_malformed');
      expect(writtenBy(source)).toBe(text('sha512'));
      expect(writtenBy(source, { headers: { 'x-alg': 'old' } })).toBe(text('sha1'));
    }
  });

  it('cannot be one whose choice is empty', () => {
    const make = () => header('x-acme', { choice: { header: 'x-alg', algorithms: {} } });
    expect(make).toThrow(new TypeError('header: the choice has no algorithms.'));
  });
});

describe('a list of pairs', () => {
  const plain = pairs('x-acme', { signature: 's' });
  const timely = pairs('x-acme', { time: 't', signature: 's' });

  it.each([
    ['sixteen pairs', plain, `${'x=1,'.repeat(15)}s=${good}`, 'ping'],
    ['seventeen pairs', plain, `${'x=1,'.repeat(16)}s=${good}`, 'signature_malformed'],
    ['words that only begin as a name does', timely, `t=${SECONDS},s=${timed},tt,ss`, 'ping'],
    ['a name without a value', timely, `t,s=${timed}`, 'timestamp_malformed'],
    ['a name without a value between blanks', timely, `t=${SECONDS}, t ,s=${timed}`, 'signature_malformed'],
    ['a time that nobody asked for', plain, `t=1,t=2,s=${good}`, 'ping'],
    ['a signature that has = in it', plain, `s==${good}`, 'signature_malformed'],
    ['names in another case', plain, `S=${good}`, 'signature_missing'],
    ['two times of which one is right', timely, `t=${SECONDS},s=${timed},t=${SECONDS}`, 'signature_malformed'],
    ['no time', timely, `s=${timed}`, 'timestamp_missing'],
  ])('that has %s', (_what, source, text, outcome) => {
    expect(outcomeOf(source, text)).toBe(outcome);
  });

  it('may have semicolons between its pairs, and then no comma, which would be of two headers', () => {
    const source = pairs('x-acme', { time: 't', signature: 's', separator: ';' });
    expect(outcomeOf(source, `t=${SECONDS};s=${timed}`)).toBe('ping');
    expect(outcomeOf(source, ` t = ${SECONDS} ; s = ${timed} `)).toBe('ping');
    expect(outcomeOf(source, `t=${SECONDS};s=${timed};x=1,2`)).toBe('signature_malformed');
    expect(outcomeOf(source, `t=${SECONDS},s=${timed}`)).toBe('signature_malformed');
    expect(writtenBy(source)).toBe(`t=${SECONDS};s=${timed}`);
  });

  it('says of itself what it needs', () => {
    expect(plain).toMatchObject({ headers: ['x-acme'], hasTime: false });
    expect(plain).not.toHaveProperty('refusalStatus');
    expect(timely).toMatchObject({ headers: ['x-acme'], hasTime: true });
  });

  it('is written with its time, where it has one', () => {
    expect(writtenBy(timely)).toBe(`t=${SECONDS},s=${timed}`);
    expect(writtenBy(plain)).toBe(`s=${good}`);
    expect(writtenBy(pairs('x-acme', { signature: 's', algorithm: hmac('sha1'), encoding: 'base64' }))).toBe(
      `s=${sign(BODY, 'sha1').toString('base64')}`,
    );
  });

  it('takes the algorithm and the encoding that it is told', () => {
    const source = pairs('x-acme', { signature: 's', algorithm: hmac('sha1'), encoding: 'base64' });
    expect(outcomeOf(source, `s=${sign(BODY, 'sha1').toString('base64')}`)).toBe('ping');
    expect(outcomeOf(source, `s=${good}`)).toBe('signature_malformed');
  });

  describe('of several sets', () => {
    const sets = pairs('x-acme', { time: 't', signature: 's', hasSets: true });
    const right = `t=${SECONDS},s=${timed}`;
    const wrong = `t=${SECONDS},s=${other}`;
    const list = (...texts: string[]) => texts.join(' ');

    it.each([
      ['a right one behind a wrong one', list(wrong, right), 'ping'],
      ['many blanks between them', `${wrong}${' '.repeat(20)}${right}`, 'ping'],
      ['one that cannot be read', list('s=xyz', right), 'ping'],
      ['one with two times', list(`t=1,${right}`, right), 'ping'],
      ['none that can be read', list('s=xyz', `t=1,${right}`), 'signature_malformed'],
      ['none that is known', list('x=1', 'y=2'), 'signature_missing'],
      ['sixteen', list(...Array<string>(15).fill(wrong), right), 'ping'],
      ['seventeen', list(...Array<string>(16).fill(wrong), right), 'signature_malformed'],
      ['seventeen of which sixteen say nothing', list(...Array<string>(16).fill('x=1'), right), 'signature_malformed'],
      [
        'sixteen signatures in two',
        list(`${wrong},${`s=${other},`.repeat(6)}s=${other}`, `${`s=${other},`.repeat(7)}${right}`),
        'ping',
      ],
      [
        'seventeen signatures in two',
        list(`${wrong},${`s=${other},`.repeat(7)}s=${other}`, `${`s=${other},`.repeat(7)}${right}`),
        'signature_malformed',
      ],
      ['what two headers become', `${wrong}, ${right}`, 'signature_malformed'],
    ])('that has %s', (_what, text, outcome) => {
      expect(outcomeOf(sets, text)).toBe(outcome);
    });

    it('is one set unless said otherwise', () => {
      const text = list(`t=1,s=${other}`, right);
      expect([outcomeOf(sets, text), outcomeOf(timely, text)]).toEqual(['ping', 'signature_mismatch']);
      expect(writtenBy(sets)).toBe(right);
    });
  });
});

describe('a list of versions', () => {
  const source = versions('x-acme', { v1: hmac('sha256'), v2: hmac('sha1') }, { encoding: 'hex' });
  const sha1 = sign(BODY, 'sha1').toString('hex');

  it.each([
    ['a known one', `v1,${good}`, 'ping'],
    ['another known one', `v2,${sha1}`, 'ping'],
    ['the signature of another', `v1,${sha1}`, 'signature_malformed'],
    ['blanks around it', `  v1,${good}  v1,${other} `, 'ping'],
    ['sixteen', `${`v1,${other} `.repeat(15)}v1,${good}`, 'ping'],
    ['seventeen', `${`v1,${other} `.repeat(16)}v1,${good}`, 'signature_malformed'],
    ['seventeen that are not known', 'v9,00 '.repeat(17), 'signature_malformed'],
    ['none that is known', `v9,${good}`, 'signature_missing'],
    ['a name that every object has', `toString,${good}`, 'signature_missing'],
    ['a word without a comma beside a right one', `v1 v1,${good}`, 'signature_malformed'],
    ['what two headers become', `v1,${good}, v1,${good}`, 'signature_malformed'],
    ['nothing', ' ', 'signature_missing'],
  ])('that has %s', (_what, text, outcome) => {
    expect(outcomeOf(source, text)).toBe(outcome);
  });

  it('is in base64 unless said otherwise, and is written by the first version', () => {
    const base64 = versions('x-acme', { v1: hmac('sha256') });
    expect(outcomeOf(base64, `v1,${sign(BODY).toString('base64')}`)).toBe('ping');
    expect(writtenBy(base64)).toBe(`v1,${sign(BODY).toString('base64')}`);
    expect(writtenBy(source)).toBe(`v1,${good}`);
  });

  it('may stand in headers of several names', () => {
    const several = versions(['x-new', 'x-old'], { v1: hmac('sha256') }, { encoding: 'hex' });
    expect(several.headers).toEqual(['x-new', 'x-old']);
    expect(outcomeOf(several, { 'x-old': `v1,${good}` })).toBe('ping');
  });

  it('cannot be empty', () => {
    expect(() => versions('x-acme', {})).toThrow(new TypeError('versions: there are none.'));
  });
});

describe('a credential', () => {
  const options = { scheme: 'Acme', id: 'ours', algorithm: hmac('sha256') } as const;
  const source = credential('authorization', { ...options, encoding: 'hex' });

  it.each([
    ['of ours', `Acme ours:${good}`, 'ping'],
    ['of ours, in another case', `ACME ours:${good}`, 'ping'],
    ['with several blanks', `Acme   ours:${good}`, 'ping'],
    ['with another signature', `Acme ours:${other}`, 'signature_mismatch'],
    ['of others', `Acme theirs:${good}`, 'signature_missing'],
    ['of an ID in another case', `Acme OURS:${good}`, 'signature_missing'],
    ['of others, with no signature', 'Acme theirs:xyz', 'signature_malformed'],
    ['with a signature that cannot be read', 'Acme ours:xyz', 'signature_malformed'],
    ['of another scheme', `Acne ours:${good}`, 'signature_malformed'],
    ['with something before it', ` Acme ours:${good}`, 'signature_malformed'],
    ['with something behind it', `Acme ours:${good} x`, 'signature_malformed'],
    ['with a blank in it', `Acme ours :${good}`, 'signature_malformed'],
    ['with a blank behind its ID', `Acme ours: ${good}`, 'signature_malformed'],
    ['without an ID', `Acme :${good}`, 'signature_malformed'],
    ['without a scheme', `ours:${good}`, 'signature_malformed'],
    ['without anything', '', 'signature_malformed'],
  ])('%s is %s', (_what, text, outcome) => {
    expect(outcomeOf(source, text)).toBe(outcome);
  });

  it('is in base64 unless said otherwise', () => {
    const base64 = credential('authorization', options);
    expect(outcomeOf(base64, `Acme ours:${sign(BODY).toString('base64')}`)).toBe('ping');
    expect(writtenBy(base64)).toBe(`Acme ours:${sign(BODY).toString('base64')}`);
    expect(writtenBy(source)).toBe(`Acme ours:${good}`);
  });
});
