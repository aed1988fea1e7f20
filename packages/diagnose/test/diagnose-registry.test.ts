// oxlint-disable vitest/no-conditional-tests -- the senders decide which tests there are; one that does not apply is not skipped but absent
import { describe, expect, it } from 'vitest';
import {
  createVerifier,
  defineProvider,
  header,
  WebhookError,
  type Delivery,
  type Provider,
  type SecretValue,
} from '@hooknotary/core';
import * as registry from '@hooknotary/providers/registry';
import { diagnose, type DiagnoseOptions } from '../src/index.js';
import { codesOf, now } from './diagnose-deliveries.js';
import { PUBLIC_URL, registered, type Registered } from './registered.js';

const codesWith = ({ provider, options, secret }: Registered, delivery: Delivery, more: DiagnoseOptions = {}) =>
  codesOf(provider, secret as string, delivery, { ...options, ...more });

/** The delivery with another text in its signature header. */
function withSignature({ provider }: Registered, delivery: Delivery, change: (text: string) => string): Delivery {
  const [name] = provider.signature.headers;
  const headers = delivery.headers as Readonly<Record<string, string>>;
  return { ...delivery, headers: { ...headers, [name]: change(String(headers[name])) } };
}

/** The bytes that a header ends with in hexadecimal digits or base64, in the other of these. */
function inOtherEncoding(text: string): string {
  const [hex] = /(?:[0-9a-f]{2})+$/.exec(text) ?? [];
  if (hex !== undefined && hex.length >= 40)
    return text.slice(0, -hex.length) + Buffer.from(hex, 'hex').toString('base64');
  const [base64 = ''] = /[\w+/-]+=*$/.exec(text) ?? [];
  return text.slice(0, -base64.length) + Buffer.from(base64, 'base64').toString('hex');
}

/** What becomes of a genuine delivery that is parsed on its way, and the code that says so. */
function rewrite({ provider, example, sign }: Registered): { readonly delivery: Delivery; readonly code: string } {
  if (provider.method === 'GET') {
    const delivery = sign(example);
    const [path = '', query = ''] = delivery.url.split('?');
    const [first = '', ...rest] = query.split('&');
    return { delivery: { ...delivery, url: `${path}?${[...rest, first].join('&')}` }, code: 'query_reordered' };
  }
  const isForm = !/^[[{]/.test(example);
  const parsed: unknown = isForm ? Object.fromEntries(new URLSearchParams(example)) : JSON.parse(example);
  const delivery = sign(isForm ? example : JSON.stringify(parsed, null, 2));
  return {
    delivery: { ...delivery, rawBody: Buffer.from(JSON.stringify(parsed)) },
    code: isForm ? 'form_parsed' : 'body_compacted',
  };
}

function signsPath({ provider, sign, example }: Registered): boolean {
  if (provider.method === 'GET' || provider.needsPublicUrl) return false;
  const [one, other] = ['/', '/other'].map((url) => provider.signedContent({ ...sign(example), url }, '0'));
  return !Buffer.concat(one ?? []).equals(Buffer.concat(other ?? []));
}

describe.each(registered)('a delivery of $name', (sender) => {
  const { provider, example, sign, secret, wrong, options } = sender;
  const isToken = provider.signature.token !== undefined;

  it('verifies as it is', () => {
    const { webhook, causes } = diagnose(provider, secret as string, sign(example), { now, ...options });
    expect([webhook?.provider, causes]).toEqual([provider.name, []]);
  });

  it('is told to be parsed and written again', () => {
    const { delivery, code } = rewrite(sender);
    expect(codesWith(sender, delivery)).toEqual([code]);
  });

  it('is told to be signed with a secret that stands in another place', () => {
    const secrets = { shop: secret as string };
    const delivery = sign(example);
    expect(codesOf(provider, wrong as string, delivery, { ...options, secrets })).toEqual([
      'secret_of_another_provider',
    ]);
    expect(codesOf(provider, wrong as string, delivery, options)).toEqual([]);
  });

  if (typeof secret === 'string')
    it('is told to be signed with the secret without what is around it', () => {
      const delivery = sign(example);
      expect(codesOf(provider, `${String(secret)}\n`, delivery, options)).toEqual(['secret_has_white_space']);
      expect(codesOf(provider, `"${String(secret)}"`, delivery, options)).toEqual(['secret_has_quotes']);
    });

  if (provider.timestamp !== undefined)
    it('is told to be too old, and too new', () => {
      const { tolerance = 0 } = provider.timestamp ?? {};
      const later = (seconds: number) => ({ now: () => now() + seconds * 1000 });
      expect(codesWith(sender, sign(example), later(tolerance + 60))).toEqual(['timestamp_too_old']);
      expect(codesWith(sender, sign(example), later(-tolerance - 60))).toEqual(['timestamp_too_new']);
      const proofs = diagnose(provider, secret as string, sign(example), { ...options, ...later(tolerance + 60) });
      expect(proofs.causes[0]?.proof).toContain(`${tolerance + 60} seconds behind`);
    });

  if (!isToken)
    it('is told to have its signature in another encoding', () => {
      const other = withSignature(sender, sign(example), inOtherEncoding);
      expect(codesWith(sender, other)).toEqual([
        expect.stringMatching(/^signature_in_(?:base64|another_encoding)$/) as unknown,
      ]);
    });

  it('is told to have quotes around its signature, and another header for it, or none', () => {
    const delivery = sign(example);
    expect(
      codesWith(
        sender,
        withSignature(sender, delivery, (text) => `"${text}"`),
      ),
    ).toEqual(['signature_has_quotes']);
    const [name] = provider.signature.headers;
    const { [name]: signature, ...headers } = delivery.headers;
    const renamed = { ...delivery, headers: { ...headers, 'x-renamed': String(signature) } };
    expect(codesWith(sender, renamed)).toEqual(['signature_header_renamed']);
    expect(codesWith(sender, { ...delivery, headers })).toEqual(['signature_missing']);
  });
});

// Where the key decides how long a signature is, a shorter one is but another.
describe.each(
  registered.filter(({ provider }) => provider.signature.algorithms.every(({ length }) => length !== undefined)),
)('a signature of $name', (sender) => {
  it('is told to be cut', () => {
    const { example, sign, provider } = sender;
    const isToken = provider.signature.token !== undefined;
    const cut = withSignature(sender, sign(example), (text) => text.slice(0, isToken ? text.lastIndexOf('.') : -9));
    // Of an HMAC what is left proves enough; of a signature by a pair of keys it proves nothing.
    const isShared = provider.signature.algorithms.some(({ kind }) => kind === 'shared');
    expect(codesWith(sender, cut)).toEqual([isShared && !isToken ? 'signature_cut_short' : 'signature_unreadable']);
  });
});

/** Whether a sender of the registry could have signed it. */
function isTakenBy(provider: Provider, secret: SecretValue, delivery: Delivery): boolean {
  try {
    void createVerifier(provider, () => secret, { now })(delivery);
    return true;
  } catch (error) {
    return error instanceof WebhookError && error.code === 'payload_malformed';
  }
}

describe.each(registered.filter(({ provider }) => provider.method === 'POST' && !provider.needsPublicUrl))(
  'a delivery of $name, taken for one of another sender',
  ({ name, provider, secret, sign, example }) => {
    const own = defineProvider<'own', object>({
      name: 'own',
      signature: header('x-own'),
      types: {},
      typeOf: () => undefined,
    });

    it('is told whose it is', () => {
      const { causes } = diagnose<never>(own as never, secret as string, sign(example), { now });
      // Some sign alike, in one header: whose of theirs it is nobody could say.
      const titles = Object.values(registry)
        .filter((each) => isTakenBy(each.provider, secret, sign(example)))
        .map(({ facts }) => facts.title);
      expect(titles).toContain(Object.values(registry).find((each) => each.provider.name === name)?.facts.title);
      expect(provider.name).toBe(name);
      expect(causes).toMatchObject([{ code: 'sent_by_another_provider' }]);
      expect(titles.map((title) => causes[0]?.proof.includes(`one of ${title}:`))).toContain(true);
    });
  },
);

describe.each(registered.filter(({ provider }) => provider.needsPublicUrl))('the URL that $name signs', (sender) => {
  const { example, sign, provider, secret } = sender;
  it.each([
    ['http instead of https', 'http://receiver.example', '/webhooks/hook', ['url_scheme_differs']],
    ['another port', 'https://receiver.example:8443', '/webhooks/hook', ['url_port_differs']],
    ['another host', 'https://other.dev', '/webhooks/hook', ['url_host_differs']],
    ['another host and scheme', 'http://other.dev', '/webhooks/hook', ['url_scheme_differs', 'url_host_differs']],
    ['another host and a slash', 'https://other.dev', '/webhooks/hook/', ['url_host_differs', 'url_slash_lost']],
    ['a slash at its end', PUBLIC_URL, '/webhooks/hook/', ['url_slash_lost']],
    ['something in front of its path', PUBLIC_URL, '/api/webhooks/hook', ['url_prefix_lost']],
  ])('is told to have %s', (_what, publicUrl, url, codes) => {
    const headers = { host: 'other.dev' };
    const delivery = { ...sign(example, { publicUrl, url, headers }), url: '/webhooks/hook' };
    expect(codesWith(sender, delivery)).toEqual(codes);
  });

  it.each([
    ['x-forwarded-port', '4443', 'https://receiver.example:4443', 'url_port_differs', 'the port 4443'],
    ['host', 'receiver.example:9999', 'https://receiver.example:9999', 'url_port_differs', 'the port 9999'],
    ['forwarded', 'for=192.0.2.1;host=far.dev;proto=https', 'https://far.dev', 'url_host_differs', "'far.dev'"],
    ['x-forwarded-host', 'near.dev, far.dev', 'https://far.dev', 'url_host_differs', "'far.dev'"],
  ])('is told to be what the header %s tells', (name, text, publicUrl, code, detail) => {
    const delivery = sign(example, { publicUrl, headers: { [name]: text } });
    const { causes } = diagnose(provider, secret as string, delivery, { now, publicUrl: PUBLIC_URL });
    expect(causes).toMatchObject([{ code, proof: expect.stringContaining(detail) as unknown }]);
  });

  const spelling = `${PUBLIC_URL}:443/webhooks/hook`;
  const isOneOfMany = sender.provider.urlForms(`${PUBLIC_URL}/webhooks/hook`).includes(spelling);
  if (isOneOfMany)
    it('is looked at in all spellings that the sender may have signed', () => {
      const delivery = sign(example, { publicUrl: () => spelling });
      const more = { ...delivery, rawBody: Buffer.from(`${example}&more=1`) };
      expect(codesWith(sender, more)).toEqual(['form_parameter_added']);
    });

  it('may be none at all', () => {
    expect(codesWith(sender, { ...sign(example), url: ':none/' })).toEqual(['url_unreadable']);
  });

  it('is told to have no query', () => {
    const delivery = { ...sign(example), url: '/webhooks/hook?utm=1' };
    expect(codesWith(sender, delivery)).toEqual(['url_query_added']);
  });

  it('must be said', () => {
    expect(() => diagnose(provider, secret as string, sign(example), { now })).toThrow('publicUrl');
  });
});

describe.each(registered.filter(signsPath))('the path that $name signs', (sender) => {
  const { example, sign } = sender;
  it.each([
    ['what a router was mounted at', '/api/webhooks/hook', '/webhooks/hook', {}, ['url_prefix_lost']],
    [
      'what a proxy took off and told',
      '/shop-7/hook',
      '/hook',
      { 'x-forwarded-prefix': '/shop-7' },
      ['url_prefix_lost'],
    ],
    ['what a proxy tells as the target', '/a/b/c', '/c', { 'x-original-uri': '/a/b/c?d=1' }, ['url_prefix_lost']],
    ['nothing that a proxy has put there', '/hook', '/prod/hook', {}, ['url_prefix_added']],
    ['a slash at its end', '/hook/', '/hook', {}, ['url_slash_lost']],
    ['no slash at its end', '/hook', '/hook/', {}, ['url_slash_added']],
    ['other escapes', '/caf%C3%A9', '/café', {}, ['url_escapes_changed']],
  ])('is told to have %s', (_what, signed, url, headers, codes) => {
    expect(codesWith(sender, { ...sign(example, { url: signed, headers }), url })).toEqual(codes);
  });

  it('is told to be signed with another content type', () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const delivery = sign(example, { headers });
    const changed = { ...delivery, headers: { ...delivery.headers, 'content-type': 'application/json' } };
    expect(diagnose(sender.provider, sender.secret as string, changed, { now }).causes).toMatchObject([
      { code: 'signed_header_changed', proof: expect.stringContaining('charset=utf-8') as unknown },
    ]);
  });
});
