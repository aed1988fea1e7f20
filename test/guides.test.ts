import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { pathToFileURL } from 'node:url';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';

const guide = readFileSync(new URL('../packages/core/docs/rolling-out.md', import.meta.url), 'utf8');
const folder = `${import.meta.dirname}/node_modules/.cache/guides`;
const secret = 'secret-of-the-guide';
const [{ body: genuine = '' } = {}] = JSON.parse(
  readFileSync(new URL('fixtures/akidotp.json', import.meta.url), 'utf8'),
) as { body: string }[];
const sign = (body: string) => createHmac('sha256', secret).update(body).digest('hex');

/** The programs of the guide, in order: each a step, and none to be taken for another. */
const steps = [...guide.matchAll(/```ts\n(.*?)```/gs)].map(([, program = '']) => program);
const { requestId } = JSON.parse(genuine) as { requestId: string };

describe.each(['what there is', 'reporting', 'refusing'].map((name, index) => [name, index] as const))(
  'the guide to a roll-out, %s',
  (name, index) => {
    let log: MockInstance<typeof console.log>;
    let warn: MockInstance<typeof console.warn>;
    const refused = `${folder}/${index}-refused`;
    let app: RequestListener;

    beforeAll(async () => {
      mkdirSync(folder, { recursive: true });
      const file = `${folder}/${index}.mjs`;
      const program = (steps[index] ?? '').replace("'refused'", JSON.stringify(refused));
      writeFileSync(file, program.replace('app.listen(3000);', 'export { app };'));
      process.env['AKIDOTP_WEBHOOK_SECRET'] = secret;
      ({ app } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { app: RequestListener });
    });
    beforeEach(() => {
      log = vi.spyOn(console, 'log').mockImplementation(() => {});
      warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    });
    afterEach(() => {
      for (const spy of [log, warn]) spy.mockRestore();
    });
    afterAll(() => {
      delete process.env['AKIDOTP_WEBHOOK_SECRET'];
      rmSync(folder, { recursive: true });
    });

    const deliver = (body: string, signature: string) =>
      request(app)
        .post('/webhooks/akidotp')
        .set('content-type', 'application/json')
        .set('x-akidotp-signature', signature)
        .send(body);

    it('handles what is genuine', async () => {
      expect((await deliver(genuine, sign(genuine))).status).toBe(200);
      expect(log.mock.calls).toEqual([['handled', requestId]]);
      expect(warn).not.toHaveBeenCalled();
    });

    it('handles no forgery, and keeps it to be looked at once a guard is there', async () => {
      expect((await deliver(genuine.replace(requestId, 'forged'), sign(genuine))).status).toBe(401);
      expect(log).not.toHaveBeenCalled();
      expect(warn).not.toHaveBeenCalled();
      await vi.waitFor(() => expect(existsSync(refused)).toBe(name !== 'what there is'), { timeout: 20_000 });
    });
  },
);
