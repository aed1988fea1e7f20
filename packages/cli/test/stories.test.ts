import { cardda as carddaProvider } from '@hooknotary/providers/cardda';
import { idenfy as idenfyProvider } from '@hooknotary/providers/idenfy';
import { signedRequest, type SignedRequest } from '@hooknotary/testing';
import { describe, expect, it } from 'vitest';
import { NOW } from '../../../test/contract/senders.ts';
import { AT, file, hooknotary, json, SECRET, SECRETS } from './command.ts';

function save({ method, url, headers }: SignedRequest, body: string | Uint8Array): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
  return file(Buffer.concat([Buffer.from(`${method} ${url} HTTP/1.1\r\n${lines.join('')}\r\n`), Buffer.from(body)]));
}

const idenfy = signedRequest(idenfyProvider, { secret: SECRET });
const cardda = signedRequest(carddaProvider, { secret: SECRET, now: () => NOW });

describe('who finds that nothing verifies', () => {
  it.each([
    ['a space behind it', `${SECRET} `, 'secret_has_white_space'],
    ['a line feed behind it', `${SECRET}\n`, 'secret_has_white_space'],
    ['quotes around it', `"${SECRET}"`, 'secret_has_quotes'],
  ])('learns that the secret has %s', async (_what, secret, code) => {
    const args = ['verify', 'idenfy', '--request', save(idenfy, idenfy.body)];
    const env = { ...SECRETS, IDENFY_SIGNING_KEY: secret };
    const { status, stdout, stderr } = await hooknotary(args, { env });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(/^refused: \d{3} \w+$/m);
    expect(stdout).toContain(`\ncause: ${code}\n`);
    // The same in every framework, so that none is named.
    expect(stdout).toMatch(/\nfix:\n {2}Set the secret again/);
    expect(json(await hooknotary([...args, '--json'], { env }))).toMatchObject({
      verified: false,
      webhook: null,
      causes: [{ code, proof: expect.any(String) as unknown, fix: expect.any(String) as unknown }],
    });
  });

  it("learns that it is another vendor's secret", async () => {
    const env = { IDENFY_SIGNING_KEY: 'not the one', CARDDA_WEBHOOK_SECRET: SECRET };
    const args = ['verify', 'idenfy', '--request', save(idenfy, idenfy.body), '--json'];
    expect(json(await hooknotary(args, { env }))).toMatchObject({ causes: [{ code: 'secret_of_another_provider' }] });
  });

  it.each([
    ['express', 'express.json('],
    ['fastify', 'Register the plugin'],
    ['koa', '@koa/bodyparser'],
  ])('learns that a parser wrote the body again, and what to change in %s', async (framework, word) => {
    const body = JSON.stringify(JSON.parse(cardda.body.toString()));
    const args = ['verify', 'cardda', '--request', save(cardda, body), '--at', AT, '--framework', framework];
    const { status, stdout } = await hooknotary(args);
    expect(status).toBe(1);
    expect(stdout).toContain('\ncause: body_compacted\n');
    const [, fix] = stdout.split(`\nfix (${framework}):\n`);
    expect(fix).toContain(word);
  });

  it.each([
    ['behind', NOW + 3_600_000, 'timestamp_too_old'],
    ['ahead', NOW - 3_600_000, 'timestamp_too_new'],
  ])("learns that the sender's time is %s", async (_what, at, code) => {
    const args = ['verify', 'cardda', '--request', save(cardda, cardda.body), '--at', new Date(at).toISOString()];
    const { status, stdout } = await hooknotary(args);
    expect(status).toBe(1);
    expect(stdout).toContain(`refused: 401 ${code}\n`);
    expect(stdout).toContain(`\ncause: ${code}\n`);
    expect(stdout).toMatch(/3600 seconds/);
    expect(stdout).toMatch(/\nfix:\n {2}\S/);
  });

  it('is told what was tried and where to look, where nothing is proven', async () => {
    const args = ['verify', 'idenfy', '--request', save(idenfy, '{"forged":true}')];
    const { status, stdout } = await hooknotary(args);
    expect(status).toBe(1);
    expect(stdout).toContain('\ncause: not proven\n');
    expect(stdout).toContain('the secrets of AkidOTP, Cardda, Kudosity, Osapher');
    expect(stdout).toMatch(/\nlook next:\n {2}1\. The secret from IDENFY_SIGNING_KEY/);
    expect(json(await hooknotary([...args, '--json']))).toMatchObject({
      causes: [],
      advice: { tried: expect.any(String) as unknown, next: expect.any(Array) as unknown },
    });
  });
});
