import { beforeAll, describe, expect, it } from 'vitest';
import { start } from './run.ts';

/** Makes every signature match, as a verifier would that forgets to compare. */
const BROKEN = `data:text/javascript,${encodeURIComponent(`
  import crypto from 'node:crypto';
  import { syncBuiltinESMExports } from 'node:module';
  crypto.timingSafeEqual = () => true;
  syncBuiltinESMExports();
`)}`;

async function run(nodeOptions: readonly string[] = []) {
  const { exitCode, printed } = start('demo.ts', {}, nodeOptions);
  return { exitCode: await exitCode, lines: printed.out.trimEnd().split('\n'), err: printed.err };
}

describe('the demo', { timeout: 60_000 }, () => {
  let demo: Awaited<ReturnType<typeof run>>;

  beforeAll(async () => {
    demo = await run();
  }, 60_000);

  it('ends with 0, and says that all went as it should', () => {
    expect(demo).toMatchObject({ exitCode: 0, err: '' });
    expect(demo.lines.at(-1)).toMatch(
      /^All as it should be: 30 genuine deliveries handled, \d+ forged ones refused\.$/,
    );
  });

  it.each(['express', 'koa', 'fastify'])('has rows of every provider on %s', (framework) => {
    const names = demo.lines.filter((line) => line.startsWith(`${framework} `)).map((line) => line.split(/ +/)[1]);
    expect(names).toEqual(['akidotp', 'kudosity', 'idenfy', 'osapher', 'cardda']);
  });

  it('fits into 120 columns, without colours where there is no terminal', () => {
    expect(demo.lines.filter((line) => line.length > 120 || line.includes('\u001b'))).toEqual([]);
  });

  it.each(['501234567', '61400000001', 'PAVYZDYTE', 'Citizen', '192.0.2.', '123456'])(
    'does not show %s',
    (personal) => {
      expect(demo.lines.join('\n')).not.toContain(personal);
    },
  );

  it('ends with 1 and names what went wrong, where forged deliveries pass', async () => {
    const { exitCode, lines } = await run(['--import', BROKEN]);
    expect(exitCode).toBe(1);
    expect(lines).toContain(
      '  express, akidotp verified, phone number changed: ' +
        'expected 401 signature_mismatch, handled 0 times; got 200 OK, handled once',
    );
  });
});
