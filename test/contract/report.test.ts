import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import * as forExpress from '@hooknotary/express';
import * as forFastify from '@hooknotary/fastify';
import * as forKoa from '@hooknotary/koa';
import express5 from 'express';
import express4 from 'express4';
import { fastify } from 'fastify';
import Koa3 from 'koa';
import Koa2 from 'koa2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withFraming } from './edits.ts';
import type { Framing, HttpRequest } from './http.ts';
import { example, forged, secret } from './post.ts';
import { sendTo } from './serving.ts';

/** What the application's own handler is shown of a delivery. */
interface Shown {
  readonly type: string | undefined;
  /** What its own parser made of the body. */
  readonly body: unknown;
}

type Options = Omit<forExpress.WebhookOptions<forExpress.AkidotpWebhook>, 'onError'>;
type Serve = (options: Options, show: (shown: Shown) => void) => RequestListener | Promise<RequestListener>;

// By its file: its types say that every request of Node has a text in rawBody.
const { bodyParser } = createRequire(import.meta.url)('@koa/bodyparser') as {
  readonly bodyParser: () => Koa3.Middleware;
};

const toExpress = (express: typeof express5, parser: express5.RequestHandler, isFirst = false): Serve => {
  return (options, show) => {
    const guard = forExpress.akidotpWebhook(secret, options);
    return express()
      .use(...(isFirst ? [parser, guard] : [guard, parser]))
      .use((request, response) => {
        show({ type: request.webhook?.type, body: request.body });
        response.send('own');
      });
  };
};

/** Reads the bytes where nobody has left a body, as most parsers of Koa do. */
const toBytes: Koa3.Middleware = async ({ req, request }, next) => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  if (Reflect.get(request, 'body') === undefined) Object.assign(request, { body: Buffer.concat(chunks) });
  await next();
};

const toKoa = (Koa: typeof Koa3, parser = bodyParser()): Serve => {
  return (options, show) =>
    new Koa()
      .use(forKoa.akidotpWebhook(secret, options))
      .use(parser)
      .use((context) => {
        show({ type: context.webhook?.type, body: Reflect.get(context.request, 'body') });
        context.body = 'own';
      })
      .callback();
};

const toFastify = (parsesBytes: boolean): Serve => {
  return async (options, show) => {
    const app = fastify();
    if (parsesBytes) {
      app.removeAllContentTypeParsers();
      app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    }
    await app.register(forFastify.akidotpWebhook, { secret, ...options });
    app.post(example.request.target, async (request) => {
      show({ type: request.webhook?.type, body: request.body });
      return 'own';
    });
    await app.ready();
    return (request, response) => app.routing(request, response);
  };
};

const raw = { type: '*/*' };
const servers: Readonly<Record<string, readonly [serve: Serve, isRaw: boolean]>> = {
  'Express 5 before express.raw': [toExpress(express5, express5.raw(raw)), true],
  'Express 5 behind express.raw': [toExpress(express5, express5.raw(raw), true), true],
  'Express 5 before express.json': [toExpress(express5, express5.json()), false],
  'Express 4 before express.raw': [toExpress(express4 as unknown as typeof express5, express4.raw(raw)), true],
  'Express 4 before express.json': [toExpress(express4 as unknown as typeof express5, express4.json()), false],
  'Koa 3': [toKoa(Koa3), false],
  'Koa 3 with bytes': [toKoa(Koa3, toBytes), true],
  'Koa 2': [toKoa(Koa2 as unknown as typeof Koa3), false],
  'Fastify with its own parser': [toFastify(false), false],
  'Fastify with bytes': [toFastify(true), true],
};

const FRAMINGS: readonly Framing[] = ['length', 'byte-writes', 'byte-chunks', 'continue'];

const warned: string[] = [];
const hear = ({ code = '' }: { readonly code?: string }) => void warned.push(code);

describe.each(Object.entries(servers))('what only reports, in %s', (_name, [serve, isRaw]) => {
  beforeEach(() => void process.on('warning', hear));
  afterEach(() => {
    process.off('warning', hear);
    warned.length = 0;
  });

  async function send(request: HttpRequest, options: Options = {}) {
    const shown: Shown[] = [];
    const onRefused = vi.fn();
    const listener = await serve({ enforce: false, onRefused, ...options }, (each) => void shown.push(each));
    const answer = await sendTo(listener, request);
    return { shown, answer, codes: onRefused.mock.calls.map(([{ code }]) => code) };
  }

  const bodyOf = (request: HttpRequest): unknown =>
    isRaw ? Buffer.from(request.body) : JSON.parse(Buffer.from(request.body).toString());

  it.each(FRAMINGS)('gives the application what is genuine, and its body, by %s', async (framing) => {
    const { shown, answer, codes } = await send(withFraming(example.request, framing));
    expect(shown).toEqual([{ type: 'verified', body: bodyOf(example.request) }]);
    expect([answer?.status, codes]).toEqual([200, []]);
  });

  it.each(FRAMINGS)('gives it what is forged, and no webhook, by %s', async (framing) => {
    const { shown, answer, codes } = await send(withFraming(forged, framing));
    expect(shown).toEqual([{ type: undefined, body: bodyOf(forged) }]);
    expect([answer?.status, answer?.text, codes]).toEqual([200, 'own', ['signature_mismatch']]);
  });

  it('gives it what has no signature, unread', async () => {
    const headers = example.request.headers.filter(([name]) => !name.toLowerCase().startsWith('x-akidotp'));
    const { shown, codes } = await send({ ...example.request, headers });
    expect(shown).toEqual([{ type: undefined, body: bodyOf(example.request) }]);
    expect(codes).toEqual(['signature_missing']);
  });

  it('refuses what is wrong with more than its signature', async () => {
    const { shown, answer, codes } = await send(example.request, { bodyLimit: 10 });
    expect(shown).toEqual([]);
    expect([answer?.status, codes]).toEqual([413, ['body_too_large']]);
  });

  it('says at the start that it does not guard', async () => {
    await send(example.request);
    await vi.waitFor(() => expect(warned).toEqual(['HOOKNOTARY_NOT_ENFORCED']), { timeout: 20_000 });
  });
});

describe('enforce', () => {
  it('must be true or false, and leaves no handler of ours without an answer', () => {
    const make = (options: object) => () => forExpress.akidotpWebhook(secret, options);
    expect(make({ enforce: 'no' })).toThrow(/'enforce' must be true or false/);
    for (const other of [
      { on: { '*': () => {} } },
      { inbox: { accept: async () => {} } },
      { sink: { accept: async () => {} } },
    ]) {
      expect(make({ enforce: false, ...other })).toThrow(/with 'enforce' false, the application's own handler answers/);
      expect(make({ enforce: true, ...other })).not.toThrow();
    }
  });

  it('is said once a day where it is false, until the receiver is closed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance', 'Date'] });
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    try {
      const app = fastify();
      await app.register(forFastify.akidotpWebhook, { secret, enforce: false });
      const count = () => warn.mock.calls.filter(([text]) => String(text).includes('enforce is false')).length;
      expect(count()).toBe(1);
      vi.advanceTimersByTime(3 * 24 * 60 * 60 * 1000);
      expect(count()).toBe(4);
      await app.close();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
      warn.mockRestore();
    }
  });
});
