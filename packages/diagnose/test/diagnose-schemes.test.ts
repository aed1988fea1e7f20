import { createHmac, createPublicKey } from 'node:crypto';
import {
  body as signedBody,
  publicUrl,
  ecdsaP256,
  ed25519,
  defineProvider,
  form,
  header,
  hmac,
  type Delivery,
  type Provider,
} from '@hooknotary/core';
import { plaid } from '@hooknotary/providers/plaid';
import { prelude } from '@hooknotary/providers/prelude';
import { shopify } from '@hooknotary/providers/shopify';
import { slack } from '@hooknotary/providers/slack';
import { standardWebhooks } from '@hooknotary/providers/standard-webhooks';
import { stripe } from '@hooknotary/providers/stripe';
import { sumsub } from '@hooknotary/providers/sumsub';
import { telnyx } from '@hooknotary/providers/telnyx';
import { twilio } from '@hooknotary/providers/twilio';
import { describe, expect, it } from 'vitest';
import { diagnose, diagnoseWithin } from '../src/index.js';
import { codesOf, now, seconds } from './diagnose-deliveries.js';
import { PUBLIC_URL, registered } from './registered.js';

const key = 'canary-key-of-the-sender';
const body = '{"text":"canary-body"}';
const mac = (hash: string, secret: string | Uint8Array, content: string): Buffer =>
  createHmac(hash, secret).update(content).digest();
const post = (headers: Delivery['headers'], rawBody: string = body): Delivery => ({
  method: 'POST',
  url: '/hook',
  headers,
  rawBody: Buffer.from(rawBody),
});
const proofsOf = (provider: Provider, secret: string, delivery: Delivery): string =>
  diagnose<never>(provider as never, secret, delivery, { now })
    .causes.map(({ proof }) => proof)
    .join(' ');
const senderOf = (provider: Provider) => {
  const found = registered.find(({ name }) => name === provider.name);
  if (found === undefined) throw new Error(`no ${provider.name}`);
  return found;
};

describe('a signature alone in its header', () => {
  const digest = mac('sha256', key, body);

  it.each([0x00, 0x30, 0x7f])('may begin with the byte %i, where it is one of RSA', (first) => {
    const { sign, example, secret } = senderOf(prelude);
    const renamed = () => {
      const { headers, ...delivery } = sign(example);
      return { ...delivery, headers: { 'x-renamed': String(headers['x-webhook-signature']) } };
    };
    const byteOf = ({ headers }: ReturnType<typeof renamed>) =>
      Buffer.from(headers['x-renamed'].replace(/^.*=(?=.)/, ''), 'base64url')[0];
    // Its salt is random: one of some 256 begins so.
    let delivery = renamed();
    while (byteOf(delivery) !== first) delivery = renamed();
    expect(codesOf(prelude, secret as string, delivery)).toEqual(['signature_header_renamed']);
  });

  it.each([
    ['base64 as documented, without its padding', digest.toString('base64').replace('=', ''), 'base64 without padding'],
    ['base64url', digest.toString('base64url'), 'base64'],
    ['hexadecimal digits', digest.toString('hex'), 'hexadecimal digits'],
  ])('may be in %s', (_what, text, name) => {
    const delivery = post({ 'x-shopify-hmac-sha256': text });
    expect(codesOf(shopify, key, delivery)).toEqual(['signature_in_another_encoding']);
    expect(proofsOf(shopify, key, delivery)).toContain(`written in ${name}`);
  });

  it.each([
    ['sha1', 'HMAC-SHA1'],
    ['sha512', 'HMAC-SHA512'],
  ])('may be made by %s', (hash, name) => {
    const delivery = post({ 'x-shopify-hmac-sha256': mac(hash, key, body).toString('base64') });
    expect(codesOf(shopify, key, delivery)).toEqual(['signature_by_another_algorithm']);
    expect(proofsOf(shopify, key, delivery)).toContain(name);
    // What no match proves is only unreadable.
    expect(codesOf(shopify, 'canary-other', delivery)).toEqual(['signature_unreadable']);
    expect(proofsOf(shopify, 'canary-other', delivery)).toContain('not the 32 bytes of HMAC-SHA256');
  });

  it('may be made with a key that is written as the description says, by another algorithm', () => {
    const own = defineProvider<'own', object>({
      name: 'own',
      signature: header('x-own', { algorithm: hmac('sha256', { key: 'base64' }), encoding: 'base64' }),
      types: {},
      typeOf: () => undefined,
    });
    const secret = Buffer.from(key).toString('base64');
    expect(codesOf(own, secret, post({ 'x-own': mac('sha1', key, body).toString('base64') }))).toEqual([
      'signature_by_another_algorithm',
    ]);
    expect(codesOf(own, secret, post({ 'x-own': mac('sha256', secret, body).toString('base64') }))).toEqual([
      'secret_not_decoded',
    ]);
    expect(codesOf(own, key, post({ 'x-own': mac('sha256', secret, body).toString('base64') }))).not.toEqual([]);
    // No base64 at all.
    expect(codesOf(own, '!canary!', post({ 'x-own': mac('sha256', '!other!', body).toString('base64') }))).toEqual([
      'secret_unusable',
    ]);
  });
});

describe('an algorithm that a header chooses', () => {
  const both = sumsub({ algorithms: ['HMAC_SHA256_HEX', 'HMAC_SHA512_HEX'] });
  const digest = mac('sha512', key, body).toString('hex');

  it.each([
    ['is not allowed', sumsub(), 'HMAC_SHA512_HEX', ['signature_algorithm_unnamed', 'signature_by_another_algorithm']],
    ['is another than was used', both, 'HMAC_SHA256_HEX', ['signature_by_another_algorithm']],
    ['is none that is known', both, 'HMAC_MD5', ['signature_algorithm_unnamed']],
    ['is not named', both, undefined, ['signature_algorithm_unnamed']],
    ['is named twice', both, ['HMAC_SHA512_HEX', 'HMAC_SHA512_HEX'], ['signature_algorithm_unnamed']],
  ] as const)('%s', (_what, provider, name, codes) => {
    const delivery = post({ 'x-payload-digest': digest, 'x-payload-digest-alg': name });
    const found = codesOf(provider, key, delivery);
    expect(found).toEqual(codes.slice(-found.length));
    expect(found.length).toBeGreaterThan(0);
  });
});

describe('a list with names', () => {
  const hex = mac('sha256', key, `${seconds}.${body}`).toString('hex');
  const base64 = Buffer.from(hex, 'hex').toString('base64');
  const codesWith = (text: string, secret = key) => codesOf(stripe, secret, post({ 'stripe-signature': text }));

  it.each([
    ['has its signature in base64', `t=${seconds},v1=${base64}`, ['signature_in_base64']],
    ['has its signature under another name', `t=${seconds},v2=${hex}`, ['signature_prefix_changed']],
    ['has no names', `${seconds},${hex}`, ['signature_prefix_changed']],
    [
      'has one signature of two that matches, and white space',
      ` "t=${seconds},v1=${hex}" `,
      ['signature_has_white_space', 'signature_has_quotes'],
    ],
    ['has its time in milliseconds', `t=${seconds}000,v1=${hex}`, ['timestamp_in_milliseconds']],
  ])('%s', (_what, text, codes) => {
    expect(codesWith(text)).toEqual(codes);
  });

  it('has two signatures with one time', () => {
    const text = `t=${seconds},v1=${'0'.repeat(64)},v1=${hex}`;
    const delivery = post({ 'stripe-signature': text }, `${body}\n`);
    expect(codesOf(stripe, key, delivery)).toEqual(['body_newline_added']);
  });

  it('is signed with another secret, and another time', () => {
    const text = `t=${seconds},v1=${mac('sha256', key, `${seconds}000.${body}`).toString('hex')}`;
    expect(codesWith(text)).toEqual(['timestamp_signed_as_another_text']);
    expect(codesWith(text, `${key} `)).toEqual(['timestamp_signed_as_another_text', 'secret_has_white_space']);
    const bare = `t=${seconds},v1=${mac('sha256', key, body).toString('hex')}`;
    expect(codesWith(bare)).toEqual(['timestamp_not_signed']);
    const old = `t=${seconds - 400},v1=${mac('sha256', `"${key}"`, `${seconds - 400}.${body}`).toString('hex')}`;
    expect(codesWith(old)).toEqual(['secret_lost_quotes', 'timestamp_too_old']);
  });
});

describe('a list of versions', () => {
  const bytes = Buffer.from(key);
  const secret = `whsec_${bytes.toString('base64')}`;
  const content = `msg_1.${seconds}.${body}`;
  const deliver = (signature: string, more: Delivery['headers'] = {}) =>
    post({
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(seconds),
      'webhook-signature': signature,
      ...more,
    } as Delivery['headers']);
  const base64 = mac('sha256', bytes, content).toString('base64');
  const v1 = `v1,${base64}`;

  it.each([
    ['lacks the version', base64, ['signature_prefix_missing']],
    ['has another version', `v2,${base64}`, ['signature_prefix_changed']],
    [
      'has hexadecimal digits',
      `v1,${Buffer.from(base64, 'base64').toString('hex')}`,
      ['signature_in_another_encoding'],
    ],
    ['came twice', `${v1}, ${v1}`, ['signature_sent_twice']],
  ])('%s', (_what, text, codes) => {
    expect(codesOf(standardWebhooks, secret, deliver(text))).toEqual(codes);
  });

  it.each([
    ['is plain text to the sender', secret, secret, ['secret_not_decoded']],
    ['is plain text behind its prefix', secret, secret.slice(6), ['secret_has_prefix']],
    ['was given as the bytes of its text', Buffer.from(secret), bytes, ['secret_is_base64']],
    [
      'is in base64url',
      `whsec_${Buffer.from('canary-\xff\xfe\xfb', 'latin1').toString('base64url')}`,
      Buffer.from('canary-\xff\xfe\xfb', 'latin1'),
      ['secret_is_base64'],
    ],
    ['stands in quotes', `'${secret}'`, bytes, ['secret_has_quotes']],
  ])('is signed with a secret that %s', (_what, given, real, codes) => {
    const text = `v1,${mac('sha256', real, content).toString('base64')}`;
    expect(codesOf(standardWebhooks, given, deliver(text))).toEqual(codes);
  });

  it("is signed with another sender's secret, whose text is no key of this one", () => {
    const text = `v1,${mac('sha256', 'canary of another', content).toString('base64')}`;
    const secrets = { shop: 'canary of another' };
    expect(codesOf(standardWebhooks, secret, deliver(text), { secrets })).toEqual(['secret_of_another_provider']);
  });

  it('lacks the header that is signed beside the body', () => {
    expect(codesOf(standardWebhooks, secret, deliver(v1, { 'webhook-id': undefined }))).toEqual([
      'signed_header_missing',
    ]);
    const moved = deliver(v1, { 'webhook-id': undefined, 'x-message': 'msg_1' });
    expect(codesOf(standardWebhooks, secret, moved)).toEqual(['signed_header_renamed']);
  });

  it('has the headers of its other name, and something is wrong with them', () => {
    const headers = { 'svix-id': 'msg_1', 'svix-timestamp': String(seconds), 'svix-signature': v1 };
    const hex = `v1,${Buffer.from(base64, 'base64').toString('hex')}`;
    const others = { 'webhook-id': 'msg_2', 'webhook-timestamp': String(seconds - 9) };
    expect(codesOf(standardWebhooks, secret, post({ ...headers, ...others, 'svix-signature': hex }))).toEqual([
      'signature_in_another_encoding',
    ]);
    const { 'svix-id': _id, ...without } = headers;
    expect(codesOf(standardWebhooks, secret, post(without))).toEqual(['signed_header_missing']);
  });

  it('has the headers of its other name', () => {
    const headers = { 'svix-id': 'msg_1', 'svix-timestamp': String(seconds), 'svix-signature': v1 };
    expect(diagnose(standardWebhooks, secret, post(headers), { now }).webhook?.provider).toBe('standard-webhooks');
    const delivery = { ...post(headers), rawBody: Buffer.from(`${body}\n`) };
    expect(codesOf(standardWebhooks, secret, delivery)).toEqual(['body_newline_added']);
    expect(codesOf(stripe, secret, post(headers))).toEqual(['sent_by_another_provider']);
  });
});

describe('a public key', () => {
  const { sign, example, secret, signing } = senderOf(telnyx);
  const raw = Buffer.from(String(secret), 'base64');
  const pem = createPublicKey(signing as string)
    .export({ format: 'pem', type: 'spki' })
    .toString();
  const der = createPublicKey(signing as string).export({ format: 'der', type: 'spki' });

  it.each([
    ['is in hexadecimal digits', raw.toString('hex'), ['secret_is_key_in']],
    ['is DER in base64', der.toString('base64'), ['secret_is_key_in']],
    ['is PEM in base64', Buffer.from(pem).toString('base64'), ['secret_is_key_in']],
    ['has \\n in place of its line feeds', pem.replaceAll('\n', '\\n'), ['secret_lost_line_feeds']],
    ['has spaces in place of its line feeds', pem.trim().replaceAll('\n', ' '), ['secret_lost_line_feeds']],
    ['stands in quotes', `"${pem.trim()}"`, ['secret_has_quotes']],
    [
      'stands in quotes, with \\n',
      `"${pem.trim().replaceAll('\n', '\\n')}"`,
      ['secret_has_quotes', 'secret_lost_line_feeds'],
    ],
    ['is none', 'canary-none', ['secret_unusable']],
  ])('that %s is told', (_what, given, codes) => {
    expect(codesOf(telnyx, given, sign(example))).toEqual(codes);
  });

  it('that is none is told by the reason, and not twice by the name', () => {
    const [cause] = diagnose(telnyx, 'canary-none', sign(example), { now }).causes;
    expect(cause?.proof).toMatch(/^The secret is no key of this sender: the secret must be base64/);
  });

  it('as PEM and as a key of node:crypto is taken as it is, and all else is looked at', () => {
    const delivery = { ...sign(example), rawBody: Buffer.from(`${example}\n`) };
    for (const given of [pem, createPublicKey(pem), raw]) {
      expect(diagnose(telnyx, given, sign(example), { now }).webhook?.provider).toBe('telnyx');
      expect(diagnose(telnyx, given, delivery, { now }).causes.map(({ code }) => code)).toEqual(['body_newline_added']);
    }
  });

  it('costs what its checks cost: they are counted', () => {
    const budget = { bytes: 10 * 32 * 1024 };
    const forged = { ...sign(example), rawBody: Buffer.from('{"a": 1}') };
    const { causes, untried } = diagnoseWithin(budget, telnyx, String(secret), forged, { now });
    expect(causes).toEqual([]);
    expect(budget.bytes).toBeGreaterThanOrEqual(0);
    expect(untried.map(({ why }) => why)).toContain('there is too much of it for the work that one diagnosis may do');
    const all = { bytes: 256 * 1024 * 1024 };
    diagnoseWithin(all, telnyx, String(secret), forged, { now });
    // So many checks, of 100 µs each.
    expect((256 * 1024 * 1024 - all.bytes) / (32 * 1024)).toBeLessThan(8192);
  });
});

describe('a token', () => {
  const { sign, example, secret, options } = senderOf(plaid);
  const genuine = sign(example);
  const token = genuine.headers['plaid-verification'] ?? '';
  const codesWith = (delivery: Delivery) => codesOf(plaid, secret as string, delivery, options);
  const withToken = (text: string) => ({ ...genuine, headers: { ...genuine.headers, 'plaid-verification': text } });

  it.each([
    ['has a word in front', `Bearer ${token}`, ['signature_prefix_added']],
    ['has white space around it', `${token} `, ['signature_has_white_space']],
    ['came twice', `${token}, ${token}`, ['signature_sent_twice']],
    ['is none', 'canary', ['signature_unreadable']],
  ])('%s', (_what, text, codes) => {
    expect(codesWith(withToken(text))).toEqual(codes);
  });

  it('is the second of two, of which the first is of another body', () => {
    const { 'plaid-verification': other } = sign('{"other":1}').headers;
    const headers = { ...genuine.headers, 'plaid-verification': String(other), 'x-second': token };
    expect(codesWith({ ...genuine, headers })).toEqual(['signature_header_renamed']);
  });

  it('is of another body', () => {
    expect(codesWith({ ...genuine, rawBody: Buffer.from(example.replace('{', '{ ')) })).toEqual(['body_spaced']);
    expect(codesWith({ ...genuine, rawBody: Buffer.from('{"other":1}') })).toEqual(['token_does_not_fit']);
  });
});

describe('a form', () => {
  const { sign, secret } = senderOf(slack);
  const fields = 'token=gIkuvaNzQIHg97AT&command=%2Fweather&text=a+b&response_url=https%3A%2F%2Fhooks.dev%2F5';
  const codesWith = (signed: string, at: string) =>
    codesOf(slack, secret as string, { ...sign(signed), rawBody: Buffer.from(at) });

  it.each([
    ['was parsed', JSON.stringify(Object.fromEntries(new URLSearchParams(fields))), ['form_parsed']],
    ['was written with other escapes for spaces', fields.replace('+', '%20'), ['form_reserialised']],
    ['was written with small letters', fields.replaceAll('%2F', '%2f').replaceAll('%3A', '%3a'), ['form_reserialised']],
    ['was written with less escaped', fields.replaceAll('%2F', '/'), ['form_reserialised']],
    ['has a field more', `${fields}&more=1`, ['form_parameter_added']],
    ['was encoded twice', fields.replaceAll('%', '%25'), ['form_encoded_twice']],
    ['has a line feed more', `${fields}\n`, ['body_newline_added']],
  ])('%s', (_what, at, codes) => {
    expect(codesWith(fields, at)).toEqual(codes);
  });

  it('had a field twice, and was parsed', () => {
    expect(codesWith('a=1&a=2&b=x', '{"a":["1","2"],"b":"x"}')).toEqual(['form_parsed']);
    expect(codesWith('a=1&b=x&c=3&d=4', 'd=4&b=x&a=1&c=3')).toEqual(['form_reordered']);
  });

  it('that is long is left as it is, and that is said', () => {
    const rawBody = Buffer.from(`a=${'x'.repeat(17_000)}`);
    const { untried } = diagnose(slack, secret as string, { ...sign('a=1'), rawBody }, { now });
    expect(untried).toContainEqual({
      what: expect.stringContaining('the form') as unknown,
      why: 'it is longer than 16 KiB',
    });
  });

  it('that nobody can read, and a URL with the digest of another body, cannot be signed', () => {
    const twilioSender = senderOf(twilio);
    const delivery = twilioSender.sign(twilioSender.example);
    const broken = { ...delivery, rawBody: Buffer.from('a=%ff') };
    expect(codesOf(twilio, String(twilioSender.secret), broken, { publicUrl: PUBLIC_URL })).toEqual([
      'body_unsignable',
    ]);
    const other = { ...delivery, url: `/webhooks/hook?bodySHA256=${'0'.repeat(64)}`, rawBody: Buffer.from('{}') };
    expect(codesOf(twilio, String(twilioSender.secret), other, { publicUrl: PUBLIC_URL })).toEqual(['body_unsignable']);
  });

  it('of one field again and again is paid for', () => {
    const { sign: signTwilio, secret: token, options } = senderOf(twilio);
    const rawBody = Buffer.from(`a=%2525${'&a=%2525'.repeat(1999)}`);
    const { untried } = diagnose(twilio, String(token), { ...signTwilio('b=1'), rawBody }, { now, ...options });
    expect(untried.map(({ why }) => why)).toContain('there is too much of it for the work that one diagnosis may do');
  });

  it('has lost the plus sign of a number', () => {
    const { example, sign: signTwilio, secret: token, options } = senderOf(twilio);
    const delivery = { ...signTwilio(example), rawBody: Buffer.from(example.replaceAll('%2B', '+')) };
    expect(codesOf(twilio, String(token), delivery, options)).toEqual(['form_decoded']);
    const more = { ...signTwilio(example), rawBody: Buffer.from(`${example}&tenant=1`) };
    expect(codesOf(twilio, String(token), more, options)).toEqual(['form_parameter_added']);
  });
});

describe("a sender of one's own", () => {
  const timed = (unit: 'milliseconds' | 'iso8601') =>
    defineProvider<'timed', object>({
      name: 'timed',
      signature: header('x-timed', { algorithm: hmac('sha512'), encoding: 'base64url', prefix: 'v1.' }),
      timestamp: { header: 'x-time', unit, tolerance: 300 },
      signedContent: ({ rawBody }, time) => [Buffer.from(`${time}|`), rawBody],
      document: form(),
      types: {},
      typeOf: () => undefined,
    });
  const iso = new Date(seconds * 1000).toISOString();
  const deliver = (time: string, signed = time) =>
    post({ 'x-time': time, 'x-timed': `v1.${mac('sha512', key, `${signed}|${body}`).toString('base64url')}` });

  it.each([
    ['milliseconds', `${seconds}`, `${seconds}000`, ['timestamp_in_seconds']],
    ['milliseconds', `${seconds}`, `${seconds}`, ['timestamp_in_seconds']],
    ['milliseconds', iso, iso, ['timestamp_in_another_form']],
    ['milliseconds', iso, `${seconds}000`, ['timestamp_signed_as_another_text']],
    ['iso8601', `${seconds}`, `${seconds}`, ['timestamp_in_another_form']],
    ['iso8601', `${seconds}`, iso, ['timestamp_signed_as_another_text']],
    ['iso8601', iso, `${seconds}`, ['timestamp_signed_as_another_text']],
  ] as const)('whose time is in %s is told of %s, signed as %s', (unit, time, signed, codes) => {
    expect(codesOf(timed(unit), key, deliver(time, signed))).toEqual(codes);
  });

  it('whose time in ISO 8601 stands in another header is told of that', () => {
    const headers = { 'x-sent': iso, 'x-timed': String((deliver(iso).headers as Record<string, string>)['x-timed']) };
    expect(codesOf(timed('iso8601'), key, post(headers))).toEqual(['timestamp_header_renamed']);
  });

  it('that signs the URL as it is may have signed it without its port', () => {
    const own = defineProvider<'own', object>({
      name: 'own',
      signature: header('x-own'),
      content: [publicUrl, signedBody],
      types: {},
      typeOf: () => undefined,
    });
    const delivery = post({ 'x-own': mac('sha256', key, `${PUBLIC_URL}/hook${body}`).toString('hex') });
    const { causes } = diagnose(own, key, delivery, { now, publicUrl: `${PUBLIC_URL}:8443` });
    expect(causes.map(({ proof }) => proof)).toEqual(['The signature covers a URL with no port.']);
  });

  it('that signs by ECDSA in ASN.1 is looked at in other encodings', () => {
    const algorithm = ecdsaP256({ form: 'der' });
    const own = defineProvider<'own', object>({
      name: 'own',
      signature: header('x-own', { algorithm, encoding: 'base64' }),
      types: {},
      typeOf: () => undefined,
    });
    const { signing, secret } = senderOf(plaid);
    const signature = algorithm.sign(algorithm.toSigningKey(signing, ''), [Buffer.from(body)]);
    expect(codesOf(own, secret as string, post({ 'x-own': signature.toString('hex') }))).toEqual([
      'signature_in_another_encoding',
    ]);
  });

  it('by key pairs of which several may have signed is looked at with each key', () => {
    const own = defineProvider<'own', object>({
      name: 'own',
      signature: header('x-own', { algorithm: ed25519({ key: 'base64' }), encoding: 'hex', separator: ',' }),
      types: {},
      typeOf: () => undefined,
    });
    const { signing, secret, wrong } = senderOf(telnyx);
    const signature = own.signature.algorithms[0].sign(
      own.signature.algorithms[0].toSigningKey(signing as string, ''),
      [Buffer.from(body)],
    );
    const delivery = post({ 'x-own': `${'0'.repeat(128)},${signature.toString('hex')}` }, `${body}\n`);
    expect(codesOf(own, [wrong as string, String(secret)], delivery)).toEqual(['body_newline_added']);
  });
});
