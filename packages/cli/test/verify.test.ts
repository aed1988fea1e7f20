import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import { signedRequest, type SignedRequest } from '@hooknotary/testing';
import { describe, expect, it } from 'vitest';
import { NOW } from '../../../test/contract/senders.ts';
import { AT, file, hooknotary, json, PROVIDERS, SECRET } from './command.ts';

const KNOWN = { akidotp, cardda, idenfy, kudosity, osapher } as const;

const genuine = (name: (typeof PROVIDERS)[number]): SignedRequest =>
  signedRequest(KNOWN[name], { secret: SECRET, now: () => NOW, headers: { 'x-other': 'a: b, c' } });

const toLines = ({ headers }: SignedRequest, end = '\n'): string =>
  Object.entries(headers)
    .flatMap(([name, value]) => [value].flat().map((each) => `${name.toUpperCase()}: ${each}${end}`))
    .join('');

const toSaved = (request: SignedRequest, end = '\r\n'): Buffer =>
  Buffer.concat([
    Buffer.from(`${request.method} ${request.url} HTTP/1.1${end}Host: x${end}${toLines(request, end)}${end}`),
    request.body,
  ]);

const toHarEntry = (request: SignedRequest, postData: object | undefined) => ({
  request: {
    method: request.method,
    url: `https://receiver.example${request.url}`,
    headers: [
      { name: ':authority', value: 'receiver.example' },
      ...Object.entries(request.headers).map(([name, value]) => ({ name, value })),
    ],
    ...(postData === undefined ? {} : { postData }),
  },
});

const toHar = (...entries: readonly object[]): string => JSON.stringify({ log: { entries } });

describe.each(PROVIDERS)('hooknotary verify %s', (provider) => {
  const request = genuine(provider);
  const isGet = request.method === 'GET';
  const body = () => (isGet ? ['--url', request.url] : ['--body', file(request.body)]);

  it.each([
    ['headers and body', () => ['--headers', file(toLines(request)), ...body()], ''],
    ['headers of stdin', () => ['--headers', '-', ...body()], toLines(request, '\r\n')],
    ['a saved request', () => ['--request', file(toSaved(request))], ''],
    ['a saved request of plain line ends', () => ['--request', '-'], toSaved(request, '\n')],
    [
      'a HAR',
      () => ['--har', file(toHar(toHarEntry(request, isGet ? undefined : { text: request.body.toString() })))],
      '',
    ],
    [
      'a HAR in base64',
      () => ['--har', file(toHar(toHarEntry(request, { text: request.body.toString('base64'), encoding: 'base64' })))],
      '',
    ],
  ])('verifies %s', async (_what, args, stdin) => {
    const outcome = await hooknotary(['verify', provider, ...args(), '--at', AT, '--json'], { stdin });
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    expect(json(outcome)).toMatchObject({
      provider,
      verified: true,
      webhook: { provider, id: expect.stringContaining(`${provider}:`) as unknown, receivedAt: AT },
      refusal: null,
      causes: [],
    });
    expect(json(outcome)).not.toMatchObject({ webhook: { type: 'unknown' } });
  });
});

describe('hooknotary verify', () => {
  it('shows the typed webhook', async () => {
    const outcome = await hooknotary(['verify', 'akidotp', '--request', file(toSaved(genuine('akidotp'))), '--at', AT]);
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    expect(outcome.stdout).toMatch(/^verified: a genuine webhook of akidotp$/m);
    expect(outcome.stdout).toMatch(/^ {2}type {7}verified$/m);
    expect(outcome.stdout).toMatch(/^ {2}id {9}akidotp:abc123def456:verified$/m);
    expect(outcome.stdout).toMatch(/^ {2}secret {5}AKIDOTP_WEBHOOK_SECRET$/m);
    expect(outcome.stdout).toContain('"phone": "+971501234567"');
  });

  it.each(['text', '--json'])("masks Cardda's one-time code unless it is to be shown, as %s", async (form) => {
    const args = ['verify', 'cardda', '--request', file(toSaved(genuine('cardda'))), '--at', AT];
    const all = form === 'text' ? args : [...args, form];
    const masked = await hooknotary(all);
    expect(masked.status).toBe(0);
    expect(masked.stdout).not.toContain('123456');
    expect(masked.stdout).toContain('Tu codigo de verificacion es ••••••');
    expect(masked.stdout).toContain('12345');
    const shown = await hooknotary([...all, '--show']);
    expect(shown.stdout).toContain('Tu codigo de verificacion es 123456');
  });

  it("masks every number of a payload of Cardda's that is of no known form", async () => {
    const payload = { text: 'code 4711', code: 815, more: ['99'], id: '77' };
    const request = signedRequest(cardda, { secret: SECRET, now: () => NOW, payload });
    const args = ['verify', 'cardda', '--request', file(toSaved(request)), '--at', AT, '--json'];
    expect(json(await hooknotary(args))).toMatchObject({
      webhook: { type: 'unknown', payload: { text: 'code ••••', code: '•••', more: ['••'], id: '77' } },
    });
  });

  it('shows the beginning of a long payload, says how much is left, and has it whole as JSON', async () => {
    const payload = { phone: '\u00e9'.repeat(5_500_000), requestId: 'a', status: 'verified', verifiedAt: null };
    const saved = file(toSaved(signedRequest(akidotp, { secret: SECRET, payload })));
    const { status, stdout } = await hooknotary(['verify', 'akidotp', '--request', saved]);
    expect(status).toBe(0);
    expect(stdout.length).toBeLessThan(17_000);
    const bytes = Buffer.byteLength(JSON.stringify(payload, undefined, 2));
    expect(stdout).toContain(`\n    … (${bytes - 16_384} further bytes are left out: --json prints them all)\n`);
    expect(stdout).not.toContain('\ufffd');
    const whole = await hooknotary(['verify', 'akidotp', '--request', saved, '--json']);
    expect(json(whole)).toMatchObject({ webhook: { payload } });
  });

  it.each([
    [{ requestId: 7, status: 'verified' }, "it claims to be 'verified': /requestId, expected: string"],
    [{ status: 'other' }, 'it claims no type that is known: the payload, expected: one of the known events of akidotp'],
  ])('says why a type is not known: %j', async (payload, why) => {
    const saved = file(toSaved(signedRequest(akidotp, { secret: SECRET, payload })));
    const { stdout } = await hooknotary(['verify', 'akidotp', '--request', saved]);
    expect(stdout).toMatch(/^ {2}type {7}unknown$/m);
    expect(stdout).toContain(`\n  why        ${why}\n`);
    expect(stdout).not.toContain('[object');
  });

  it('finds the one signed request of a HAR, or takes the one wanted', async () => {
    const request = genuine('akidotp');
    const signed = toHarEntry(request, { text: request.body.toString() });
    const other = { request: { method: 'GET', url: 'https://receiver.example/', headers: [] } };
    const one = file(toHar(other, signed, other));
    expect(await hooknotary(['verify', 'akidotp', '--har', one])).toMatchObject({ status: 0 });
    const two = file(toHar(signed, other, signed));
    expect(await hooknotary(['verify', 'akidotp', '--har', two, '--entry', '3'])).toMatchObject({ status: 0 });
    expect(await hooknotary(['verify', 'akidotp', '--har', two])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(
        'entries 1, 3 have the header x-akidotp-signature: choose one by --entry.',
      ) as unknown,
    });
    expect(await hooknotary(['verify', 'akidotp', '--har', two, '--entry', '2'])).toMatchObject({ status: 1 });
  });

  it('puts the chunks of a saved request together, where they were saved, and else takes the body as it is', async () => {
    const request = signedRequest(akidotp, { secret: SECRET, headers: { 'transfer-encoding': 'chunked' } });
    const [first, rest] = [request.body.subarray(0, 16), request.body.subarray(16)];
    const size = rest.length.toString(16).toUpperCase();
    const chunks = `10\r\n${first.toString()}\r\n${size};x=y\r\n${rest.toString()}\r\n0\r\n\r\n`;
    for (const body of [chunks, request.body]) {
      const saved = toSaved({ ...request, body: Buffer.from(body) });
      expect(await hooknotary(['verify', 'akidotp', '--request', '-'], { stdin: saved })).toMatchObject({ status: 0 });
    }
    const cut = toSaved({ ...request, body: Buffer.from(chunks.slice(0, 60)) });
    expect(await hooknotary(['verify', 'akidotp', '--request', '-'], { stdin: cut })).toMatchObject({ status: 1 });
  });

  it('takes a header that came twice for what it is', async () => {
    const request = genuine('akidotp');
    const twice = toLines(request) + toLines(request);
    const args = ['verify', 'akidotp', '--headers', file(twice), '--body', file(request.body), '--json'];
    expect(json(await hooknotary(args))).toMatchObject({ verified: false, refusal: { code: 'signature_malformed' } });
  });

  it.each([
    ['no delivery', [], 'Give the delivery in one way'],
    ['two of them', ['--request', '-', '--har', '-'], 'Give the delivery in one way'],
    ['a body alone', ['--body', '-'], 'Give the delivery in one way'],
    ['a body beside a request', ['--request', '-', '--body', '-'], '--body goes with --headers.'],
    ['an entry without a HAR', ['--request', '-', '--entry', '1'], '--entry goes with --har, or with --export.'],
    ['headers alone', ['--headers', '-'], 'akidotp signs the body: give it by --body.'],
    ['stdin twice', ['--headers', '-', '--body', '-'], 'Only one of --headers and --body can be stdin.'],
    ['a file that is not there', ['--request', '/nowhere/at-all'], '/nowhere/at-all: there is no such file.'],
    ['a folder', ['--request', '/'], '/: it is a folder.'],
    ['a saved request that is none', ['--request', '-'], 'stdin: the first line is no request line'],
    ['a HAR that is none', ['--har', '-'], 'stdin: it is no HAR'],
  ])('ends with 2 and one line for %s', async (_what, args, part) => {
    const { status, stdout, stderr } = await hooknotary(['verify', 'akidotp', ...args], { stdin: 'canary\n\ncanary' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(stderr).toContain(part);
    expect(stderr).not.toContain('canary');
  });

  it.each([
    [
      'a line that is no header',
      ['--request', '-'],
      'POST / HTTP/1.1\nA: b\ncanary\n\n',
      'stdin: line 3 is not a header',
    ],
    [
      'a HAR without text',
      ['--har', '-'],
      toHar(toHarEntry(genuine('akidotp'), { params: [] })),
      'postData has no text',
    ],
    ['a HAR without a request', ['--har', '-'], toHar({}), 'stdin, entry 1: there is no request'],
    ['an entry that is not there', ['--har', '-', '--entry', '2'], toHar({}), 'there is no entry 2; there are 1.'],
  ])('ends with 2 and one line for %s', async (_what, args, stdin, part) => {
    const { status, stdout, stderr } = await hooknotary(['verify', 'akidotp', ...args], { stdin });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(stderr).toContain(part);
    expect(stderr).not.toContain('canary');
  });

  const unsigned = { request: { method: 'GET', url: 'https://receiver.example/health', headers: [] } };

  it.each([
    ['one request', [unsigned], []],
    ['one request that is chosen', [unsigned, unsigned], ['--entry', '2']],
    ['many requests', [unsigned, unsigned], []],
  ])('says of a HAR of %s that none has the header, and nothing of the request', async (_what, entries, more) => {
    const args = ['verify', 'akidotp', '--har', '-', ...more];
    const { status, stdout, stderr } = await hooknotary(args, { stdin: toHar(...entries) });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: stdin: no request of this HAR has the header x-akidotp-signature\..*\n$/);
  });

  it('looks at a request of a HAR all the same, where its signature stands under another name', async () => {
    const request = genuine('akidotp');
    const { 'x-akidotp-signature': signature = '', ...headers } = request.headers;
    const renamed = { ...request, headers: { ...headers, 'x-renamed-signature': signature } };
    const stdin = toHar(toHarEntry(renamed, { text: request.body.toString() }));
    const outcome = await hooknotary(['verify', 'akidotp', '--har', '-', '--json'], { stdin });
    expect(json(outcome)).toMatchObject({ causes: [{ code: 'signature_header_renamed' }] });
  });

  it.each([
    ['without postData', undefined, {}],
    ['with an empty text, where its head tells of a body', { text: '' }, { 'content-length': '5' }],
    ['without postData, where its head tells of a body', undefined, { 'content-length': '5' }],
  ])('says of a HAR %s that it holds no body', async (_what, postData, more) => {
    const request = genuine('akidotp');
    const stdin = toHar(toHarEntry({ ...request, headers: { ...request.headers, ...more } }, postData));
    const { status, stdout } = await hooknotary(['verify', 'akidotp', '--har', '-'], { stdin });
    expect(status).toBe(1);
    expect(stdout).toContain('cause: not proven\n  The HAR holds no body for this request');
    expect(stdout).not.toMatch(/The secret from|was read before|express/);
    expect(json(await hooknotary(['verify', 'akidotp', '--har', '-', '--json'], { stdin }))).toMatchObject({
      causes: [],
      missingBody: expect.stringContaining('The HAR holds no body') as unknown,
    });
  });

  it('says so beside what shows without a body, and not where there was none', async () => {
    const encoded = signedRequest(akidotp, { secret: 'another', headers: { 'content-encoding': 'br' } });
    const both = await hooknotary(['verify', 'akidotp', '--har', '-'], {
      stdin: toHar(toHarEntry(encoded, undefined)),
    });
    expect(both.stdout).toMatch(/cause: content_encoding_unsupported\n[^]*\nThe HAR holds no body for this request/);
    const empty = signedRequest(akidotp, { secret: 'another', payload: '', headers: { 'content-length': '0' } });
    const none = await hooknotary(['verify', 'akidotp', '--har', '-'], { stdin: toHar(toHarEntry(empty, undefined)) });
    expect(none.stdout).not.toContain('The HAR holds no body');
  });

  it('says of a saved request that it holds no body, where its head tells of one', async () => {
    const request = genuine('akidotp');
    const stdin = toSaved({
      ...request,
      headers: { ...request.headers, 'content-length': '5' },
      body: Buffer.alloc(0),
    });
    const { status, stdout } = await hooknotary(['verify', 'akidotp', '--request', '-'], { stdin });
    expect(status).toBe(1);
    expect(stdout).toContain('cause: not proven\n  The saved request holds no body, though its head tells of one');
    expect(stdout).not.toContain('was read before');
  });

  it('says of a body of more than 1 MiB what was not tried, and not that it was', async () => {
    const payload = JSON.stringify({ text: 'x'.repeat(1_200_000) });
    const request = signedRequest(akidotp, { secret: SECRET, payload: JSON.stringify(JSON.parse(payload), null, 2) });
    const stdin = toSaved({ ...request, body: Buffer.from(payload) });
    const args = ['verify', 'akidotp', '--request', '-'];
    const { stdout } = await hooknotary(args, { stdin });
    const [tried = ''] = /Nothing that was tried .*/.exec(stdout) ?? [];
    expect(tried).toContain('the body with another end');
    expect(tried).not.toContain('written again');
    expect(stdout).toContain(
      '\n  Not tried: the body written again as other JSON writers do: it is longer than 1 MiB.\n',
    );
    expect(json(await hooknotary([...args, '--json'], { stdin }))).toMatchObject({
      advice: {
        untried: expect.arrayContaining([
          'the body written again as other JSON writers do: it is longer than 1 MiB',
        ]) as unknown,
      },
    });
  });

  it('names no framework for what a HAR shows to be written again: none has touched it', async () => {
    const request = genuine('idenfy');
    const body = JSON.stringify(JSON.parse(request.body.toString()));
    const stdin = toHar(toHarEntry(request, { text: body }));
    const { stdout } = await hooknotary(['verify', 'idenfy', '--har', '-', '--framework', 'koa'], { stdin });
    expect(stdout).toMatch(/\ncause: body_\w+\n[^]*\nfix:\n {2}It was written anew before it came here\./);
    expect(stdout).not.toMatch(/bodyparser|express/);
    const saved = toSaved({ ...request, body: Buffer.from(body) });
    const inside = await hooknotary(['verify', 'idenfy', '--request', '-', '--framework', 'koa'], { stdin: saved });
    expect(inside.stdout).toMatch(/\nfix \(koa\):\n.*bodyparser/);
  });

  it('reads a request line of any method, and blanks within a header as they are', async () => {
    const { stdout } = await hooknotary(['verify', 'akidotp', '--request', '-', '--json'], {
      stdin: Buffer.from('M-SEARCH /a\u00a0b HTTP/1.1 \r\nX-AkidOTP-Signature: \t00 \r\n\r\n', 'latin1'),
    });
    expect(JSON.parse(stdout)).toMatchObject({
      causes: [{ code: 'method_not_allowed' }, { code: 'signature_unreadable' }],
    });
    // By a pattern that begins anew at each blank this takes minutes.
    const many = `POST / HTTP/1.1\r\nX-AkidOTP-Signature: a${' '.repeat(1_000_000)}b\r\n\r\n`;
    expect(await hooknotary(['verify', 'akidotp', '--request', '-'], { stdin: many })).toMatchObject({ status: 1 });
  });

  it('needs the URL of a Kudosity delivery', async () => {
    const { status, stderr } = await hooknotary(['verify', 'kudosity', '--headers', '-']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'error: kudosity signs the query: give the URL by --url.\n',
    });
  });
});
