import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Delivery, Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { kudosity } from '@hooknotary/providers/kudosity';
import { plivo } from '@hooknotary/providers/plivo';
import { diagnose } from '@hooknotary/diagnose';
import { signedRequest, type SignedRequest } from '@hooknotary/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NOW } from '../../../test/contract/senders.ts';
import { readPasted } from '../src/pasted.ts';
import { file, hasPrograms, hooknotary, json, run, SECRET, SECRETS, startReceiver, startServer } from './command.ts';

const read = (command: string, stdin?: Buffer) =>
  readPasted({ bytes: Buffer.from(command, 'utf8'), file: 'stdin', stdin });

const ORIGIN = 'https://receiver.example';

const pairsOf = ({ headers }: SignedRequest) =>
  Object.entries(headers).flatMap(([name, value]) => [value].flat().map((each) => `${name}: ${each}`));

/** As Chrome copies for bash: https://github.com/ChromeDevTools/devtools-frontend, NetworkLogView.ts. */
function toBash(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what it escapes
  if (!/[\0-\x1f\x7f-\x9f!]|'/.test(text)) return `'${text}'`;
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", String.raw`\'`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    // oxlint-disable-next-line no-control-regex -- these are what it escapes
    .replaceAll(/[\0-\x1f\x7f-\x9f!]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `$'${escaped}'`;
}

/** As Chrome copies for cmd. */
function toCmd(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', String.raw`\"`)
    .replaceAll(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/gu, '^$&')
    .replaceAll(/%(?=[a-zA-Z0-9_])/g, '%^')
    .replaceAll(/\r?\n/g, '^\n\n');
  return `^"${escaped}^"`;
}

/** As Chrome copied for cmd before. */
const toOldCmd = (text: string): string =>
  `"${text
    .replaceAll('"', '""')
    .replaceAll('\\', '\\\\')
    .replaceAll(/[\r\n]+/g, '"^$&"')}"`;

const toChrome = (request: SignedRequest, escape: (text: string) => string, between: string): string =>
  [
    `curl ${escape(ORIGIN + request.url)}`,
    ...pairsOf(request).map((each) => `-H ${escape(each)}`),
    ...(request.method === 'GET' ? [] : [`--data-raw ${escape(request.body.toString())}`]),
    '--compressed',
  ].join(between);

/** As Postman's "Code" writes it. */
const toPostman = (request: SignedRequest): string =>
  [
    `curl --location --request ${request.method} '${ORIGIN}${request.url}'`,
    ...pairsOf(request).map((each) => `--header '${each}'`),
    ...(request.method === 'GET' ? [] : [`--data '${request.body.toString().replaceAll("'", String.raw`'\''`)}'`]),
  ].join(' \\\n');

const toWebhookSite = (request: SignedRequest): string =>
  `curl -X '${request.method}' '${ORIGIN}${request.url}' ${pairsOf(request)
    .map((each) => `-H '${each}'`)
    .join(' ')}${request.method === 'GET' ? '' : ` -d ${toBash(request.body.toString())}`}`;

const DIFFICULT = JSON.stringify({
  phone: `it's "$HOME" \`x\` !! 100% %PATH% \\ \\" ^ & <voil\u00e0> \u{1f600}`,
  requestId: 'a\\b',
  status: 'verified',
  verifiedAt: null,
});

const requests = [
  ['text', akidotp, undefined],
  ['all that a shell takes for its own', akidotp, DIFFICULT],
  ['several lines', akidotp, `${JSON.stringify({ a: 1 }, null, 2)}\n`],
  ['a time', cardda, undefined],
  ['a query', kudosity, undefined],
] as const;

describe.each(requests)('a request of %s', (_what, provider: Provider, payload) => {
  const request = signedRequest(provider, { secret: SECRET, now: () => NOW, payload });

  it.each<readonly [from: string, command: string]>([
    ['Chrome, for bash', toChrome(request, toBash, ' \\\n  ')],
    ['Chrome, for cmd', toChrome(request, toCmd, ' ^\n  ')],
    ['Chrome, for cmd on Windows', toChrome(request, toCmd, ' ^\r\n  ')],
    ['Postman', toPostman(request)],
    ['webhook.site', toWebhookSite(request)],
  ])('verifies what is copied from %s', async (_from, command) => {
    const { delivery, missingBody } = await read(command);
    expect(missingBody).toBeUndefined();
    expect(diagnose(provider, SECRET, delivery, { now: () => NOW }).webhook).toMatchObject({ provider: provider.name });
  });
});

describe('hooknotary verify --curl', () => {
  it('verifies what an old Chrome copied for cmd', async () => {
    const old = signedRequest(akidotp, { secret: SECRET, payload: { phone: 'a\\b "c"', requestId: '1' } });
    expect((await read(toChrome(old, toOldCmd, ' ^\n'))).delivery.rawBody).toEqual(old.body);
  });

  const request = signedRequest(akidotp, { secret: SECRET });
  const verify = (stdin: string, ...more: readonly string[]) =>
    hooknotary(['verify', 'akidotp', '--curl', '-', ...more], { stdin });

  it.runIf(hasPrograms('bash'))('verifies what our own lines run, as the shell shows it', async () => {
    const lines = (await hooknotary(['send', 'akidotp', 'http://127.0.0.1:1/', '--curl'], { env: {} })).stdout;
    expect(await verify(lines)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("'set -x' shows") as unknown,
    });
    const { stderr } = await run(['bash', '-c', `curl() { :; }; set -x\n${lines}`], { env: SECRETS });
    const command = stderr.split('\n').filter((line) => line.startsWith('+ curl '));
    expect(command).toHaveLength(1);
    expect(await verify(command.join(''))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('give that by --body') as unknown,
    });
    expect(await verify(command.join(''), '--body', file(request.body))).toMatchObject({ status: 0 });
  });

  it('names what is wrong with a copy that is', async () => {
    const { headers } = request;
    const twice = toPostman({ ...request, body: Buffer.from(`${request.body.toString()}\n`), headers });
    expect(json(await verify(twice, '--json'))).toMatchObject({ causes: [{ code: 'body_newline_added' }] });
    const { 'x-akidotp-signature': _, ...unsigned } = headers;
    expect(json(await verify(toPostman({ ...request, headers: unsigned }), '--json'))).toMatchObject({
      refusal: { code: 'signature_missing' },
    });
    const bare = `curl -X POST ${ORIGIN} -H 'x-akidotp-signature: ${String(headers['x-akidotp-signature'])}'`;
    expect((await verify(bare)).stdout).toContain('cause: not proven\n  The curl command holds no body');
  });

  it.each([
    ['no command', 'canary', 'there is no curl command'],
    ['another program', 'wget canary', 'there is no curl command'],
    ['two commands', 'curl a; curl b', 'there are several curl commands'],
    ['no URL', "curl -H 'a: canary'", 'the curl command has no URL'],
    ['two URLs', 'curl canary canary', 'more than one URL'],
    ['an option that curl has not', 'curl --canari=canary http://x', 'curl has no option --canari.'],
    ['a letter that curl has not', 'curl -sWcanary http://x', 'curl has no option -W.'],
    ['a value that is not there', 'curl http://x -H', 'the option --header of curl has no value'],
    ['a quote without an end', "curl 'canary", 'a quote of the command has no end'],
    ['a variable', 'curl http://x -d "$canary"', 'a part that only a running shell fills in'],
    ['a command within', 'curl http://x -d `canary`', 'a part that only a running shell fills in'],
    ['a form', 'curl http://x -F a=canary', '--form: curl makes up the boundary'],
    ['a second request', 'curl http://x --next http://canary', '--next: there is more than one request'],
    ['a file that is not there', 'curl http://x -d @/nowhere/at-all', '/nowhere/at-all: there is no such file.'],
    ['a body by a pipe', 'curl http://x -d @-', 'give that by --body'],
  ])('ends with 2 and one line for %s', async (_what, command, part) => {
    const { status, stdout, stderr } = await verify(command);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: stdin: [^\n]+\n$/);
    expect(stderr).toContain(part);
    expect(stderr).not.toContain('canary');
  });

  it('verifies a form, whose URL is signed', async () => {
    const form = signedRequest(plivo, { secret: SECRET, publicUrl: ORIGIN, url: '/plivo' });
    const args = ['verify', 'plivo', '--curl', '-', '--public-url', ORIGIN, '--secret-file', file(SECRET)];
    expect(await hooknotary(args, { stdin: toChrome(form, toBash, ' ') })).toMatchObject({ status: 0 });
  });

  it('takes a time that grows with the command', async () => {
    const { delivery } = await read(`curl ${ORIGIN} ${String.raw`-d 'a'\''b' `.repeat(100_000)}`);
    expect(delivery.rawBody).toHaveLength(400_000 - 1);
    const long = await read(`curl ${ORIGIN} -d $'${String.raw`\u00e9`.repeat(500_000)}' -d "${'\\"'.repeat(500_000)}"`);
    expect(long.delivery.rawBody).toHaveLength(1_500_001);
    const cmd = await read(`curl ^"${ORIGIN}^" -d ^"${String.raw`\^"`.repeat(500_000)}^"`);
    expect(cmd.delivery.rawBody).toHaveLength(500_000);
    await expect(read(`curl ${ORIGIN} '${String.raw`\"'"`.repeat(100_000)}`)).rejects.toThrow('has no end');
  });
});

const COMMANDS = [
  'curl URL',
  'curl -sS URL/a?b=c#d',
  'curl URL?b=c',
  'curl --url URL/a -XPUT',
  "curl URL -H 'X-A: b' -H 'x-a:c' -H 'X-Empty;' -H 'Accept:'",
  "curl URL -d a=1 -d 'b= 2' --data-raw @c",
  "curl URL -d 'a\n b' --data-binary 'c\n'",
  'curl URL -d @FILE',
  'curl URL --data-binary @FILE',
  'curl URL --data-urlencode "a=b c&\u00e9/~" --data-urlencode "=d e" --data-urlencode n@FILE --data-urlencode @FILE',
  'curl -G URL/q?z=1 -d a=b -d c=d',
  `curl URL --json '{"a":1}'`,
  `curl URL --json '{"a":' --json '1}'`,
  "curl -u 'me:pass' URL -b 'a=b; c=d' -A agent -e 'http://r/;auto' --oauth2-bearer x",
  'curl http://me:pass@HOST/p -d ""',
  'curl URL -sSXPOST -dx -H"a: b"',
  String.raw`curl URL -d $'a\'b\\c\n\t\x41\101\u00e9\U1F600\cA\q' -d "a\"b\\c\$d\q" -d a\ b\'c`,
  'curl URL \\\n  -d "a\\\nb" # a comment',
  "FOO=1 curl URL -d 'a'\"b\"c$'d' 2>/dev/null | cat",
  "curl URL -d voil\u00e0 -H 'X-Name: \u00e0'",
  "curl -I URL -H 'Host: other.example'",
  'curl --compressed -k -L --max-time 9 --no-buffer --no-progress-meter -o /dev/null URL',
];

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Without those that differ from one curl to the next, or only frame the body. */
const toComparable = (headers: Delivery['headers']): object =>
  Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name, [value].flat()] as const)
      .filter(
        ([name, [value]]) => !/^(?:content-length|accept-encoding)$/.test(name) && !String(value).startsWith('curl/'),
      ),
  );

describe.runIf(hasPrograms('bash', 'curl'))('a curl command', () => {
  it.each(COMMANDS)('is read as curl runs it: %s', async (command) => {
    let received: object = {};
    const origin = await startServer(async (incoming, response) => {
      const { method, url, headersDistinct } = incoming;
      received = { method, url, headers: headersDistinct, rawBody: toText(await buffer(incoming)) };
      response.end();
    });
    const folder = mkdtempSync(join(tmpdir(), 'hooknotary-curl-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'data');
    writeFileSync(path, Buffer.from('a b\r\n\xff&', 'latin1'));
    const text = command.replaceAll('URL', origin).replaceAll('HOST', new URL(origin).host).replaceAll('FILE', path);
    await run(['bash', '-c', text], { env: { LC_ALL: 'C.UTF-8' } });
    const { delivery } = await read(text);
    expect({ ...delivery, headers: toComparable(delivery.headers), rawBody: toText(delivery.rawBody) }).toEqual({
      ...received,
      headers: toComparable((received as Delivery).headers),
    });
  });

  it('is sent to a receiver, and verified from the same words', async () => {
    const { origin, journal } = await startReceiver();
    const request = signedRequest(akidotp, { secret: SECRET });
    const command = toChrome(request, toBash, ' \\\n').replaceAll(ORIGIN, origin);
    await run(['bash', '-c', command]);
    expect(journal.handled).toHaveLength(1);
    expect(await hooknotary(['verify', 'akidotp', '--curl', file(command)])).toMatchObject({ status: 0 });
  });
});
