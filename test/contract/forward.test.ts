import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';
import { createVerifier } from '@hooknotary/core';
import { akidotp as provider } from '@hooknotary/providers/akidotp';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { withBody, withFraming, withoutHeader, withSignature } from './edits.ts';
import { listen, type Running } from './harness.ts';
import { openConnection, type Framing, type HttpAnswer, type HttpRequest } from './http.ts';
import { example, post, secret } from './post.ts';
import { akidotp } from './senders.ts';

// Beside the packages that a reader's project has.
const folder = `${import.meta.dirname}/../node_modules/.cache/forward`;
const GUARD = 'process.env.AKIDOTP_WEBHOOK_SECRET';

/** What stands around the programs: the application of each framework, and how it is served. */
const frames = {
  express: [
    `import { akidotpWebhook } from '@hooknotary/express';
     import express from 'express';
     const app = express().set('env', 'test');`,
    'export const listener = app;',
  ],
  fastify: [
    `import { akidotpWebhook } from '@hooknotary/fastify';
     import Fastify from 'fastify';
     const app = Fastify();`,
    `await app.ready();
     export const listener = (request, response) => app.routing(request, response);`,
  ],
  koa: [
    `import { akidotpWebhook } from '@hooknotary/koa';
     import { Router } from '@koa/router';
     import Koa from 'koa';
     const router = new Router();
     const app = new Koa();
     app.silent = true;`,
    'export const listener = app.use(router.routes()).callback();',
  ],
} as const;
type Framework = keyof typeof frames;

/** The program under that heading of a framework's README. */
function readProgram(framework: Framework): string {
  const readme = readFileSync(new URL(`../../packages/${framework}/README.md`, import.meta.url), 'utf8');
  return /## How to pass a verified delivery on\n.*?```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
}

/** What came to the application behind, and what its own verifier says of it. */
interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
  readonly verdict: string;
}
type UpstreamAnswer = 'verdict' | 'failure' | 'nothing';

const running: Running[] = [];
const received: Received[] = [];
const answers: UpstreamAnswer[] = [];
let origin = '';
let files = 0;

const verify = createVerifier(provider, secret);
function judge({ method = '', url = '', headers }: IncomingMessage, rawBody: Buffer): string {
  try {
    return verify({ method, url, headers, rawBody }).type;
  } catch (error) {
    return String(error);
  }
}

const upstream: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => void chunks.push(chunk));
  request.on('end', () => {
    const bytes = Buffer.concat(chunks);
    const verdict = judge(request, bytes);
    received.push({ headers: request.headers, bytes, verdict });
    const answer = answers.shift() ?? 'verdict';
    if (answer === 'nothing') return void request.socket.destroy();
    const text = JSON.stringify({ verdict });
    const status = answer === 'verdict' ? 202 : 500;
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length }).end(text);
  });
};

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
  process.env['AKIDOTP_WEBHOOK_SECRET'] = secret;
  const { port, close } = await listen(upstream, undefined);
  running.push({ port, close });
  origin = `http://127.0.0.1:${port}`;
});

afterEach(() => {
  received.length = 0;
  answers.length = 0;
});

afterAll(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()));
  delete process.env['AKIDOTP_WEBHOOK_SECRET'];
  rmSync(folder, { recursive: true });
});

/** Starts a program before the application behind. */
async function start(framework: Framework, program: string): Promise<RequestListener> {
  const [head, foot] = frames[framework];
  const placed = program.replaceAll('http://localhost:4000', origin);
  const file = `${folder}/${framework}-${(files += 1)}.js`;
  writeFileSync(file, stripTypeScriptTypes(`${head}\n${placed}\n${foot}`));
  return ((await import(/* @vite-ignore */ pathToFileURL(file).href)) as { listener: RequestListener }).listener;
}

/** Opens a port, so that requests go out byte for byte. */
async function serve(listener: RequestListener): Promise<(request: HttpRequest) => Promise<HttpAnswer | undefined>> {
  const app = await listen(listener, undefined);
  running.push(app);
  return async (request) => {
    const connection = await openConnection(app.port);
    await connection.send(request);
    return connection.receive(request.method).finally(connection.close);
  };
}

const BODIES = [
  ['as the vendor prints it', example.content],
  ['with odd spaces', '\n{ "requestId" : "1",\t"status":"verified" ,"phone":null}\r\n '],
  ['with escapes and letters of all kinds', '{"requestId":"\\u00e9é😀","status":"verified","phone":"\\/"}'],
  ['with numbers that no parser keeps', '{"requestId":"1","status":"verified","a":1.0,"b":12345678901234567890}'],
  ['of 70 KB', JSON.stringify({ requestId: '1', status: 'verified', more: 'é'.repeat(35_000) })],
] as const;
const FRAMINGS: readonly Framing[] = ['length', 'chunked', 'continue'];
const SENT = BODIES.flatMap(([what, content]) => FRAMINGS.map((framing) => [what, framing, content] as const));

describe.each(['express', 'fastify', 'koa'] as const)('the program that passes deliveries on, for %s', (framework) => {
  let send: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    send = await serve(await start(framework, readProgram(framework)));
  });

  it.each(SENT)('passes a body %s, sent by %s, on as it was signed', async (_what, framing, content) => {
    const answer = await send(withFraming(akidotp.send(content), framing));
    expect(answer).toMatchObject({ status: 202, text: '{"verdict":"verified"}' });
    expect(answer?.headers['content-type']).toMatch(/^application\/json/);
    expect(received.map(({ verdict }) => verdict)).toEqual(['verified']);
    expect(received[0]?.bytes.equals(Buffer.from(content))).toBe(true);
    expect(received[0]?.headers).toMatchObject({
      'content-length': String(Buffer.byteLength(content)),
      'content-type': 'application/json',
    });
  });

  it.each([
    ['an unsigned one', withoutHeader(example.request, akidotp.signatureHeader), 'signature_missing'],
    ['a forged signature', withSignature(akidotp, example.request, '0'.repeat(64)), 'signature_mismatch'],
    ['another body', withBody(example.request, `${example.content} `), 'signature_mismatch'],
  ])('passes nothing on of %s', async (_what, request, code) => {
    const answer = await send(request);
    expect([answer?.status, JSON.parse(answer?.text ?? '')]).toMatchObject([401, { code }]);
    expect(received).toEqual([]);
  });

  describe('with a store', () => {
    const WITH_STORE =
      framework === 'fastify' ? `${GUARD}, store: memoryStore()` : `${GUARD}, { store: memoryStore() }`;
    const startWithStore = () =>
      start(
        framework,
        `import { memoryStore } from '@hooknotary/core';\n${readProgram(framework).replace(GUARD, WITH_STORE)}`,
      );

    it('passes a delivery on once', async () => {
      const app = await startWithStore();
      expect(await post(app)).toMatchObject({ status: 202, body: { verdict: 'verified' } });
      expect(await post(app)).toMatchObject({ status: 200, text: 'OK' });
      expect(received).toHaveLength(1);
    });

    it.each(['failure', 'nothing'] as const)('passes the retry on where the answer was: %s', async (answer) => {
      const app = await startWithStore();
      answers.push(answer);
      // http-proxy-middleware says there that somebody has read the body, which is so.
      const log = vi.spyOn(console, 'error').mockImplementation(() => {});
      expect((await post(app)).status).toBeGreaterThanOrEqual(500);
      log.mockRestore();
      expect(await post(app)).toMatchObject({ status: 202, body: { verdict: 'verified' } });
      expect(received).toHaveLength(2);
    });
  });
});

describe('@fastify/http-proxy in a guarded scope', () => {
  const REGISTER_GUARD = `await scope.register(akidotpWebhook, { secret: ${GUARD} });`;
  const REGISTER_PROXY =
    "await scope.register(proxy, { upstream: 'http://localhost:4000', prefix: '/webhooks/akidotp', rewritePrefix: '/' });";

  it.each([
    ['behind the guard', [REGISTER_GUARD, REGISTER_PROXY]],
    ['before the guard', [REGISTER_PROXY, REGISTER_GUARD]],
  ])('boots %s, and only what is genuine gets through', async (_where, lines) => {
    const program = `import proxy from '@fastify/http-proxy';
      await app.register(async (scope) => {
        ${lines.join('\n')}
      });`;
    const send = await serve(await start('fastify', program));
    expect(await send(withSignature(akidotp, example.request, '0'.repeat(64)))).toMatchObject({ status: 401 });
    expect(received).toEqual([]);
    await send(example.request);
    expect(received).toHaveLength(1);
  });
});
