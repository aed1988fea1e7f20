import { Readable } from 'node:stream';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { memoryStore, type DeliveryStore } from '@hooknotary/core';
import { akidotpWebhook, ignore, kudosityWebhook } from '@hooknotary/fastify';
import { fastify, type FastifyInstance, type FastifyPluginAsync, type preParsingHookHandler } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { app, deliver, handler, send } from './fastify-app.ts';
import { example, forged, PATH, secret, seen } from './post.ts';

const FORM = 'application/x-www-form-urlencoded';
const TYPES = [
  'application/json',
  'application/vnd.vendor+json',
  FORM,
  'multipart/form-data; boundary=x',
  'text/plain',
  'a/b',
  ';',
];

const fail = (): never => {
  throw new Error('not for a webhook');
};
const ownParsers: FastifyPluginAsync = async (scope) => {
  scope.addContentTypeParser(/^application\/.+\+json$/, { parseAs: 'string' }, fail);
  scope.addContentTypeParser('application/x-ndjson', (_request, payload, done) => {
    payload.on('end', () => done(null, 'own')).resume();
  });
};

/** Applications whose parsers stand in the way of a guard, each with a guarded route at `PATH`. */
const applications: readonly (readonly [how: string, build: (app: FastifyInstance) => unknown])[] = [
  ['a scope', (parent) => parent.register(async (scope) => guardRoute(scope))],
  ['the root', (parent) => guardRoute(parent)],
  [
    'a scope whose child was there before the guard',
    (parent) =>
      parent.register(async (scope) => {
        scope.register(async (child) => void child.post(PATH, handler));
        await scope.register(akidotpWebhook, { secret });
      }),
  ],
  [
    'a scope whose child has no parser at all',
    (parent) =>
      parent.register(async (scope) => {
        await scope.register(akidotpWebhook, { secret });
        await scope.register(async (child) => {
          child.removeAllContentTypeParsers();
          child.post(PATH, handler);
        });
      }),
  ],
  [
    'a scope with parsers that came before the guard',
    (parent) =>
      parent.register(async (scope) => {
        await ownParsers(scope, {});
        await scope.register(formbody);
        await scope.register(multipart);
        await guardRoute(scope);
      }),
  ],
  [
    'a scope with parsers that come behind the guard',
    (parent) =>
      parent.register(async (scope) => {
        await scope.register(akidotpWebhook, { secret });
        await ownParsers(scope, {});
        await scope.register(formbody);
        await scope.register(multipart);
        scope.addContentTypeParser('*', fail);
        scope.post(PATH, handler);
      }),
  ],
  [
    'a scope with its own parser of JSON, added behind the guard',
    (parent) =>
      parent.register(async (scope) => {
        await scope.register(akidotpWebhook, { secret });
        scope.removeContentTypeParser('application/json');
        scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, fail);
        scope.post(PATH, handler);
      }),
  ],
  [
    'a scope within the parsers of the application',
    async (parent) => {
      await ownParsers(parent, {});
      await parent.register(formbody);
      await parent.register(multipart);
      await parent.register(async (scope) => guardRoute(scope));
    },
  ],
  [
    'a route with a lower limit than the guard',
    (parent) =>
      parent.register(async (scope) => {
        await scope.register(akidotpWebhook, { secret });
        scope.post(PATH, { bodyLimit: 1 }, handler);
      }),
  ],
  [
    'a scope within a guarded scope',
    (parent) =>
      parent.register(async (scope) => {
        await scope.register(akidotpWebhook, { secret });
        await scope.register(async (child) => guardRoute(child));
      }),
  ],
];

async function guardRoute(scope: FastifyInstance): Promise<void> {
  await scope.register(akidotpWebhook, { secret });
  scope.post(PATH, handler);
}

describe.each(applications)('Fastify 5 with a guard of %s', (_how, build) => {
  beforeEach(async () => void (await build(app)));

  it.each(TYPES)('hands over a genuine delivery of the type %s, parsed from what was signed', async (type) => {
    expect((await deliver(example.request, type)).body).toEqual(seen);
  });

  it.each(TYPES)('refuses a forged delivery of the type %s', async (type) => {
    expect((await deliver(forged, type)).body).toMatchObject({ code: 'signature_mismatch' });
  });
});

describe('Fastify 5 behind a guard', () => {
  it('shows hooks and handlers the headers as they came, or as the application has changed them', async () => {
    const shown: unknown[] = [];
    app.addHook('onRequest', async (request) => {
      if (request.url.includes('changed')) request.headers = { 'content-type': 'own/type', 'x-own': '1' };
    });
    await app.register(async (scope) => {
      await scope.register(akidotpWebhook, { secret });
      scope.addHook('preValidation', async ({ headers }) => void shown.push(headers['content-type']));
      scope.post(PATH, async ({ headers }) => [headers['content-type'], headers['content-length'], headers['x-own']]);
    });
    const length = String(example.content.length);
    expect((await deliver()).body).toEqual(['application/json', length, null]);
    const changed = await deliver({ ...example.request, target: `${PATH}?changed` });
    expect(changed.body).toEqual(['own/type', length, '1']);
    expect(shown).toEqual(['application/json', 'own/type']);
  });

  it('shows the headers to hooks of the application that stand around it, and keeps what those set', async () => {
    const shown: unknown[] = [];
    const note = (where: string, type: unknown) => void shown.push([where, type]);
    app.addHook('preValidation', async (request) => {
      note('preValidation', request.headers['content-type']);
      request.headers = { 'x-user': 'anna' };
    });
    app.addHook('onSend', async (request) => note('onSend', request.headers['content-type']));
    app.addHook('onResponse', async (request) => note('onResponse', request.headers['content-type']));
    await app.register(async (scope) => {
      await scope.register(akidotpWebhook, { secret });
      scope.post(PATH, async ({ headers }) => headers['x-user']);
    });
    await app.register(akidotpWebhook, { secret, path: '/own', on: { '*': ignore } });
    expect((await deliver()).text).toBe('anna');
    expect((await deliver({ ...example.request, target: '/own' })).text).toBe('OK');
    const names = ['preValidation', 'onSend', 'onResponse', 'onSend', 'onResponse'];
    expect(shown).toEqual(names.map((name) => [name, 'application/json']));
  });

  it.each<readonly [string, preParsingHookHandler]>([
    ['reads the headers', ({ headers }, _reply, _payload, done) => void (headers['content-type'], done())],
    [
      'sets headers',
      (request, _reply, _payload, done) => {
        request.headers = { ...request.headers, 'x-request-id': '7' };
        done();
      },
    ],
    [
      'reads the payload and hands another on',
      (_request, _reply, payload, done) => {
        const chunks: Buffer[] = [];
        payload.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Readable.from(chunks)));
      },
    ],
    ['takes its time', (_request, _reply, _payload, done) => void setImmediate(done)],
  ])('takes a delivery though a hook behind it %s', async (_what, hook) => {
    await app.register(async (scope) => {
      await scope.register(akidotpWebhook, { secret, store: memoryStore() });
      scope.addHook('preParsing', hook);
      scope.post(PATH, handler);
    });
    expect((await deliver()).body).toEqual(seen);
    expect((await deliver()).text).toBe('OK');
    expect((await deliver(forged)).body).toMatchObject({ code: 'signature_mismatch' });
  });

  it('leaves parsers of the application to its other routes', async () => {
    await app.register(formbody);
    await app.register(async (scope) => guardRoute(scope));
    app.post('/other', async ({ body, headers }) => ({ body, type: headers['content-type'] }));
    expect((await send('/other', 'a=1', FORM)).body).toEqual({ body: { a: '1' }, type: FORM });
  });
});

describe('Fastify 5 with decorations of the application', () => {
  it.each(['rawBody', 'webhook', 'body'])('that can only be read attaches all the same: %s', async (name) => {
    await app.register(async (scope) => {
      if (name !== 'body') scope.decorateRequest(name, { getter: () => 'the application' as never });
      else {
        scope.addHook('onRequest', async (request) => {
          Object.defineProperty(request, 'body', { get: () => 'the application', configurable: true });
        });
      }
      await guardRoute(scope);
    });
    expect((await deliver()).body).toEqual(seen);
    expect((await deliver(forged)).body).toMatchObject({ code: 'signature_mismatch' });
  });

  it('that throw when they are read are no bytes', async () => {
    await app.register(async (scope) => {
      scope.decorateRequest('rawBody', { getter: fail });
      await guardRoute(scope);
    });
    expect((await deliver()).body).toEqual(seen);
    expect((await deliver(forged)).body).toMatchObject({ code: 'signature_mismatch' });
  });
});

describe('Fastify 5 where something behind the guard throws', () => {
  const rejections: unknown[] = [];
  const hear = (reason: unknown) => void rejections.push(reason);
  beforeEach(() => void process.on('unhandledRejection', hear));
  afterEach(() => {
    process.off('unhandledRejection', hear);
    if (rejections.length > 0) throw new AggregateError(rejections.splice(0), 'The process would have ended.');
  });

  const store = (): DeliveryStore => memoryStore();
  const breakRequest =
    (member: string): preParsingHookHandler =>
    (request, _reply, _payload, done) => {
      Object.defineProperty(request, member, { get: fail, set: fail, configurable: false });
      done();
    };
  const steps: readonly (readonly [what: string, status: number, build: (scope: FastifyInstance) => void])[] = [
    ['a request whose body cannot be replaced', 500, (scope) => scope.addHook('preParsing', breakRequest('body'))],
    [
      'a request whose headers cannot be replaced',
      500,
      (scope) => scope.addHook('preParsing', breakRequest('headers')),
    ],
    [
      'a request that nothing can be added to',
      500,
      (scope) => scope.addHook('preParsing', async (request) => void Object.freeze(request)),
    ],
    [
      'an answer that cannot be watched',
      500,
      (scope) =>
        scope.addHook(
          'preParsing',
          async (_request, reply) =>
            void Object.defineProperty(reply.raw, 'end', { value: reply.raw.end, writable: false }),
        ),
    ],
    [
      'a stream that throws when it is read',
      500,
      (scope) => scope.addHook('preParsing', async () => Object.assign(new Readable(), { on: fail, read: fail })),
    ],
  ];

  it.each(steps)('answers for %s, and takes the retry', async (_what, status, build) => {
    await app.register(async (scope) => {
      build(scope);
      await scope.register(akidotpWebhook, { secret, store: store() });
      scope.post(PATH, handler);
    });
    expect((await deliver()).status).toBe(status);
    // It was given back: the retry is no duplicate, and nobody is at work on it.
    expect((await deliver()).status).toBe(status);
  });

  const hooks = ['preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onSend'] as const;
  it.each(hooks)('answers for a hook of the application that throws: %s', async (name) => {
    let isBroken = true;
    const hook = (...parameters: readonly unknown[]): void => {
      if (isBroken) fail();
      (parameters.at(-1) as () => void)();
    };
    await app.register(async (scope) => {
      await scope.register(akidotpWebhook, { secret, store: store() });
      scope.addHook(name as 'preHandler', hook as never);
      scope.post(PATH, handler);
    });
    expect((await deliver()).status).toBe(500);
    isBroken = false;
    expect((await deliver()).body).toEqual(seen);
    expect((await deliver()).text).toBe('OK');
  });

  it.each([
    ['throws', fail],
    [
      'answers otherwise',
      (_error: unknown, _request: unknown, reply: { code: (status: number) => { send: (body: string) => void } }) =>
        reply.code(418).send('own'),
    ],
  ])('answers a refusal though the error handler of the application %s', async (_what, errorHandler) => {
    await app.register(async (scope) => {
      scope.setErrorHandler(errorHandler as never);
      await guardRoute(scope);
    });
    expect([500, 418]).toContain((await deliver(forged)).status);
  });

  it('answers for a handler that throws, and takes the retry', async () => {
    let attempts = 0;
    await app.register(async (scope) => {
      await scope.register(akidotpWebhook, { secret, store: store() });
      scope.post(PATH, async () => (attempts++ === 0 ? fail() : 'done'));
    });
    const statuses = [(await deliver()).status, (await deliver()).text, (await deliver()).text];
    expect(statuses).toEqual([500, 'done', 'OK']);
    expect(attempts).toBe(2);
  });
});

describe('Fastify 5 where somebody answers while the guard waits', () => {
  it.each([
    ['with success: says that no handler has seen it', 202, ['HOOKNOTARY_UNHANDLED']],
    ['with a failure: leaves it to the retry', 503, []],
  ])('%s', async (_what, status, codes) => {
    const warnings: unknown[] = [];
    const hear = ({ code }: Error & { code?: string }) => void warnings.push(code);
    process.on('warning', hear);
    const shared = memoryStore();
    const handled: unknown[] = [];
    const answered = Promise.withResolvers<void>();
    await app.register(async (scope) => {
      scope.addHook('onRequest', async (_request, reply) => {
        // Past Fastify, while it goes on.
        setImmediate(() => reply.raw.writeHead(status, { 'content-length': 0 }).end(answered.resolve));
      });
      await scope.register(akidotpWebhook, { secret: () => answered.promise.then(() => secret), store: shared });
      scope.post(PATH, async ({ webhook }) => handled.push(webhook));
    });
    expect((await deliver()).status).toBe(status);
    await vi.waitFor(() => expect(warnings).toEqual(codes), { timeout: 20_000, interval: 5 });
    process.off('warning', hear);
    expect([handled, shared.size]).toEqual([[], 0]);
  });
});

describe('Fastify 5 with two guards', () => {
  it('of one sender needs two names on one store, or two paths', async () => {
    const shared = memoryStore();
    await app.register(akidotpWebhook, { secret, path: '/a', store: shared, on: { '*': ignore } });
    await app.register(
      async (scope) => scope.register(akidotpWebhook, { secret, path: '/a', store: shared, on: { '*': ignore } }),
      {
        prefix: '/crm',
      },
    );
    await expect(
      app.register(async (scope) =>
        scope.register(akidotpWebhook, { secret, path: '/crm/a', store: shared, on: { '*': ignore } }),
      ),
    ).rejects.toThrow(/'endpoint' of its own/);
  });

  it('keeps no name that it could not be registered under, and takes an endpoint of nothing for none', async () => {
    const shared = memoryStore();
    const on = { '*': ignore };
    await expect(app.register(akidotpWebhook, { secret, path: '/a', store: shared })).rejects.toThrow(/needs 'on'/);
    const next = fastify();
    await next.register(akidotpWebhook, { secret, path: '/a', store: shared, endpoint: undefined, on });
    await next.register(akidotpWebhook, { secret, path: '/a', prefix: '/crm', store: shared, endpoint: undefined, on });
    expect(next.hasRoute({ method: 'POST', url: '/crm/a' })).toBe(true);
    await next.close();
  });

  it('gives up its name when it closes', async () => {
    const shared = memoryStore();
    await app.register(kudosityWebhook, { secret, store: shared });
    await app.close();
    const next = fastify();
    await next.register(kudosityWebhook, { secret, store: shared });
    await expect(next.register(kudosityWebhook, { secret, store: shared })).rejects.toThrow(TypeError);
    await next.close();
  });
});
