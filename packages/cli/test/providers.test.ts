import { describe, expect, it } from 'vitest';
import { PROVIDERS as KNOWN } from '../src/providers.js';
import { hooknotary, json, PROVIDERS } from './command.ts';

describe('hooknotary providers', () => {
  it('lists every provider with how it signs, where its secret is looked for, and where to read on', async () => {
    const { status, stdout, stderr } = await hooknotary(['providers']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const name of PROVIDERS) expect(stdout).toMatch(new RegExp(`^${name}$`, 'm'));
    for (const part of [
      'x-transmitsms-signature',
      'sha256=<64 hexadecimal digits>',
      'x-cardda-timestamp: <Unix seconds>',
      '<timestamp>.<raw body>',
      'verification.high_risk',
      'IDENFY_SIGNING_KEY',
      'https://docs.cardda.com/docs/plh-verification-codes',
    ]) {
      expect(stdout).toContain(part);
    }
  });

  it('prints the same as one JSON document', async () => {
    const rows = json(await hooknotary(['providers', '--json']));
    expect(rows).toHaveLength(KNOWN.length);
    expect(rows).toContainEqual(
      expect.objectContaining({
        name: 'osapher',
        method: 'POST',
        signatureHeaders: ['x-osapher-signature', 'x-verinty-signature'],
        signaturePrefix: 'sha256=',
        timestampHeader: null,
        signedContent: 'raw body',
        secretVariable: 'OSAPHER_WEBHOOK_SECRET',
        retryDelays: [],
      }),
    );
  });

  it('lists those alone that have all of the words in a name, a header, a type or an algorithm', async () => {
    const namesOf = async (...words: string[]) =>
      (json(await hooknotary(['providers', '--json', ...words])) as readonly { readonly name: string }[]).map(
        ({ name }) => name,
      );
    expect(await namesOf('ED25519', 'telnyx')).toEqual(['telnyx']);
    expect(await namesOf('x-twilio-signature')).toEqual(['twilio']);
    expect(await namesOf('identity.verification_session.verified')).toEqual(['stripe']);
    const { status, stdout } = await hooknotary(['providers', 'twilio']);
    expect({ status, proof: stdout.includes('deliveries that it publishes, its official package') }).toEqual({
      status: 0,
      proof: true,
    });
    expect(await hooknotary(['providers', 'twilio', 'ed25519'])).toEqual({
      status: 1,
      stdout: '',
      stderr: "No sender has 'twilio' and 'ed25519' in it.\n",
    });
  });
});

describe('hooknotary', () => {
  it('teaches by --help: what there is, an example, the exit statuses', async () => {
    for (const command of [[], ['providers'], ['send'], ['verify']]) {
      const { status, stdout, stderr } = await hooknotary([...command, '--help']);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: hooknotary/);
      expect(stdout).toMatch(/^Examples:\n {2}hooknotary /m);
      expect(stdout).toMatch(/^Exit status: 0/m);
    }
  });

  it('tells its version', async () => {
    expect(await hooknotary(['--version'])).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  });

  it('ends with 2 and shows what there is where no command is given', async () => {
    const { status, stdout, stderr } = await hooknotary([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Commands:');
  });

  it.each([
    ['an unknown command', ['sent'], "unknown command 'sent' (Did you mean send?)"],
    [
      'an unknown provider',
      ['send', 'acme', 'http://localhost'],
      KNOWN.map(({ provider }) => provider.name).join(', '),
    ],
    ['an unknown option', ['providers', '--jsn'], "unknown option '--jsn' (Did you mean --json?)"],
    ['a missing URL', ['send', 'akidotp'], "missing required argument 'url'"],
    ['a count that is none', ['send', 'akidotp', 'http://localhost', '--repeat', '0'], 'a whole number from 1'],
    ['a time that is none', ['verify', 'cardda', '--request', '-', '--at', 'noon'], '2026-11-22T10:00:00Z'],
    ['an unknown tampering', ['send', 'akidotp', 'http://localhost', '--tamper', 'x'], 'body, signature, timestamp'],
    ['an unknown framework', ['verify', 'akidotp', '--framework', 'hapi'], 'express, fastify, koa'],
  ])('answers %s with one line and ends with 2', async (_what, args, part) => {
    const { status, stdout, stderr } = await hooknotary(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(stderr).toContain(part);
  });
});
