import { describe, expect, it } from 'vitest';
import { file, hooknotary, SECRET, startReceiver } from './command.ts';

const unused = 'http://127.0.0.1:1/';

describe('the secret', () => {
  it("is that of the provider's environment variable", async () => {
    const { origin } = await startReceiver();
    const env = { OSAPHER_WEBHOOK_SECRET: SECRET, AKIDOTP_WEBHOOK_SECRET: 'another' };
    expect(await hooknotary(['send', 'osapher', `${origin}/webhooks/osapher`], { env })).toMatchObject({ status: 0 });
    expect(await hooknotary(['send', 'akidotp', `${origin}/webhooks/akidotp`], { env })).toMatchObject({ status: 1 });
  });

  it('is that of the variable that --secret-env names', async () => {
    const { origin } = await startReceiver();
    const args = ['send', 'akidotp', `${origin}/webhooks/akidotp`, '--secret-env', 'MINE'];
    const env = { MINE: SECRET, AKIDOTP_WEBHOOK_SECRET: 'another' };
    expect(await hooknotary(args, { env })).toMatchObject({ status: 0, stderr: '' });
  });

  it.each(['\n', '\r\n'])('comes from a file, without the one line end %j behind it, and says so', async (end) => {
    const { origin } = await startReceiver();
    const path = file(`${SECRET}${end}`);
    const args = ['send', 'akidotp', `${origin}/webhooks/akidotp`, '--secret-file', path];
    expect(await hooknotary(args, { env: {} })).toMatchObject({
      status: 0,
      stderr: `note: the newline at the end of ${path} is not taken for a part of the secret.\n`,
    });
  });

  it('comes from a file without a line end, and then there is nothing to say', async () => {
    const { origin } = await startReceiver();
    const args = ['send', 'akidotp', `${origin}/webhooks/akidotp`, '--secret-file', file(SECRET)];
    expect(await hooknotary(args, { env: {} })).toMatchObject({ status: 0, stderr: '' });
  });

  it('of two line ends in a file loses one only, and is refused for the other', async () => {
    const args = ['send', 'akidotp', unused, '--secret-file', file(`${SECRET}\n\n`)];
    const { status, stderr } = await hooknotary(args, { env: {} });
    expect(status).toBe(2);
    expect(stderr).toContain('error: akidotp: the secret has white space around it: remove it.');
  });

  it('may be bytes that are no text', async () => {
    const { Buffer: Bytes } = await import('node:buffer');
    const key = Bytes.from([0xff, 0x00, 0x0a]);
    const { origin } = await startReceiver('Express 5', {
      guards: [{ provider: 'akidotp', secret: key, on: { '*': () => undefined } }],
    });
    const args = ['send', 'akidotp', `${origin}/`, '--secret-file', file(key)];
    expect(await hooknotary(args, { env: {} })).toMatchObject({ status: 0, stderr: '' });
  });

  it('of the command line works, with a warning, and is not repeated', async () => {
    const { origin } = await startReceiver();
    const args = ['send', 'akidotp', `${origin}/webhooks/akidotp`, '--secret', SECRET];
    const { status, stderr } = await hooknotary(args, { env: {} });
    expect(status).toBe(0);
    expect(stderr).toMatch(/^warning: --secret stands in the process list and in the history of the shell[^\n]+\n$/);
  });

  it.each([
    ['is nowhere and cannot be asked for', [], {}, 'No secret for akidotp: set AKIDOTP_WEBHOOK_SECRET, or give'],
    ['is blank', [], { AKIDOTP_WEBHOOK_SECRET: ' ' }, 'No secret for akidotp'],
    ['is in a variable that is not set', ['--secret-env', 'MINE'], {}, 'that --secret-env names is not set'],
    ['is in a variable that is blank', ['--secret-env', 'MINE'], { MINE: '' }, 'that --secret-env names is blank'],
    ['stands where a name belongs', ['--secret-env', SECRET], {}, '--secret-env takes the name of a variable.'],
    ['is in a file that is not there', ['--secret-file', '/nowhere'], {}, '/nowhere: there is no such file.'],
    ['is in two places', ['--secret-env', 'MINE', '--secret-file', 'x'], {}, 'Give one of --secret-env'],
    ['has white space around it', [], { AKIDOTP_WEBHOOK_SECRET: `${SECRET} ` }, 'white space around it: remove it'],
  ])('is an error of one line where it %s', async (_what, more, env, part) => {
    const { status, stdout, stderr } = await hooknotary(['send', 'akidotp', unused, ...more], { env });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(stderr).toContain(part);
  });

  it('is an error where its file is empty', async () => {
    const { status, stderr } = await hooknotary(['send', 'akidotp', unused, '--secret-file', file('\n')]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: \S+: the secret is blank\.\n$/);
  });
});
