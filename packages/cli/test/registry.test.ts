// oxlint-disable vitest/no-conditional-tests -- the senders decide which tests there are; one that does not apply is not skipped but absent
import { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import {
  createVerifier,
  defineProvider,
  headerValue,
  body,
  hmac,
  header,
  pairs,
  time,
  type Encoding,
  type Provider,
  type SecretValue,
} from '@hooknotary/core';
import { signedRequest } from '@hooknotary/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { registered, type Registered } from '../../diagnose/test/registered.ts';
import { canPrint, toCurl, toPlaceholder } from '../src/curl.ts';
import { startListener } from '../src/listen/server.ts';
import type { DeliverySummary, DiagnosisAnswer } from '../src/listen/wire.ts';
import { PROVIDERS } from '../src/providers.ts';
import { file, hasPrograms, hooknotary, json, run } from './command.ts';
import { ask } from './listening.ts';

const variableOf = ({ name }: Registered): string => PROVIDERS.find((each) => each.name === name)?.variable ?? '';

/** A key as a person has it: text, or a JWK or PEM in a file. */
function toText(secret: SecretValue): string {
  if (typeof secret === 'string') return secret;
  return JSON.stringify(secret instanceof KeyObject ? secret.export({ format: 'jwk' }) : secret);
}

/** A real receiver of every sender, which tells what came. */
async function startAll() {
  const listened = registered.map((sender) => ({
    provider: sender.provider,
    variable: variableOf(sender),
    secret: sender.secret,
  }));
  const listener = await startListener({ listened, port: 0, database: ':memory:', keep: 100 });
  onTestFinished(() => listener.close());
  const list = async () => (await ask<DeliverySummary[]>(listener, 'deliveries')).toReversed();
  return { listener, list, urlOf: ({ name }: Registered) => `${listener.origin}/webhooks/${name}` };
}

describe.each(registered)('hooknotary, for $name', (sender) => {
  const { name, provider, secret, signing, example } = sender;
  const withSecret = () => ['--secret-file', file(toText(signing))];

  it('sends a genuine delivery, and one that is tampered with', async () => {
    const { list, urlOf } = await startAll();
    const args = ['send', name, urlOf(sender), ...withSecret()];
    expect(await hooknotary(args)).toMatchObject({ status: 0 });
    for (const how of ['signature', 'body']) {
      expect(await hooknotary([...args, '--tamper', how])).toMatchObject({ status: 0 });
    }
    expect((await list()).map(({ code }) => code)).toEqual([undefined, 'signature_mismatch', 'signature_mismatch']);
  });

  it('verifies a saved delivery, and says why another does not', async () => {
    const options = provider.needsPublicUrl ? ['--public-url', 'https://receiver.example'] : [];
    const delivery = sender.sign(example);
    const save = (content: Uint8Array) => {
      const lines = Object.entries(delivery.headers).map((pair) => pair.join(': '));
      return file(
        Buffer.concat([Buffer.from(`${delivery.method} ${delivery.url} HTTP/1.1\n${lines.join('\n')}\n\n`), content]),
      );
    };
    const verify = (saved: string, ...more: readonly string[]) =>
      hooknotary([
        'verify',
        name,
        '--request',
        saved,
        '--secret-file',
        file(toText(secret)),
        '--at',
        '2026-11-22T12:00:00Z',
        '--json',
        ...more,
      ]);
    expect(json(await verify(save(delivery.rawBody), ...options))).toMatchObject({ verified: true });
    const changed = provider.method === 'GET' ? save(Buffer.from('x')) : save(Buffer.from(`${example}\n`));
    const outcome = json(await verify(changed, ...options)) as {
      readonly causes: readonly { readonly code: string }[];
    };
    const causes = provider.method === 'GET' ? [] : ['body_newline_added'];
    expect(outcome.causes.map(({ code }) => code)).toEqual(causes);
  });

  it('is explained on the page', async () => {
    const { listener, urlOf } = await startAll();
    const url = urlOf(sender);
    const { pathname, origin } = new URL(url);
    const request = signedRequest(provider, {
      secret: signing,
      payload: example,
      url: pathname,
      publicUrl: provider.needsPublicUrl ? origin : undefined,
    });
    const [signatureHeader] = provider.signature.headers;
    const { [signatureHeader]: signature, ...headers } = request.headers;
    const sent = { ...headers, 'x-renamed': String(signature) } as Record<string, string>;
    const target = origin + request.url;
    const method = provider.method;
    await fetch(target, { method, headers: sent, ...(method === 'GET' ? {} : { body: new Uint8Array(request.body) }) });
    const { causes } = await ask<DiagnosisAnswer>(listener, 'deliveries/1/diagnosis');
    expect(causes.map(({ code }) => code)).toEqual(['signature_header_renamed']);
  });

  if (canPrint(provider))
    it.runIf(hasPrograms('sh', 'curl', 'openssl'))('prints lines that a shell signs by', async () => {
      const { list, urlOf } = await startAll();
      const { status, stdout, stderr } = await hooknotary(['send', name, urlOf(sender), '--curl'], { env: {} });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const outcome = await run(['sh', '-eu', '-c', stdout], { env: { [variableOf(sender)]: toText(signing) } });
      expect(outcome).toMatchObject({ status: 0, stdout: expect.stringMatching(/^HTTP\/1\.1 200 /) as unknown });
      expect((await list()).map(({ provider: of, code }) => [of, code])).toEqual([[name, undefined]]);
    });

  if (!canPrint(provider))
    it('says that a shell cannot sign', async () => {
      const outcome = await hooknotary(['send', name, 'http://127.0.0.1:1/', '--curl'], { env: {} });
      expect(outcome).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringMatching(/^[^\n]+private key[^\n]+\n$/) as unknown,
      });
    });

  if (provider.signature.algorithms[0].kind === 'pair')
    it('says that a public key cannot sign', async () => {
      const args = ['send', name, 'http://127.0.0.1:1/', '--secret-file', file(toText(secret))];
      expect(await hooknotary(args)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('by a private key') as unknown,
      });
    });
});

describe('the URL that a sender calls', () => {
  const sender = registered.find(({ provider }) => provider.needsPublicUrl);
  const { name = '', secret = '' } = sender ?? {};

  it('is the target, or what --public-url says', async () => {
    if (sender === undefined) throw new Error('no sender signs the URL');
    const { listener, list, urlOf } = await startAll();
    const args = ['send', name, urlOf(sender), '--secret-file', file(toText(secret))];
    expect(await hooknotary([...args, '--public-url', 'https://example.com'])).toMatchObject({ status: 1 });
    expect(await hooknotary([...args, '--public-url', `${listener.origin}/`])).toMatchObject({ status: 0 });
    expect((await list()).map(({ code }) => code)).toEqual(['signature_mismatch', undefined]);
    const { causes } = await ask<DiagnosisAnswer>(listener, 'deliveries/1/diagnosis');
    // The host that the delivery was made for stands nowhere in it, but the token says that it is another.
    expect(causes.map(({ code }) => code)).toEqual(['token_does_not_fit']);
  });

  it.each([
    ['is missing', ['verify', name, '--request', '-', '--secret', 'x'], 'give its origin by --public-url'],
    [
      'is no origin',
      ['verify', name, '--request', '-', '--public-url', 'https://example.com/path'],
      'It takes an origin',
    ],
    [
      'is of no use',
      ['send', 'akidotp', 'http://127.0.0.1:1', '--secret', 'x', '--public-url', 'https://example.com'],
      'leave --public-url out',
    ],
  ])('is told to be wrong where it %s', async (_what, args, part) => {
    const { status, stderr } = await hooknotary(args, { stdin: 'POST / HTTP/1.1\n\n' });
    expect([status, stderr]).toEqual([2, expect.stringContaining(part)]);
  });
});

describe.runIf(hasPrograms('sh', 'curl', 'openssl'))('the lines for a sender of any description', () => {
  const bytes = Buffer.from('a key of \xff\xfe\xfb bytes', 'latin1');
  const encodings: readonly Encoding[] = ['hex', 'base64', 'base64-unpadded', 'base64url'];
  const keyTexts: readonly (readonly [Encoding, string])[] = [
    ['hex', bytes.toString('hex')],
    ['base64', bytes.toString('base64')],
    ['base64-unpadded', bytes.toString('base64').replace(/=+$/, '')],
    ['base64url', bytes.toString('base64url')],
  ];

  const define = (signature: Provider['signature'], more: Partial<Parameters<typeof defineProvider>[0]> = {}) =>
    defineProvider<'own', { event: unknown }>({
      name: 'own',
      signature,
      types: { event: (payload): payload is unknown => payload !== undefined },
      typeOf: () => 'event',
      ...(more as object),
    });

  /** What a verifier of real requests says of those that the shell sends. */
  async function deliver(provider: Provider, secret: string): Promise<string> {
    const verify = createVerifier<never, string>(provider as never, secret);
    const server = createServer(async (request, response) => {
      const { method = '', url = '', headers } = request;
      try {
        verify({ method, url, headers, rawBody: await buffer(request) });
        response.end('verified');
      } catch (error) {
        response.end(String(error));
      }
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const request = signedRequest(provider, {
      secret: toPlaceholder(provider),
      payload: '{"it\'s":"a %s"}',
      url: '/a',
    });
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const lines = toCurl({ provider, origin, request, signed: request, variable: 'OWN' });
    expect(lines).not.toContain('placeholder');
    const { stdout } = await run(['sh', '-eu', '-c', lines], { env: { OWN: secret } });
    return stdout.slice(stdout.lastIndexOf('\n') + 1);
  }

  it.each(
    (['sha1', 'sha256', 'sha512'] as const).flatMap((hash) => encodings.map((encoding) => [hash, encoding] as const)),
  )('sign by %s in %s', async (hash, encoding) => {
    const provider = define(header('x-own', { algorithm: hmac(hash), encoding, prefix: 'v1 ' }));
    expect(await deliver(provider, 'a "secret" of $HOME')).toBe('verified');
  });

  it.each(keyTexts)('sign with a key in %s', async (key, secret) => {
    const provider = define(header('x-own', { algorithm: hmac('sha512', { key }), encoding: 'base64' }));
    expect(await deliver(provider, secret)).toBe('verified');
  });

  it.each(['seconds', 'milliseconds', 'iso8601'] as const)('sign a time in %s, a header and the body', async (unit) => {
    const provider = define(header('x-own'), {
      timestamp: { header: 'x-time', unit, tolerance: 60 },
      content: ['v1:', headerValue('x-id'), ':', time, ':', body],
    });
    expect(await deliver(provider, 'secret')).toBe('verified');
  });

  it('sign a time beside the signature', async () => {
    const provider = define(pairs('x-own', { time: 't', signature: 's', separator: ';', encoding: 'base64url' }), {
      timestamp: { tolerance: 60 },
      content: [body, time],
    });
    expect(await deliver(provider, 'secret')).toBe('verified');
  });

  it('sign what a function of the description says', async () => {
    const provider = define(header('x-own'), {
      timestamp: { header: 'x-time', tolerance: 60 },
      signedContent: ({ rawBody, url }, sent) => [Buffer.from(`${url}\n<${sent}>\n`), rawBody],
    });
    expect(await deliver(provider, 'secret')).toBe('verified');
  });
});
