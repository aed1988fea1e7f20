import { describe, expect, it } from 'vitest';
import { AT, FRAMEWORKS, hooknotary, json, PROVIDERS, startReceiver, startServer } from './command.ts';

const at = ['--at', AT];

describe('hooknotary check', () => {
  it.each(FRAMEWORKS)('finds nothing wrong with a guarded route of %s', async (framework) => {
    const { origin } = await startReceiver(framework);
    const { status, stdout, stderr } = await hooknotary(['check', 'cardda', `${origin}/webhooks/cardda`, ...at]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^genuine +success +20\d +ok$/m);
    expect(stdout).toMatch(/^timestamp +401 timestamp_too_old +401 timestamp_too_old +ok$/m);
    expect(stdout).toMatch(/\n13 passed, 0 failed\n$/);
  });

  it.each(PROVIDERS)('knows what there is to send for %s', async (name) => {
    const { origin } = await startReceiver();
    const outcome = await hooknotary(['check', name, `${origin}/webhooks/${name}`, '--json', ...at]);
    expect(outcome.status).toBe(0);
    expect(json(outcome)).toMatchObject({ provider: name, passed: true });
  });

  it('ends with 1 where a door is open, and says which', async () => {
    const origin = await startServer((request, response) => void request.resume().on('end', () => response.end()));
    const { status, stdout } = await hooknotary(['check', 'akidotp', `${origin}/hook`, ...at]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^unsigned +401 signature_missing +200 +NOT ok$/m);
    expect(stdout).toMatch(/\n5 passed, 7 failed\n$/);
  });

  it('ends with 3 where nobody answers', async () => {
    const { status, stdout } = await hooknotary(['check', 'akidotp', 'http://127.0.0.1:1/', ...at]);
    expect(status).toBe(3);
    expect(stdout).toContain('0 passed, 0 failed, 12 not answered');
  });

  it('sends to no other machine unless it is allowed', async () => {
    const { status, stderr } = await hooknotary(['check', 'akidotp', 'http://192.0.2.1/', ...at]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('--allow-remote')]);
  });
});
