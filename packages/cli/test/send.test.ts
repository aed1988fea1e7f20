import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  AT,
  file,
  FRAMEWORKS,
  hooknotary,
  json,
  MAIN,
  PROVIDERS,
  SECRETS,
  startReceiver,
  startServer,
} from './command.ts';

/** Says something to who connects, and closes the connection. */
async function startGreeter(greeting: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => void socket.end(greeting));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe.each(FRAMEWORKS)('hooknotary send, to %s', (framework) => {
  it.each(PROVIDERS)('sends a genuine delivery of %s', async (provider) => {
    const { origin, journal } = await startReceiver(framework);
    const outcome = await hooknotary(['send', provider, `${origin}/webhooks/${provider}`, '--at', AT]);
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    expect(outcome.stdout).toMatch(/^200 OK in \d+ ms$/m);
    expect(journal.refused).toEqual([]);
    expect(journal.handled).toMatchObject([{ webhook: { provider } }]);
    expect(journal.handled).not.toMatchObject([{ webhook: { type: 'unknown' } }]);
  });
});

describe('hooknotary send --tamper', () => {
  it.each([
    ['body', 401, 'signature_mismatch'],
    ['signature', 401, 'signature_mismatch'],
    ['timestamp', 401, 'timestamp_too_old'],
    ['reserialise', 401, 'signature_mismatch'],
    ['header-twice', 401, 'signature_malformed'],
    ['gzip', 415, 'content_encoding_unsupported'],
    ['oversize', 413, 'body_too_large'],
  ])('%s is refused with %i %s, and ends with 0', async (how, expected, code) => {
    const { origin, journal } = await startReceiver();
    const url = `${origin}/webhooks/cardda`;
    const outcome = await hooknotary(['send', 'cardda', url, '--at', AT, '--tamper', how, '--json']);
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    expect(json(outcome)).toMatchObject({
      provider: 'cardda',
      tampering: how,
      expected: { status: expected, code },
      success: false,
      outcome: 'expected',
      attempts: [{ status: expected, text: expect.stringContaining(code) as unknown }],
    });
    expect(journal.handled).toEqual([]);
    expect(journal.refused.map(({ error }) => error.code)).toEqual([code]);
  });

  it('says so where a receiver takes what it must refuse', async () => {
    const url = await startServer((_request, response) => void response.end('OK'));
    const { status, stdout } = await hooknotary(['send', 'idenfy', url, '--tamper', 'body']);
    expect(status).toBe(1);
    expect(stdout).toContain('NOT as it should be: a receiver must refuse this: 403 signature_mismatch');
  });

  it.each([
    ['another status', 401, '{"code":"signature_mismatch"}'],
    ['another code', 403, '{"code":"signature_missing"}'],
    ['no code', 403, 'Forbidden'],
    ['JSON that holds none', 403, 'null'],
    ['a fault of its own', 500, '{"code":"signature_mismatch"}'],
    ['a redirect', 302, ''],
  ])('ends with 1 for a refusal with %s', async (_what, answered, text) => {
    const url = await startServer((_request, response) => void response.writeHead(answered).end(text));
    const outcome = await hooknotary(['send', 'idenfy', url, '--tamper', 'body', '--json']);
    expect(outcome.status).toBe(1);
    expect(json(outcome)).toMatchObject({ outcome: 'unexpected' });
    expect((await hooknotary(['send', 'idenfy', url, '--tamper', 'body'])).stdout).toContain('NOT as it should be');
  });

  it.each([
    ['nobody listens', () => 'http://127.0.0.1:1', []],
    ['the connection is closed', () => startGreeter(''), []],
    ['the answer breaks off', () => startGreeter('HTTP/1.1 403 Forbidden\r\nContent-Length: 99\r\n\r\n{'), []],
    ['the time is over', () => startServer(() => undefined), ['--timeout', '0.05']],
  ])('ends with 3 where %s, and with 1 without --tamper', async (_why, start, more) => {
    const args = ['send', 'idenfy', await start(), ...more];
    const { status, stdout } = await hooknotary([...args, '--tamper', 'body']);
    expect(status).toBe(3);
    expect(stdout).toContain('not known whether it is as it should be: a receiver must refuse this: 403');
    expect(json(await hooknotary([...args, '--tamper', 'body', '--json']))).toMatchObject({ outcome: 'unanswered' });
    expect(await hooknotary(args)).toMatchObject({ status: 1 });
  });

  const REFUSED = '{"code":"signature_mismatch"}';
  it.each([
    ['0, all being refused', ['refuse', 'refuse', 'refuse'], 0, '3 as it should be'],
    [
      '3, one getting no answer and none being wrong',
      ['refuse', 'hang up', 'refuse'],
      3,
      '2 as it should be, 1 not known whether it is as it should be',
    ],
    [
      '1, one being wrong and one getting no answer',
      ['hang up', 'accept', 'refuse'],
      1,
      '1 as it should be, 1 NOT as it should be, 1 not known whether it is as it should be',
    ],
  ])('ends for many with %s', async (_what, answers, expected, words) => {
    const left = [...answers, ...answers];
    const url = await startServer((request, response) => {
      const answer = left.shift();
      if (answer === 'hang up') request.socket.destroy();
      else response.writeHead(answer === 'accept' ? 200 : 403).end(answer === 'accept' ? 'OK' : REFUSED);
    });
    const args = ['send', 'idenfy', url, '--tamper', 'body', '--repeat', '3'];
    const { status, stdout } = await hooknotary(args);
    expect(status).toBe(expected);
    expect(stdout).toContain(`${words}: a receiver must refuse this: 403 signature_mismatch\n`);
    const outcome = await hooknotary([...args, '--json']);
    expect(outcome.status).toBe(expected);
    const count = (what: string) => answers.filter((each) => each === what).length;
    expect(json(outcome)).toMatchObject({
      outcomes: { expected: count('refuse'), unexpected: count('accept'), unanswered: count('hang up') },
    });
  });

  it('is judged by the last attempt, where it is sent again', async () => {
    const left = [undefined, 403, 200];
    const url = await startServer((request, response) => {
      const status = left.shift();
      if (status === undefined) request.socket.destroy();
      else response.writeHead(status).end(REFUSED);
    });
    const args = ['send', 'idenfy', url, '--tamper', 'body', '--retry', '--retry-scale', '0'];
    expect(await hooknotary(args)).toMatchObject({ status: 1 });
    expect(left).toEqual([]);
  });

  it('takes one tampering at a time, for the others would pass for tried', async () => {
    const args = ['send', 'akidotp', 'http://127.0.0.1:1', '--tamper', 'body', '--tamper', 'signature'];
    const { status, stderr } = await hooknotary(args);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('Run it once for each.') });
  });

  it('has no variant that the sender cannot have', async () => {
    const { status, stderr } = await hooknotary(['send', 'kudosity', 'http://127.0.0.1:1', '--tamper', 'gzip']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "error: kudosity: there is no variant 'gzip' for this sender.\n",
    });
  });

  it('sends a repeated header in two lines', async () => {
    const seen: (readonly string[] | undefined)[] = [];
    const url = await startServer((request, response) => {
      seen.push(request.headersDistinct['x-akidotp-signature']);
      response.end();
    });
    await hooknotary(['send', 'akidotp', url, '--tamper', 'header-twice']);
    expect(seen).toEqual([[expect.any(String), expect.any(String)]]);
  });
});

describe('the payload of hooknotary send', () => {
  it('is the example of an event', async () => {
    const { origin, journal } = await startReceiver();
    const url = `${origin}/webhooks/akidotp`;
    expect(await hooknotary(['send', 'akidotp', url, '--event', 'test'])).toMatchObject({ status: 0 });
    expect(journal.handled).toMatchObject([{ webhook: { type: 'test', test: true } }]);
  });

  it('has what is set in it, numbers and JSON as such', async () => {
    const { origin, journal } = await startReceiver();
    const url = `${origin}/webhooks/osapher`;
    const set = ['data.fractureScore=77', 'data.legalName=Jane & Co', 'data.extra.deep=[true,null]', 'data.abn="12"'];
    const outcome = await hooknotary(['send', 'osapher', url, ...set.flatMap((each) => ['--set', each])]);
    expect(outcome).toMatchObject({ status: 0 });
    expect(journal.handled).toMatchObject([
      {
        webhook: {
          type: 'verification.completed',
          payload: { data: { fractureScore: 77, legalName: 'Jane & Co', extra: { deep: [true, null] }, abn: '12' } },
        },
      },
    ]);
  });

  it('has parameters set in it, for Kudosity', async () => {
    const { origin, journal } = await startReceiver();
    const url = `${origin}/webhooks/kudosity?mine=1`;
    const set = ['--set', 'status=hard-bounce', '--set', 'note=a & b'];
    expect(await hooknotary(['send', 'kudosity', url, ...set])).toMatchObject({ status: 0 });
    expect(journal.handled).toMatchObject([
      { webhook: { payload: { mine: '1', status: 'hard-bounce', note: 'a & b', message_id: '331694668' } } },
    ]);
  });

  it('is a file or stdin, byte by byte', async () => {
    const { origin, journal } = await startReceiver();
    const url = `${origin}/webhooks/akidotp`;
    const bytes = Buffer.from('{ "caf\u00e9" : [1.0, "\\u00e9"] }\r\n\n');
    expect(await hooknotary(['send', 'akidotp', url, '--payload', file(bytes)])).toMatchObject({ status: 0 });
    expect(await hooknotary(['send', 'akidotp', url, '--payload', '-'], { stdin: bytes })).toMatchObject({ status: 0 });
    expect(journal.handled).toMatchObject([{ webhook: { rawBody: bytes } }, { webhook: { rawBody: bytes } }]);
  });

  it('of ones own goes out under the event given, for iDenfy', async () => {
    const { origin, journal } = await startReceiver();
    const payload = file('{"usersToExtend":1,"usersToExpire":2}');
    const event = ['--event', 'AML_MONITORING_EXPIRATION', '--payload', payload];
    expect(await hooknotary(['send', 'idenfy', `${origin}/webhooks/idenfy`, ...event])).toMatchObject({ status: 0 });
    expect(journal.handled).toMatchObject([{ webhook: { type: 'AML_MONITORING_EXPIRATION' } }]);
  });

  it.each([
    ['a file that is not there', ['--payload', '/nowhere/at-all'], '/nowhere/at-all: there is no such file.'],
    [
      'an event without an example',
      ['--event', 'deleted'],
      "there is no example of type 'deleted'; there are verified",
    ],
    ['an event beside a payload that says it', ['--event', 'test', '--payload', '-'], 'give --event or --payload'],
    ['a set without a value', ['--set', 'status'], '--set takes name=value'],
    ['a set within text', ['--set', 'status.x=1'], "'status' is no object"],
    ['a set in what is no JSON', ['--set', 'a=1', '--payload', '-'], '--set needs a payload that is a JSON object'],
  ])('is refused for %s', async (_what, more, part) => {
    const { status, stdout, stderr } = await hooknotary(['send', 'akidotp', 'http://127.0.0.1:1', ...more]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(stderr).toContain(part);
  });
});

describe('many deliveries', () => {
  it('go out as many at once as wanted, and are summed up by status', async () => {
    const waiting: (() => void)[] = [];
    let most = 0;
    let count = 0;
    const url = await startServer((_request, response) => {
      count += 1;
      const status = count <= 15 ? 200 : 500;
      waiting.push(() => void response.writeHead(status).end());
      most = Math.max(most, waiting.length);
      // Nobody is answered before five wait.
      if (waiting.length === 5) for (const answer of waiting.splice(0)) answer();
    });
    const outcome = await hooknotary(['send', 'akidotp', url, '--repeat', '20', '--concurrency', '5', '--json']);
    expect(outcome).toMatchObject({ status: 1, stderr: '' });
    expect(json(outcome)).toMatchObject({
      answers: { 200: 15, 500: 5 },
      deliveries: 20,
      attempts: 20,
      failed: 5,
      success: false,
    });
    expect({ count, most }).toEqual({ count: 20, most: 5 });
  });

  it('show a summary, and no bar where there is no terminal', async () => {
    const { origin, journal } = await startReceiver('Fastify 5');
    const url = `${origin}/webhooks/kudosity`;
    const { status, stdout, stderr } = await hooknotary(['send', 'kudosity', url, '--repeat', '10']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^ {2}10 × 200$/m);
    expect(journal.handled).toHaveLength(10);
  });

  it.each([
    ['SIGINT', [], 200, '\n  3 × 200\n'],
    ['SIGTERM', [], 200, '\ninterrupted: 3 of 500 were sent and answered; that is what came of those\n'],
    ['SIGTERM', ['--json'], 200, '"interrupted": true,\n  "answers": {\n    "200": 3\n'],
    // One of them waits to be sent again.
    ['SIGINT', ['--retry', '--retry-scale', '10'], 500, '\n  2 × 200\n  1 × 500\n'],
  ] as const)('are summed up until a %s, with %j', async (signal, more, status, part) => {
    let count = 0;
    // Three are answered, and two wait for ever.
    const url = await startServer((_request, response) => {
      count += 1;
      if (count <= 3) response.writeHead(count === 3 ? status : 200).end();
      else if (count === 4) child.kill(signal);
    });
    const args = [MAIN, 'send', 'akidotp', url, '--repeat', '500', '--concurrency', '2', ...more];
    const child = spawn(process.execPath, args, { env: SECRETS, stdio: 'pipe' });
    const closed = once(child, 'close');
    const [stdout, stderr] = await Promise.all([readText(child.stdout), readText(child.stderr)]);
    expect([await closed, stderr.includes('error')]).toEqual([[130, null], false]);
    expect(stdout).toContain(part);
  });

  it('take times of which a machine can read each digit', async () => {
    const url = await startServer((_request, response) => void response.end());
    for (const more of [[], ['--repeat', '3']]) {
      const { stdout } = await hooknotary(['send', 'akidotp', url, '--json', ...more]);
      expect(stdout).toMatch(/"(?:seconds|median)": 0\.\d/);
      expect(stdout).not.toMatch(/\.\d{5}/);
    }
  });
});

describe('hooknotary send --retry', () => {
  it.each([
    ['akidotp', 2],
    ['kudosity', 5],
    ['idenfy', 11],
    ['osapher', 1],
    ['cardda', 4],
  ])('sends as often as %s: %i times', async (provider, times) => {
    const bodies: unknown[] = [];
    const url = await startServer((request, response) => {
      bodies.push([request.url, request.headers]);
      response.writeHead(503).end();
    });
    const args = ['send', provider, url, '--retry', '--retry-scale', '0', '--json'];
    const { status, stdout, stderr } = await hooknotary(args);
    expect(status).toBe(1);
    expect(bodies).toHaveLength(times);
    expect(new Set(bodies.map((each) => JSON.stringify(each))).size).toBe(1);
    expect((JSON.parse(stdout) as { attempts: unknown[] }).attempts).toHaveLength(times);
    expect(stderr.split('\n').filter((line) => line.includes('sent again in 0 s'))).toHaveLength(times - 1);
  });

  it('stops at the first success, and says what it waits for', async () => {
    let count = 0;
    const url = await startServer((_request, response) => {
      count += 1;
      response.writeHead(count < 3 ? 500 : 200).end();
    });
    const outcome = await hooknotary(['send', 'cardda', url, '--retry', '--retry-scale', '0']);
    expect(outcome).toMatchObject({ status: 0 });
    expect(count).toBe(3);
    expect(outcome.stderr).toContain('note: answered 500; sent again in 0 s. Cardda sends up to 3 times more');
  });
});

describe('the answer to hooknotary send', () => {
  it('is success as the vendor has it: for Osapher only 200', async () => {
    const url = await startServer((_request, response) => void response.writeHead(204).end());
    expect(await hooknotary(['send', 'akidotp', url])).toMatchObject({ status: 0 });
    expect(await hooknotary(['send', 'osapher', url])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('osapher takes only 200 for success') as unknown,
    });
  });

  it('is never followed elsewhere', async () => {
    const seen: (string | undefined)[] = [];
    const url = await startServer((request, response) => {
      seen.push(request.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    const { status, stdout } = await hooknotary(['send', 'akidotp', `${url}/hook`]);
    expect({ status, seen }).toEqual({ status: 1, seen: ['/hook'] });
    expect(stdout).toContain('a redirect to /elsewhere, not followed');
  });

  it('is shown within bounds, and cannot steer the terminal', async () => {
    const text = `\u001b]0;owned\u0007\u009b31m${'x'.repeat(100_000)}`;
    const url = await startServer((_request, response) => void response.end(text));
    const shown = await hooknotary(['send', 'akidotp', url]);
    // oxlint-disable-next-line no-control-regex -- these must not be there
    expect(shown.stdout).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
    expect(shown.stdout.length).toBeLessThan(3000);
    expect(shown.stdout).toContain('the answer is longer');
    const { attempts } = json(await hooknotary(['send', 'akidotp', url, '--json'])) as {
      attempts: { text: string; truncated: boolean }[];
    };
    expect(attempts).toMatchObject([{ truncated: true }]);
    expect(Buffer.byteLength(attempts[0]?.text ?? '')).toBe(16 * 1024);
  });

  it('is waited for no longer than --timeout', async () => {
    const url = await startServer(() => undefined);
    const { status, stdout } = await hooknotary(['send', 'akidotp', url, '--timeout', '0.05']);
    expect(status).toBe(1);
    expect(stdout).toContain('no answer: no answer within 0.05 s');
  });

  it.each([
    ['nobody listens', undefined, 'nothing listens there'],
    ['the connection is closed', '', 'the receiver closed the connection without an answer'],
    ['something else speaks', '220 mail.example ESMTP\r\n', 'what came back is not HTTP'],
  ])('may be missing because %s, and then it says so', async (_why, greeting, reason) => {
    const url = greeting === undefined ? 'http://127.0.0.1:1' : await startGreeter(greeting);
    const { status, stdout } = await hooknotary(['send', 'akidotp', url]);
    expect(status).toBe(1);
    expect(stdout).toContain(`no answer: ${reason}`);
  });
});

describe('who sends to a receiver with another secret', () => {
  const SECRET_OF_RECEIVER = 'canary-of-the-receiver';
  const guards = [{ provider: 'akidotp', secret: SECRET_OF_RECEIVER, on: { '*': () => undefined } }] as const;
  const NEXT = 'hooknotary verify akidotp --request refused/<file>\n';

  it.each([[], ['--repeat', '2']])('is told what to do next: %s %s', async (...more) => {
    const { origin } = await startReceiver('Express 5', { guards });
    const { status, stdout } = await hooknotary(['send', 'akidotp', `${origin}/`, ...more]);
    expect(status).toBe(1);
    expect(stdout).toContain("saveRefused('refused')");
    expect(stdout).toContain(NEXT);
    expect(stdout).toContain('another secret than that from AKIDOTP_WEBHOOK_SECRET.');
  });

  it('is not told so of a forgery that is refused as it should be', async () => {
    const { origin } = await startReceiver('Express 5', { guards });
    const { status, stdout } = await hooknotary(['send', 'akidotp', `${origin}/`, '--tamper', 'header-twice']);
    expect(status).toBe(0);
    expect(stdout).not.toContain('next:');
  });

  it('is told so of a forgery that is refused for another reason than its own', async () => {
    const cardda = [{ provider: 'cardda', secret: SECRET_OF_RECEIVER, on: { '*': () => undefined } }] as const;
    const { origin } = await startReceiver('Express 5', { guards: cardda });
    const { status, stdout } = await hooknotary(['send', 'cardda', `${origin}/`, '--tamper', 'timestamp']);
    expect(status).toBe(1);
    expect(stdout).toContain('hooknotary verify cardda --request refused/<file>\n');
  });

  it('is not, where the answer says all', async () => {
    const url = await startServer(
      (_request, response) => void response.writeHead(500).end('{"code":"body_already_parsed"}'),
    );
    expect((await hooknotary(['send', 'akidotp', url])).stdout).not.toContain('next:');
  });
});

describe('the target of hooknotary send', () => {
  it.each(['http://192.0.2.1/', 'https://192.0.2.1/', 'http://[::ffff:192.0.2.1]/', 'http://0.0.0.0/', 'http://[::]/'])(
    'is refused for being elsewhere: %s',
    async (url) => {
      const { status, stdout, stderr } = await hooknotary(['send', 'akidotp', url]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^error: \S+ is not this machine: add --allow-remote .*\n$/);
    },
  );

  it('may be elsewhere where that is allowed', async () => {
    const { origin } = await startReceiver();
    const url = `${origin.replace('127.0.0.1', '0.0.0.0')}/webhooks/akidotp`;
    expect(await hooknotary(['send', 'akidotp', url, '--allow-remote'])).toMatchObject({ status: 0 });
  });

  it.each(['localhost:3000', 'ftp://localhost/', 'http://', '/webhooks/akidotp'])(
    'is refused for being no URL of a receiver: %s',
    async (url) => {
      const { status, stderr } = await hooknotary(['send', 'akidotp', url]);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^error: The URL must be a whole one, such as [^\n]+\n$/);
    },
  );

  it('holds no password, and a refusal does not repeat it', async () => {
    const { status, stderr } = await hooknotary(['send', 'akidotp', 'http://me:hush@localhost/']);
    expect(status).toBe(2);
    expect(stderr).not.toContain('hush');
  });

  it('is asked itself, whatever proxy the environment names', async () => {
    const { origin } = await startReceiver();
    const proxy = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: 'http://127.0.0.1:1', http_proxy: 'http://127.0.0.1:1' };
    const args = ['send', 'akidotp', `${origin}/webhooks/akidotp`];
    expect(await hooknotary(args, { env: { ...SECRETS, ...proxy } })).toMatchObject({ status: 0 });
  });
});
