import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { AT, hooknotary, MAIN, SECRET, SECRETS, startReceiver, startServer } from './command.ts';

/** Gives a program a terminal: that of util-linux, for others take other options. */
const SCRIPT = 'script';

const hasScript = spawnSync(SCRIPT, ['--version']).stdout?.toString().includes('util-linux') ?? false;

interface Person {
  readonly env?: Readonly<Record<string, string>>;
  /** Typed as soon as `at` shows; default the question for a secret. */
  readonly types?: string;
  readonly at?: string;
}

/** Runs `hooknotary` on a terminal. */
async function onTerminal(
  args: readonly string[],
  { env = SECRETS, types, at = 'Secret of' }: Person = {},
): Promise<{ readonly status: number | null; readonly screen: string }> {
  const command = [process.execPath, MAIN, ...args].map((each) => `'${each}'`).join(' ');
  // A terminal made by `script` for a pipe has no width.
  const child = spawn(SCRIPT, ['-qec', `stty cols 120 rows 40; exec ${command}`, '/dev/null'], {
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color', ...env },
  });
  let screen = '';
  let isTyped = false;
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString();
    if (types === undefined || isTyped || !screen.includes(at)) return;
    isTyped = true;
    child.stdin.write(types);
  });
  const [status] = (await once(child, 'exit')) as [number | null];
  return { status, screen };
}

const ESCAPE = '\u001b[';

describe.runIf(hasScript)('hooknotary on a terminal', () => {
  it('asks for a secret that is nowhere, and does not show it', async () => {
    const { origin, journal } = await startReceiver();
    const args = ['send', 'akidotp', `${origin}/webhooks/akidotp`, '--at', AT];
    const { status, screen } = await onTerminal(args, { env: {}, types: `${SECRET}\r` });
    expect(screen).toContain('Secret of akidotp');
    expect(screen).not.toContain(SECRET);
    expect(status).toBe(0);
    expect(journal.handled).toHaveLength(1);
  });

  it('ends with 2 where nobody answers that', async () => {
    const args = ['send', 'akidotp', 'http://127.0.0.1:1/'];
    const { status, screen } = await onTerminal(args, { env: {}, types: '\u0003' });
    expect(status).toBe(2);
    expect(screen).toContain('error: No secret was given.');
  });

  it('is coloured, and not with NO_COLOR', async () => {
    const { origin } = await startReceiver();
    const args = ['send', 'akidotp', `${origin}/webhooks/akidotp`];
    expect((await onTerminal(args)).screen).toContain(`${ESCAPE}32m200 OK`);
    const plain = await onTerminal(args, { env: { ...SECRETS, NO_COLOR: '1' } });
    expect(plain.screen).toContain('200 OK');
    expect(plain.screen).not.toContain(ESCAPE);
  });

  it('shows a bar while it sends many', async () => {
    const { origin, journal } = await startReceiver();
    const args = ['send', 'akidotp', `${origin}/webhooks/akidotp`, '--repeat', '30'];
    const { status, screen } = await onTerminal(args);
    expect(status).toBe(0);
    expect(screen).toContain('30 of 30 sent');
    expect(screen).toContain('30 × 200');
    expect(journal.handled).toHaveLength(30);
  });

  it('ends with 130 where such a run is interrupted', async () => {
    let count = 0;
    // Only the first is answered, so the run cannot come to its end.
    const url = await startServer((_request, response) => {
      count += 1;
      if (count === 1) response.end();
    });
    const args = ['send', 'akidotp', url, '--repeat', '2'];
    const { status, screen } = await onTerminal(args, { types: '\u0003', at: '1 of 2 sent' });
    expect(status).toBe(130);
    expect(screen).not.toContain('2 of 2 sent');
    expect(screen).toContain('interrupted: 1 of 2 were sent and answered');
  });
});

describe('hooknotary without a terminal', () => {
  it.each<readonly [what: string, args: readonly string[], env: Readonly<Record<string, string>>, isColoured: boolean]>(
    [
      ['nothing', [], {}, false],
      ['--color', ['--color'], {}, true],
      ['--color and NO_COLOR', ['--color'], { NO_COLOR: '1' }, true],
      ['FORCE_COLOR=1', [], { FORCE_COLOR: '1' }, true],
      ['FORCE_COLOR=1 and NO_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
      ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
      ['--no-color and FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
    ],
  )('is coloured as is wanted, with %s', async (_what, args, env, isColoured) => {
    const outcome = await hooknotary(['providers', 'akidotp', ...args], { env });
    expect(outcome.status).toBe(0);
    expect(outcome.stdout.includes(`${ESCAPE}1makidotp`)).toBe(isColoured);
    const wrong = await hooknotary(['verify', ...args, '--request', '-'], { env });
    expect(wrong.stderr.includes(`${ESCAPE}31merror`)).toBe(isColoured);
  });
});
