import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { diagnoseWithin, diagnose } from '../src/index.js';
import {
  createVerifier,
  signDelivery,
  WebhookError,
  type Delivery,
  type Provider,
  type StaticSecret,
} from '@hooknotary/core';
import {
  akidotp,
  cardda,
  codesOf,
  get,
  hmac,
  idenfy,
  kudosity,
  now,
  osapher,
  post,
  secret,
} from './diagnose-deliveries.js';

const body = '{"text":"canary-body"}';
const providers: readonly Provider[] = [akidotp, cardda, idenfy, kudosity, osapher];
const genuine = (provider: Provider): Delivery =>
  provider.name === 'kudosity' ? get('a=canary', '{"a":"canary"}') : post(provider.name, { body });

describe('diagnose', () => {
  it.each(providers)('gives the webhook where a delivery of $name verifies as it is', (provider) => {
    const delivery = genuine(provider);
    const { webhook, refusal, causes } = diagnose(provider, [secret, 'another'], delivery, { now });
    expect(webhook).toEqual(createVerifier(provider, [secret, 'another'], { now })(delivery));
    expect([refusal, causes]).toEqual([undefined, []]);
  });

  it.each(providers)('gives what verification answers to $name, and no cause that is not proven', (provider) => {
    const { webhook, refusal, causes } = diagnose(provider, 'canary-other', genuine(provider), { now });
    expect(refusal).toBeInstanceOf(WebhookError);
    expect([webhook, refusal?.code, refusal?.provider, causes]).toEqual([
      undefined,
      'signature_mismatch',
      provider.name,
      [],
    ]);
  });

  it('says of a secret that verification does not take that it does not', () => {
    const { refusal } = diagnose(akidotp, `${secret}\n`, genuine(akidotp), { now });
    expect(refusal?.code).toBe('secret_unavailable');
    expect(codesOf(akidotp, [secret, `${secret}\n`], genuine(akidotp))).toEqual(['another_secret_has_white_space']);
  });

  it('looks at every secret that is given', () => {
    const delivery = post('akidotp', { body: `${body}\n`, signed: body });
    expect(codesOf(akidotp, ['canary-new', Buffer.from(secret)], delivery)).toEqual(['body_newline_added']);
  });

  it.each([
    ['empty text', ''],
    ['blank text', ' \n'],
    ['empty bytes', new Uint8Array()],
    ['blank bytes', Buffer.from('\t')],
    ['an empty list', []],
    ['a list of nothing', [undefined]],
    ['a list of lists', [['canary']]],
    ['text that is not well-formed', '\ud800'],
    ['nothing', undefined],
    ['a number', 5],
    ['a function', () => secret],
  ])('throws a TypeError where the secret is %s', (_what, given) => {
    expect(() => diagnose(akidotp, given as StaticSecret, genuine(akidotp))).toThrow(TypeError);
    expect(() => diagnose(akidotp, secret, genuine(akidotp), { secrets: { shop: given as StaticSecret } })).toThrow(
      TypeError,
    );
  });

  it('says of a function that the secret itself is wanted', () => {
    const find = (() => secret) as unknown as StaticSecret;
    expect(() => diagnose(akidotp, find, genuine(akidotp))).toThrow('takes the secret itself, not a function');
  });

  it.each([
    ['options that are no object', null],
    ['an unknown option', { maxEventAge: 5 }],
    ['a tolerance out of range', { tolerance: 0 }],
    ['secrets that are no object', { secrets: 'canary' }],
    ['a clock that is no function', { now: 5 }],
  ])('throws a TypeError for %s', (_what, options) => {
    expect(() => diagnose(cardda, secret, genuine(cardda), options as object)).toThrow(TypeError);
  });

  it('throws a TypeError for a tolerance that the provider cannot honour, and for what is no provider', () => {
    expect(() => diagnose(akidotp, secret, genuine(akidotp), { tolerance: 5 })).toThrow(
      "akidotp: 'tolerance' has no effect",
    );
    expect(() => diagnose(undefined as unknown as Provider, secret, genuine(akidotp))).toThrow(TypeError);
  });

  it('changes nothing of what it is given', () => {
    const key = Buffer.from(secret);
    const delivery = post('akidotp', { body: `${body}\n`, signed: '{"other":1}' });
    const before = structuredClone({ delivery: { ...delivery, rawBody: delivery.rawBody.toString() }, key: secret });
    diagnose(akidotp, key, Object.freeze(delivery));
    expect({ delivery: { ...delivery, rawBody: delivery.rawBody.toString() }, key: key.toString() }).toEqual(before);
  });
});

describe('a delivery that nothing explains', () => {
  /** As good as random, and the same in every run. */
  const draw = (run: number, what: string, length: number): Buffer => {
    const blocks = Array.from({ length: Math.ceil(length / 64) }, (_each, at) =>
      createHash('sha512').update(`${run} ${what} ${at}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, length);
  };

  const bodies = (run: number): readonly (string | Uint8Array)[] => {
    const bytes = draw(run, 'body', run % 200);
    const text = bytes.toString('base64');
    return [bytes, text, JSON.stringify({ [text]: [text, run, null] }), `"${text}"\r\n`, text.replaceAll('/', '\n')];
  };

  it.each(providers)(
    'of $name is given no cause, whatever the bytes',
    (provider) => {
      for (let run = 0; run < 60; run++) {
        const given = draw(run, 'secret', 1 + (run % 70));
        const real = draw(run, 'real', 32);
        const random = bodies(run)[run % 5] ?? '';
        const query = new URLSearchParams({ a: random.toString(), b: `${run}` }).toString();
        const delivery =
          provider.name === 'kudosity'
            ? get(query, JSON.stringify({ a: random.toString(), b: `${run}` }), real)
            : post(provider.name, { body: random, key: real });
        const { webhook, causes } = diagnose(provider, run % 2 === 0 ? given : given.toString('hex'), delivery, {
          now,
        });
        expect([run, webhook, causes]).toEqual([run, undefined, []]);
      }
    },
    120_000,
  );
});

describe('the work of one diagnosis', () => {
  const large = JSON.stringify({ text: 'é'.repeat(500_000), pad: 'x'.repeat(48_000) });
  const workFor = (provider: Provider, delivery: Delivery, given: StaticSecret = 'canary-other') => {
    const budget = { bytes: Number.MAX_SAFE_INTEGER };
    const { causes } = diagnoseWithin(budget, provider, given, delivery, { now });
    return { bytes: Number.MAX_SAFE_INTEGER - budget.bytes, codes: causes.map(({ code }) => code) };
  };

  it('is done within what it is given, a body of 1 MiB or not', () => {
    expect(Buffer.byteLength(large)).toBeGreaterThan(1_048_000);
    for (const bytes of [1000, 50_000_000]) {
      const budget = { bytes };
      diagnoseWithin(budget, cardda, 'canary-other', post('cardda', { body: large }), { now });
      expect(budget.bytes).toBeGreaterThanOrEqual(0);
    }
  });

  it('finds a single mistake in a body of 1 MiB for half of what it may cost', () => {
    const signed = JSON.stringify(JSON.parse(large), null, 4);
    const { bytes, codes } = workFor(akidotp, post('akidotp', { body: large, signed }), secret);
    expect(codes).toEqual(['body_compacted']);
    expect(bytes).toBeLessThan(128 * 1024 * 1024);
  });

  it('ends as soon as the simplest explanation is found', () => {
    const simple = workFor(akidotp, post('akidotp', { body }), `${secret}\n`).bytes;
    const none = workFor(akidotp, post('akidotp', { body })).bytes;
    expect(simple * 5).toBeLessThan(none);
  });

  it('leaves a body of more than 1 MiB as it is, but for its ends', () => {
    const longer = large.replace('"pad":"', `"pad":"${'x'.repeat(2000)}`);
    const spaced = JSON.stringify(JSON.parse(longer), null, 2);
    expect(workFor(akidotp, post('akidotp', { body: longer, signed: spaced }), secret).codes).toEqual([]);
    expect(workFor(akidotp, post('akidotp', { body: longer, signed: `${longer}\n` }), secret).codes).toEqual([
      'body_newline_lost',
    ]);
    expect(workFor(akidotp, post('akidotp', { body: longer }), `${secret} `).codes).toEqual(['secret_has_white_space']);
  });

  it('tries the same bytes once', () => {
    const plain = workFor(akidotp, post('akidotp', { body: '1', signed: '2' })).bytes;
    expect(plain * 1.15).toBeLessThan(workFor(akidotp, post('akidotp', { body: '["é/"]', signed: '2' })).bytes);
  });

  it('looks at eight signatures of one header', () => {
    const delivery = post('akidotp', { body, signed: 'canary-other' });
    const workOf = (count: number) => {
      const signatures = Array.from({ length: count }, (_each, at) => hmac(`${at}`).toString('hex'));
      return workFor(akidotp, { ...delivery, headers: { 'x-akidotp-signature': signatures.join(', ') } }).bytes;
    };
    expect(workOf(8)).toBeGreaterThan(workOf(7));
    expect(workOf(1000)).toBe(workOf(8));
  });

  it('grows with no more than the number of headers', () => {
    const { headers, ...delivery } = post('akidotp', { body, signed: 'canary-other' });
    const others = Object.fromEntries(
      Array.from({ length: 1000 }, (_each, at) => [`x-${at}`, hmac(`${at}`).toString('hex')]),
    );
    const one = workFor(akidotp, { ...delivery, headers }).bytes;
    expect(workFor(akidotp, { ...delivery, headers: { ...headers, ...others } }).bytes).toBeLessThan(one * 1001);
  });
});

it('the program in the README prints what it says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, program = ''] = /## When a signature does not match.*?```ts\n(.*?)```/s.exec(readme) ?? [];
  const printed: string[] = [];
  const console = { log: (...texts: string[]) => printed.push(texts.join(' ')) };
  const script = program.replace(/^import (\{.*\}) from '@hooknotary\/.*';$/gm, 'const $1 = ours;');
  runInNewContext(script, { ours: { akidotp, diagnose, signDelivery }, console, Buffer });
  expect(printed).toEqual([
    expect.stringMatching(/^body_compacted .*@koa\/bodyparser/),
    expect.stringMatching(/^secret_has_white_space /),
  ]);
});
