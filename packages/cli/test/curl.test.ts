import { describe, expect, it } from 'vitest';
import { AT, file, hasPrograms, hooknotary, json, PROVIDERS, run, SECRETS, startReceiver } from './command.ts';

async function printLines(provider: string, origin: string, ...more: readonly string[]): Promise<string> {
  const args = ['send', provider, `${origin}/webhooks/${provider}`, '--curl', '--at', AT, ...more];
  // Without the secret: the lines need none.
  const { status, stdout, stderr } = await hooknotary(args, { env: {} });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

describe.runIf(hasPrograms('bash', 'curl', 'openssl'))('the lines of --curl', () => {
  it.each(PROVIDERS)('deliver a genuine webhook of %s by bash, openssl and curl', async (provider) => {
    const { origin, journal } = await startReceiver();
    const lines = await printLines(provider, origin);
    const outcome = await run(['bash', '-eu', '-c', lines]);
    expect(outcome).toMatchObject({ status: 0, stdout: expect.stringMatching(/^HTTP\/1\.1 200 /) as unknown });
    expect(journal.refused).toEqual([]);
    expect(journal.handled).toMatchObject([{ webhook: { provider } }]);
  });

  it.each([
    ['body', 'signature_mismatch'],
    ['signature', 'signature_mismatch'],
    ['timestamp', 'timestamp_too_old'],
    ['reserialise', 'signature_mismatch'],
    ['header-twice', 'signature_malformed'],
    ['gzip', 'content_encoding_unsupported'],
    ['oversize', 'body_too_large'],
  ])('deliver what is tampered: %s', async (how, code) => {
    const { origin, journal } = await startReceiver();
    const lines = await printLines('cardda', origin, '--tamper', how);
    await run(['bash', '-eu'], { env: SECRETS, stdin: lines });
    expect(journal.refused.map(({ error }) => error.code)).toEqual([code]);
  });

  it('deliver every byte, of text and of what is none', async () => {
    const { origin, journal } = await startReceiver();
    const bodies = [
      `{"a":"it's $HOME \`x\` \\\\ \\n !! %s caf\u00e9"}\n\n`,
      Buffer.from([0, 1, 0xff, 0x27, 0x0a, 0x0d]),
    ];
    for (const body of bodies) {
      await run(['bash', '-c', await printLines('akidotp', origin, '--payload', file(body))]);
    }
    expect(journal.handled).toMatchObject([{ webhook: { rawBody: Buffer.from(bodies[0] ?? '') } }]);
    // What is no JSON is refused only after its signature has matched.
    expect(journal.refused.map(({ error }) => error.code)).toEqual(['payload_malformed']);
  });

  it('deliver a query as it is, brackets and all', async () => {
    const { origin, journal } = await startReceiver();
    const query = file('list[a]={x,y}&list[]=1-3&status=delivered&note=%25s+%27');
    await run(['bash', '-c', await printLines('kudosity', origin, '--payload', query)]);
    expect(journal.refused).toEqual([]);
    expect(journal.handled).toMatchObject([
      { webhook: { payload: { list: { a: '{x,y}', 0: '1-3' }, status: 'delivered', note: "%s '" } } },
    ]);
  });

  it('say so and deliver nothing that is signed where the variable is not set', async () => {
    const { origin, journal } = await startReceiver();
    const { status, stderr } = await run(['bash', '-c', await printLines('akidotp', origin)], { env: {} });
    expect(status).not.toBe(0);
    expect(stderr).toContain('AKIDOTP_WEBHOOK_SECRET: must hold the secret');
    expect(journal.handled).toEqual([]);
  });
});

describe('hooknotary send --curl', () => {
  it('names the variable, never what it holds, and sends nothing', async () => {
    const { origin, journal } = await startReceiver();
    const { stdout } = await hooknotary(['send', 'cardda', `${origin}/webhooks/cardda`, '--curl']);
    expect(stdout).toContain('-hmac "$CARDDA_WEBHOOK_SECRET"');
    expect(stdout).toContain('timestamp=$(date +%s)\n');
    expect(journal.refused.length + journal.handled.length).toBe(0);
    expect(await printLines('cardda', origin, '--secret-env', 'MINE')).toContain('-hmac "$MINE"');
  });

  it('signs a time that lies back by the clock of the shell, where that is the tampering', async () => {
    const { stdout } = await hooknotary(['send', 'cardda', 'http://127.0.0.1:1', '--curl', '--tamper', 'timestamp']);
    expect(stdout).toContain('timestamp=$(($(date +%s) - 86700))\n');
  });

  it('gives the lines as one JSON document', async () => {
    const outcome = await hooknotary(['send', 'akidotp', 'http://127.0.0.1:1/', '--curl', '--json']);
    expect(json(outcome)).toEqual({ shell: expect.stringContaining('curl --silent') });
  });

  it.each(['--secret', '--secret-file'])('has no use for %s', async (option) => {
    const args = ['send', 'akidotp', 'http://127.0.0.1:1/', '--curl', option, 'x'];
    const { status, stdout, stderr } = await hooknotary(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('name it by --secret-env');
  });
});
