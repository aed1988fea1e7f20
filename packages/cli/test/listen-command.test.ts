import { PROVIDERS } from '../src/providers.js';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { kudosity } from '@hooknotary/providers/kudosity';
import { signedRequest } from '@hooknotary/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { until } from '../../../test/engines/until.ts';
import { ask, closing, listen, requestOf, secretOf, sendTo } from './listening.ts';

const main = new URL('../dist/main.js', import.meta.url).pathname;

const secrets = { AKIDOTP_WEBHOOK_SECRET: secretOf(akidotp), KUDOSITY_API_SECRET: secretOf(kudosity) };

interface Run {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Exit status or signal, once it has ended. */
  readonly ended: Promise<number | string>;
}

/** Runs the command as it is installed. */
function run(parameters: readonly string[], env: Readonly<Record<string, string>> = secrets): Run {
  const child = spawn(process.execPath, [main, 'listen', ...parameters], {
    // Not the tester's own folders.
    env: { HOME: home, XDG_DATA_HOME: `${home}/data`, ...env, PATH: process.env['PATH'] },
  });
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
    let text = '';
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    return () => text;
  });
  const ended = once(child, 'close').then(([status, signal]) => (status ?? signal) as number | string);
  closing(child, async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, ended, stdout: stdout ?? String, stderr: stderr ?? String };
}

/** A home of the run's own, gone with the process. */
const home = mkdtempSync(join(tmpdir(), 'hooknotary-home-'));
afterAll(() => rmSync(home, { recursive: true }));

/** A port that nobody has at the moment. */
async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The cast is true of a server that listens on a port.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const originIn = (text: string): string => /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';

describe('hooknotary listen', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints where it listens, tells of deliveries, and ends well by %s',
    async (signal) => {
      const { child, stdout, ended } = run(['--port', '0']);
      await until('it listens', () => stdout().includes('Ctrl+C'));
      const origin = originIn(stdout());
      expect(stdout()).toMatch(/Page:\s+http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{32}\n/);
      expect(stdout()).toContain(`POST  ${origin}/webhooks/akidotp\n`);
      expect(stdout()).toContain(`GET   ${origin}/webhooks/kudosity\n`);
      expect(stdout()).toContain(`${origin}/webhooks/cardda  (refuses: CARDDA_WEBHOOK_SECRET is not set)\n`);
      // An open page must not keep it from ending.
      const [, token] = /#token=(\S+)/.exec(stdout()) ?? [];
      const feed = await fetch(`${origin}/api/events?token=${token}`);
      await sendTo({ origin }, requestOf(akidotp));
      await sendTo({ origin }, requestOf(cardda));
      await until('both are told of', () => stdout().includes('secret_unavailable'));
      expect(stdout()).toMatch(/\d\d:\d\d:\d\d {2}akidotp {3}verified {2}200 {2}verified\n/);
      expect(stdout()).toMatch(/\d\d:\d\d:\d\d {2}cardda {4}refused {3}503 {2}secret_unavailable\n/);
      child.kill(signal);
      expect(await ended).toBe(0);
      await feed.body?.cancel().catch(() => undefined);
      expect(stdout()).not.toContain('canary');
    },
  );

  it('writes one line of JSON per delivery on stdout, and all else on stderr', async () => {
    const { child, stdout, stderr, ended } = run(['--port', '0', '--json']);
    await until('it listens', () => stderr().includes('Ctrl+C'));
    const origin = originIn(stderr());
    await sendTo({ origin }, requestOf(kudosity));
    await sendTo({ origin }, requestOf(akidotp, 'another secret'));
    await until('both are told of', () => stdout().split('\n').length === 3);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const common = {
      test: false,
      receivedAt: expect.any(Number),
      attempt: 1,
      mismatch: null,
      cause: null,
      forwarded: null,
    };
    expect(
      stdout()
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([
      {
        ...common,
        id: 1,
        first: 1,
        provider: 'kudosity',
        method: 'GET',
        path: '/webhooks/kudosity',
        outcome: 'verified',
        status: 200,
        code: null,
        type: 'delivery_receipt',
        bytes: 0,
      },
      {
        ...common,
        id: 2,
        first: 2,
        provider: 'akidotp',
        method: 'POST',
        path: '/webhooks/akidotp',
        outcome: 'refused',
        status: 401,
        code: 'signature_mismatch',
        type: null,
        bytes: requestOf(akidotp).body.length,
      },
    ]);
  });

  it('keeps deliveries in the file that it is told, and makes none otherwise', async () => {
    const folder = closing(mkdtempSync(join(tmpdir(), 'hooknotary-listen-')), async (path) =>
      rmSync(path, { recursive: true }),
    );
    const { child, stdout, ended } = run(['--port', '0', '--db', join(folder, 'mine.db'), '--keep', '1']);
    await until('it listens', () => stdout().includes('Ctrl+C'));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(existsSync(join(folder, 'mine.db'))).toBe(true);
  });

  it('says that no secret is set', async () => {
    const { stdout, stderr } = run(['--port', '0'], {});
    await until('it says so', () => stderr().endsWith('\n'));
    expect(stderr()).toBe('note: no secret is set, so that every delivery will be refused.\n');
    expect(stdout().match(/refuses: \w+ is not set/g)).toHaveLength(PROVIDERS.length);
  });

  it.each([
    [['--port', '70000'], 'whole number from 0 to 65535'],
    [['--keep', '0'], 'whole number from 1'],
    [['--keep', 'many'], 'whole number from 1'],
    [['--db', '/nowhere/at/all.db'], '/nowhere/at/all.db'],
    [['--forward', 'http://192.0.2.1/hook'], '--allow-remote'],
    [['--forward', 'localhost:3000'], 'http://'],
    [['--forward', 'http://127.0.0.1:1/?a=1'], '--forward takes a URL without a query'],
    [['--resend-to', 'http://192.0.2.1/hook'], '--allow-remote'],
    [['--resend-to', 'http://127.0.0.1:1/?a=1'], '--resend-to takes a URL without a query'],
    [['--nothing'], "unknown option '--nothing'"],
  ])('refuses %s, with status 2 and why', async (parameters, why) => {
    const { stdout, stderr, ended } = run(['--port', '0', ...parameters]);
    expect(await ended).toBe(2);
    expect([stdout(), stderr()]).toEqual(['', expect.stringContaining(why)]);
  });

  it('names the cause in its line, the nearest path of a stray, the member that is missing, and the second answer', async () => {
    const app = await listen();
    const { child, stdout, ended } = run(['--port', '0', '--forward', app.origin]);
    await until('it listens', () => stdout().includes('Ctrl+C'));
    const origin = originIn(stdout());
    expect(stdout()).toContain(`Forwards to:\n        ${app.origin}\n`);
    const quoted = requestOf(akidotp, `"${secretOf(akidotp)}"`);
    for (const request of [quoted, quoted]) await sendTo({ origin }, request);
    await sendTo({ origin }, signedRequest(akidotp, { secret: secretOf(akidotp), payload: { status: 'verified' } }));
    const answer = await fetch(`${origin}/webhook/kudosity`, { method: 'POST', body: '{}' });
    const nearest = 'No receiver is at this path; the nearest is /webhooks/kudosity.';
    expect([answer.status, await answer.json()]).toEqual([404, { error: nearest }]);
    await until('all are told of', () => /unknown {3}200/.test(stdout()) && /webhook\/kudosity\n/.test(stdout()));
    await until('both refusals are', () => stdout().match(/secret_lost_quotes/g)?.length === 2);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const mismatch = 'akidotp   refused   401  signature_mismatch: secret_lost_quotes';
    expect(stdout()).toContain(`${mismatch}  -> 401\n`);
    expect(stdout()).toContain(`${mismatch}  attempt 2 of #1  -> 401\n`);
    expect(stdout()).toMatch(/akidotp {3}unknown {3}200 {2}unknown \(verified: \/\w+ should be [^)]+\) {2}-> 200\n/);
    expect(stdout()).toMatch(/-{1} {9}stray {5}404 {2}\/webhook\/kudosity\n/);
    expect(stdout()).not.toContain('canary');
    expect(await ask(app, 'deliveries')).toHaveLength(3);
  });

  it('opens by the same address after a restart on the same port, unless somebody else could have read it', async () => {
    const port = String(await findPort());
    const pageOf = async (parameters: readonly string[]) => {
      const { child, stdout, ended } = run(parameters);
      await until('it listens', () => stdout().includes('Ctrl+C'));
      child.kill('SIGTERM');
      await ended;
      return /http:\S+#token=\S+/.exec(stdout())?.[0];
    };
    const file = `${home}/data/hooknotary/listen-${port}.token`;
    const first = await pageOf(['--port', port]);
    expect(await pageOf(['--port', port])).toBe(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    const second = await pageOf(['--port', port]);
    expect(second).not.toBe(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await pageOf(['--port', port])).toBe(second);
  });

  it('lets another machine be forwarded to when told so', async () => {
    const { stdout } = run(['--port', '0', '--allow-remote', '--forward', 'http://192.0.2.1/hook']);
    await until('it listens', () => stdout().includes('Ctrl+C'));
    expect(stdout()).toContain('http://192.0.2.1/hook\n');
  });

  it('refuses a secret with white space around it, and does not print it', async () => {
    const { stdout, stderr, ended } = run(['--port', '0'], { AKIDOTP_WEBHOOK_SECRET: 'canary ' });
    expect(await ended).toBe(2);
    expect(stdout() + stderr()).toContain('akidotp: the secret has white space around it');
    expect(stdout() + stderr()).not.toContain('canary');
  });

  it('says who has the port', async () => {
    const other = closing(createServer().listen(0, '127.0.0.1'), async (server) => server.close());
    await once(other, 'listening');
    // The cast is true of a server that listens on a port.
    const { port } = other.address() as AddressInfo;
    const { stderr, ended } = run(['--port', String(port)]);
    expect(await ended).toBe(2);
    expect(stderr()).toContain(`Port ${port}: somebody listens there already`);
  });
});
