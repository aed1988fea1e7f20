import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { pathToFileURL } from 'node:url';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

// Beside the packages that the README tells its reader to install.
const folder = `${import.meta.dirname}/node_modules/.cache/readme`;
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const secret = 'your_webhook_secret_here';
const body =
  '{ "phone": "+971501234567", "requestId": "abc123def456", "status": "verified", "verifiedAt": "2026-04-04T14:30:00.000Z" }';

interface App {
  readonly express?: RequestListener;
  readonly fastify?: { ready: () => Promise<unknown>; server: RequestListener; close: () => Promise<void> };
  readonly koa?: { callback: () => RequestListener };
}

/** The program under a heading of the README, but for its last line, which listens on a fixed port. */
async function load(framework: keyof App): Promise<NonNullable<App[typeof framework]>> {
  const heading = `## ${framework.charAt(0).toUpperCase()}${framework.slice(1)}\n`;
  const section = readme.slice(readme.indexOf(heading), readme.indexOf('\n## ', readme.indexOf(heading) + 1));
  const program = /```ts\n(.*?)```/s.exec(section)?.[1] ?? '';
  const withoutListen = program.replace(/^(?:await )?app\.listen\(.*\);$/m, 'export { app };');
  expect(withoutListen).not.toBe(program);
  const file = `${folder}/${framework}.mjs`;
  writeFileSync(file, withoutListen);
  return ((await import(/* @vite-ignore */ pathToFileURL(file).href)) as { app: NonNullable<App[typeof framework]> })
    .app;
}

describe.each(['express', 'fastify', 'koa'] as const)('the program for %s in the README', (framework) => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  let server: RequestListener;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    process.env['AKIDOTP_WEBHOOK_SECRET'] = secret;
    const app = await load(framework);
    if ('callback' in app) server = app.callback();
    else if ('ready' in app) server = (await app.ready(), app.server);
    else server = app;
  });

  afterEach(() => log.mockClear());

  afterAll(() => {
    delete process.env['AKIDOTP_WEBHOOK_SECRET'];
    rmSync(`${folder}/${framework}.mjs`);
  });

  const deliver = (signature: string) =>
    request(server)
      .post('/webhooks/akidotp')
      .set('content-type', 'application/json')
      .set('x-akidotp-signature', signature)
      .send(body);

  it('handles a genuine delivery', async () => {
    const answer = await deliver(createHmac('sha256', secret).update(body).digest('hex'));
    expect([answer.status, answer.text]).toEqual([200, 'OK']);
    expect(log.mock.calls).toEqual([['verified', 'abc123def456']]);
  });

  it('refuses a forged one', async () => {
    const answer = await deliver(createHmac('sha256', 'guessed').update(body).digest('hex'));
    expect([answer.status, answer.body]).toMatchObject([401, { code: 'signature_mismatch' }]);
    expect(log).not.toHaveBeenCalled();
  });
});

it('the program with an inbox in the README answers, and hands the webhook over', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const file = `${folder}/inbox.mjs`;
  const [, program = ''] = /## Once only.*?```ts\n(.*?)```/s.exec(readme) ?? [];
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    program
      .replace('app.listen(3000);', 'export { app, inbox };')
      .replace("'webhooks.db'", JSON.stringify(`${folder}/webhooks.db`)),
  );
  process.env['OSAPHER_WEBHOOK_SECRET'] = secret;
  const { app, inbox } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    app: RequestListener;
    inbox: { close(): Promise<void> };
  };
  const event = readFileSync(new URL('fixtures/osapher.json', import.meta.url), 'utf8');
  const [{ body: sent = '' } = {}] = JSON.parse(event) as { body: string }[];
  const signature = `sha256=${createHmac('sha256', secret).update(sent).digest('hex')}`;
  const answer = await request(app)
    .post('/webhooks/osapher')
    .set('content-type', 'application/json')
    .set('x-osapher-signature', signature)
    .send(sent);
  expect(answer).toMatchObject({ status: 200, body: { received: true } });
  await vi.waitFor(() => expect(log).toHaveBeenCalledWith('osapher', expect.stringMatching(/^\w+\.\w+$/)));
  await inbox.close();
  delete process.env['OSAPHER_WEBHOOK_SECRET'];
  log.mockRestore();
  for (const each of [file, `${folder}/webhooks.db`]) rmSync(each);
});

describe('the programs of all pages', () => {
  const root = new URL('..', import.meta.url);
  const place = `${import.meta.dirname}/node_modules/.cache/readme-types`;
  const pages = readdirSync(new URL('packages', root)).flatMap((name) => {
    const docs = new URL(`packages/${name}/docs`, root);
    const files = existsSync(docs) ? readdirSync(docs).map((file) => `docs/${file}`) : [];
    return ['README.md', ...files].map((file) => `packages/${name}/${file}`);
  });

  const readPrograms = (page: string): readonly string[] =>
    [...readFileSync(new URL(page, root), 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, program = '']) => program);

  /** With what its reader has, and what a program that imports nothing of ours goes on from: the head of the first of its page. */
  function complete(program: string, first = ''): string {
    const isWhole = program.includes("from '@hooknotary/");
    return [
      'declare const headers: Record<string, string>, rawBody: Uint8Array;',
      'declare function fillIn(card: string, code: string | undefined): void;',
      ...(isWhole ? [] : (first.match(/^(?:import .*|const (?:app|router) = .*)$/gm) ?? [])),
      program,
      'export {};',
    ].join('\n');
  }

  it('have the types that their readers see', () => {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    const settings = { strict: true, noEmit: true, module: 'nodenext', target: 'es2024', skipLibCheck: true };
    writeFileSync(`${place}/package.json`, '{ "type": "module" }');
    writeFileSync(`${place}/tsconfig.json`, JSON.stringify({ compilerOptions: settings, include: ['*.ts'] }));
    writeFileSync(
      `${place}/apps.ts`,
      `export declare const expressApp: import('node:http').RequestListener;
       export declare const fastifyApp: import('fastify').FastifyInstance;`,
    );
    const programs = ['README.md', ...pages].flatMap((page) => {
      const all = readPrograms(page);
      return all.map((program, index) => [`${page.replaceAll('/', '-')}-${index}.ts`, complete(program, all[0])]);
    });
    expect(programs.length).toBeGreaterThan(15);
    for (const [name = '', text = ''] of programs) writeFileSync(`${place}/${name}`, text);
    const { stdout } = spawnSync(new URL('node_modules/.bin/tsc', root).pathname, ['-p', place], { encoding: 'utf8' });
    expect(stdout).toBe('');
    rmSync(place, { recursive: true });
  });
});
