import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnyWebhook, Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import * as forExpress from '@hooknotary/express';
import * as forFastify from '@hooknotary/fastify';
import * as forKoa from '@hooknotary/koa';
import express from 'express';
import { fastify, type FastifyInstance } from 'fastify';
import Koa from 'koa';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createFakeClock,
  expectedRefusal,
  signedRequest,
  tamper,
  TAMPERINGS,
  type SignedRequest,
} from '@hooknotary/testing';

const PROVIDERS: readonly Provider[] = [akidotp, cardda, idenfy, kudosity, osapher];
const SECRET = 'a secret for tests';

const { now } = createFakeClock('2026-04-04T14:30:00.000Z');
const handled: AnyWebhook[] = [];
const guards = PROVIDERS.map((provider) => ({
  provider,
  options: { path: `/webhooks/${provider.name}`, now, on: { '*': (webhook: AnyWebhook) => handled.push(webhook) } },
}));

function createExpressApp(): RequestListener {
  const app = express();
  for (const { provider, options } of guards) app.use(forExpress.webhook(provider, SECRET, options));
  return app;
}

function createKoaApp(): RequestListener {
  const app = new Koa();
  for (const { provider, options } of guards) app.use(forKoa.webhook(provider, SECRET, options));
  const listener = app.callback();
  return (request, response) => void listener(request, response);
}

function createFastifyApp(): FastifyInstance {
  const app = fastify({ forceCloseConnections: true });
  for (const { provider, options } of guards) {
    app.register(forFastify.webhook, { provider, secret: SECRET, ...options });
  }
  return app;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A tool that sends requests to an application. */
interface Tool {
  readonly send: (request: SignedRequest) => Promise<Answer>;
  readonly close: () => unknown;
}

async function openFetch(listener: RequestListener): Promise<Tool> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // The cast is true: the server listens on a port.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    send: async (request) => {
      const answer = await fetch(...request.forFetch(origin));
      return { status: answer.status, text: await answer.text() };
    },
    close: () => server.close(),
  };
}

function openSupertest(listener: RequestListener): Tool {
  return { send: async (request) => request.sendWith(supertest(listener)), close: () => undefined };
}

async function openFastifyFetch(): Promise<Tool> {
  const app = createFastifyApp();
  await app.ready();
  const { send } = await openFetch((request, response) => void app.routing(request, response));
  return { send, close: () => app.close() };
}

function openInject(): Tool {
  const app = createFastifyApp();
  return {
    send: async (request) => {
      const { statusCode, body } = await app.inject(request.forInject());
      return { status: statusCode, text: body };
    },
    close: () => app.close(),
  };
}

const TOOLS: readonly (readonly [name: string, open: () => Tool | Promise<Tool>])[] = [
  ['supertest on Express', () => openSupertest(createExpressApp())],
  ['supertest on Koa', () => openSupertest(createKoaApp())],
  ['inject on Fastify', openInject],
  ['fetch from Express', () => openFetch(createExpressApp())],
  ['fetch from Koa', () => openFetch(createKoaApp())],
  ['fetch from Fastify', openFastifyFetch],
];

const VARIANTS = PROVIDERS.flatMap((provider) =>
  TAMPERINGS.flatMap((how) => {
    const refusal = expectedRefusal(provider, how);
    return refusal === undefined ? [] : [{ name: provider.name, provider, how, ...refusal }];
  }),
);

describe.each(TOOLS)('a signed request by %s', (_tool, open) => {
  let tool: Tool;
  beforeAll(async () => {
    tool = await open();
  });
  afterAll(() => tool.close());

  it.each(PROVIDERS.map((provider) => [provider.name, provider] as const))(
    'is %s to its receiver',
    async (_name, provider) => {
      handled.length = 0;
      const request = signedRequest(provider, { secret: SECRET, now });
      expect(await tool.send(request)).toMatchObject({ status: 200, text: provider.success.body });
      expect(handled).toEqual([
        expect.objectContaining({ provider: provider.name, type: expect.not.stringMatching('unknown') }),
      ]);
      expect(Buffer.from(handled[0]?.rawBody ?? []).equals(request.body)).toBe(true);
    },
  );

  it.each(VARIANTS)('is refused as $code for $name with $how changed', async ({ provider, how, status, code }) => {
    handled.length = 0;
    const answer = await tool.send(tamper(signedRequest(provider, { secret: SECRET, now }), how));
    expect({ status: answer.status, ...(JSON.parse(answer.text) as object) }).toMatchObject({ status, code });
    expect(handled).toEqual([]);
  });
});

it('sends a repeated header in as many lines by supertest, and in one by fetch', async () => {
  const lines: string[] = [];
  const listener: RequestListener = ({ rawHeaders }, response) => {
    lines.push(...rawHeaders.filter((_, at) => rawHeaders[at - 1]?.toLowerCase() === 'x-akidotp-signature'));
    response.end();
  };
  const request = tamper(signedRequest(akidotp, { secret: SECRET, now }), 'header-twice');
  const signature = expect.stringMatching(/^[0-9a-f]{64}$/);
  await openSupertest(listener).send(request);
  expect(lines.splice(0)).toEqual([signature, signature]);
  const { send, close } = await openFetch(listener);
  await send(request);
  await close();
  expect(lines).toEqual([expect.stringMatching(/^[0-9a-f]{64}, [0-9a-f]{64}$/)]);
});
