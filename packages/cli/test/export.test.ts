import type { Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { kudosity } from '@hooknotary/providers/kudosity';
import { diagnose } from '@hooknotary/diagnose';
import { signedRequest, type SignedRequest } from '@hooknotary/testing';
import { describe, expect, it } from 'vitest';
import { NOW } from '../../../test/contract/senders.ts';
import { chooseEntry } from '../src/entries.ts';
import { readExport } from '../src/export.ts';
import { AT, hooknotary, json, SECRET } from './command.ts';

const PROVIDERS: Readonly<Record<string, Provider>> = { akidotp, cardda, kudosity };

/** With a payload written as most senders write JSON: an inspector that parses it can be undone. */
const genuine = (name: string, payload?: unknown): SignedRequest =>
  signedRequest(PROVIDERS[name] ?? akidotp, {
    secret: SECRET,
    now: () => NOW,
    payload:
      payload ?? (name === 'kudosity' ? undefined : { phone: null, requestId: 'a', status: 'verified', id: 'b' }),
  });

const HOST = 'a94a7294.ngrok.app';

const toLists = ({ headers }: SignedRequest, toName = (name: string) => name) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [toName(name), [value].flat()]));

const toTitleCase = (name: string): string => name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());

const toNgrok = (request: SignedRequest) => {
  const { method, url, body } = request;
  const lines = Object.entries(request.headers).map(([name, value]) => `${toTitleCase(name)}: ${String(value)}\r\n`);
  const head = `${method} ${url} HTTP/1.1\r\nHost: ${HOST}\r\n${lines.join('')}Content-Length: ${body.length}\r\n\r\n`;
  return {
    uri: '/api/requests/http/548fb5c700000002',
    id: '548fb5c700000002',
    tunnel_name: 'command_line',
    request: {
      method,
      proto: 'HTTP/1.1',
      headers: toLists(request, toTitleCase),
      uri: url,
      raw: Buffer.concat([Buffer.from(head, 'latin1'), body]).toString('base64'),
    },
    response: { status: '401 Unauthorized', status_code: 401, raw: '' },
  };
};

const toWebhookSite = (request: SignedRequest) => ({
  uuid: 'a2a6a4ae-4130-4063-953a-84fa29d81d43',
  type: 'web',
  token_id: 'a94a7294-c4aa-4074-ab77-c4cf86fd53b1',
  method: request.method,
  content: request.body.toString(),
  query: null,
  headers: toLists(request),
  url: `https://webhook.site${request.url}`,
  size: request.body.length,
});

const toParsed = ({ method, body }: SignedRequest): unknown =>
  method === 'GET' || body.length === 0 ? '' : JSON.parse(body.toString());

const toHookdeck = (request: SignedRequest) => {
  const [path, query = ''] = request.url.split('?');
  const data = {
    headers: request.headers,
    body: toParsed(request),
    path,
    query,
    parsed_query: {},
    is_large_payload: false,
  };
  return { id: 'req_1', source_id: 'src_1', verified: false, data: { ...data, method: request.method } };
};

const toRequestBin = (request: SignedRequest) => ({
  event: {
    method: request.method,
    url: `https://eo1.m.pipedream.net${request.url}`,
    path: '/',
    query: {},
    client_ip: '192.0.2.1',
    headers: request.headers,
    body: toParsed(request),
  },
});

const toSmee = (request: SignedRequest) => ({
  host: 'smee.io',
  ...request.headers,
  query: {},
  body: toParsed(request),
  timestamp: NOW,
});

const verify = (name: string, document: unknown, ...more: readonly string[]) =>
  hooknotary(['verify', name, '--export', '-', '--at', AT, ...more], {
    stdin: typeof document === 'string' ? document : JSON.stringify(document),
  });

describe.each(['akidotp', 'cardda', 'kudosity'])('hooknotary verify %s --export', (name) => {
  const request = genuine(name);

  it.each<readonly [what: string, document: unknown]>([
    ['one request of ngrok', toNgrok(request)],
    ['the list of ngrok', { uri: '/api/requests/http', requests: [toNgrok(request)] }],
    ['one request of webhook.site', toWebhookSite(request)],
    ['the list of webhook.site', { data: [toWebhookSite(request)], total: 1, per_page: 50, is_last_page: true }],
    ['a request of Hookdeck', toHookdeck(request)],
    ['the list of Hookdeck', { pagination: {}, count: 1, models: [toHookdeck(request)] }],
    ['an event of RequestBin', toRequestBin(request)],
    ['the event itself', toRequestBin(request).event],
    // A message of smee does not say what was called.
    ...(name === 'kudosity' ? [] : [['a message of smee', toSmee(request)] as const]),
  ])('verifies %s', (_what, document) => {
    const provider = PROVIDERS[name] ?? akidotp;
    const entries = readExport(Buffer.from(JSON.stringify(document)), 'file');
    const { delivery, unsigned } = chooseEntry(entries, { file: 'file', kind: 'export', provider, entry: undefined });
    expect(unsigned).toBeUndefined();
    const { webhook } = diagnose(provider, SECRET, delivery, { now: () => NOW });
    expect(webhook).toMatchObject({ provider: name });
  });
});

describe('hooknotary verify --export', () => {
  const request = genuine('akidotp');
  const other = { ...request, headers: {} };

  it('takes every byte that ngrok kept', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 13, 10, 1]);
    const document = toNgrok(genuine('akidotp', Buffer.concat([bytes, Buffer.from('x')])));
    const { refusal } = json(await verify('akidotp', document, '--json')) as { readonly refusal: unknown };
    // What is no JSON is refused only after its signature has matched.
    expect(refusal).toMatchObject({ code: 'payload_malformed' });
  });

  it.each([
    ['webhook.site', toWebhookSite],
    ['ngrok', toNgrok],
  ] as const)('finds the one signed request of several of %s, or takes the one wanted', async (_from, form) => {
    const requests = [form(other), form(request), form(other)];
    expect(await verify('akidotp', { data: requests })).toMatchObject({ status: 0 });
    expect(await verify('akidotp', { data: requests }, '--entry', '1')).toMatchObject({ status: 1 });
    expect(await verify('akidotp', { data: [...requests, form(request)] })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('entries 2, 4 have the header x-akidotp-signature: choose one by') as unknown,
    });
    expect(await verify('akidotp', { data: [form(other), form(other)] })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no request of this export has the header x-akidotp-signature.') as unknown,
    });
  });

  it.each([
    ['webhook.site', toWebhookSite, 'without the bytes that are no UTF-8'],
    ['Hookdeck', toHookdeck, 'JSON that Hookdeck parsed'],
    ['ngrok', toNgrok, 'of a long body only the beginning'],
  ] as const)('says of %s what its copy may lack, where the signature does not match', async (_from, form, part) => {
    const forged = { ...request, body: Buffer.from('{"forged":true}') };
    const { status, stdout } = await verify('akidotp', form(forged));
    expect(status).toBe(1);
    expect(stdout).toMatch(/\ncause: not proven\n[^]*look next/);
    expect(stdout).toContain(part);
  });

  it('says that a body is not there', async () => {
    const headers = { ...request.headers, 'content-length': '9' };
    const empty = { ...request, headers, body: Buffer.alloc(0) };
    for (const document of [toWebhookSite(empty), toSmee(empty)]) {
      expect((await verify('akidotp', document)).stdout).toContain('cause: not proven\n  The export holds no body');
    }
  });

  it.each([
    ['no JSON', 'canary'],
    ['a CSV', 'uuid,method,content\n1,POST,canary\n'],
    ['another JSON', '{"canary":1}'],
    ['an empty list', '{"data":[]}'],
    ['a list of two forms', JSON.stringify([toNgrok(request), toWebhookSite(request)])],
  ])('ends with 2 for %s, and says what can be read', async (_what, stdin) => {
    const { status, stdout, stderr } = await verify('akidotp', stdin);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^error: stdin: it is no export that is known\. What can be read: ngrok's .*webhook\.site.*smee.*\n$/,
    );
    expect(stderr).not.toContain('canary');
  });

  it('ends with 2 for a raw request of ngrok that is none', async () => {
    const { status, stderr } = await verify('akidotp', { request: { raw: 'Y2FuYXJ5' } });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: stdin, entry 1: the first line is no request line/);
  });
});
