import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DeliveryStore } from '@hooknotary/core';
import * as forExpress from '@hooknotary/express';
import * as forFastify from '@hooknotary/fastify';
import * as forKoa from '@hooknotary/koa';
import express from 'express';
import { fastify } from 'fastify';
import Koa from 'koa';
import { expect, it } from 'vitest';
import { openConnection } from '../contract/http.ts';
import { exampleOf } from '../contract/published.ts';
import { akidotp } from '../contract/senders.ts';

const { secret } = akidotp;
const TIMES = 100;

/** An application behind a guard with this store, which counts what it handles and answers as it is told. */
type Build = (store: DeliveryStore, statusOf: () => number) => Promise<RequestListener>;

const builds: Readonly<Record<string, Build>> = {
  Express: async (store, statusOf) =>
    express().use(forExpress.akidotpWebhook(secret, { store, endpoint: 'express' }), (_request, response) => {
      response.status(statusOf()).send('handled');
    }),
  Koa: async (store, statusOf) =>
    new Koa()
      .use(forKoa.akidotpWebhook(secret, { store, endpoint: 'koa' }))
      .use((context) => {
        context.status = statusOf();
        context.body = 'handled';
      })
      .callback(),
  Fastify: async (store, statusOf) => {
    const app = fastify();
    await app.register(forFastify.akidotpWebhook, { secret, store, endpoint: 'fastify' });
    app.post('/webhooks/akidotp', async (_request, reply) => reply.code(statusOf()).send('handled'));
    await app.ready();
    return (request, response) => app.routing(request, response);
  },
};

/** A sender that sends again as soon as it was answered is told the same, and not that its delivery is in progress. */
export function itAnswersBackToBack(open: () => Promise<DeliveryStore>): void {
  it.each(Object.entries(builds))(
    `answers ${TIMES} senders on %s that send again at once as it answered them first`,
    { timeout: 60_000 },
    async (framework, build) => {
      let handled = 0;
      // Every other delivery fails at first.
      const statusOf = () => (++handled % 3 === 2 ? 500 : 200);
      const server = createServer(await build(await open(), statusOf)).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const connection = await openConnection((server.address() as AddressInfo).port);
      const seen: string[] = [];
      const send = async (id: string): Promise<void> => {
        const content = exampleOf(akidotp).content.replace('abc123def456', `${framework}-${id}`);
        await connection.send(akidotp.send(content));
        const answer = await connection.receive('POST');
        seen.push(`${answer?.status} ${answer?.text}`);
      };
      for (let number = 0; number < TIMES; number++) {
        // oxlint-disable-next-line no-await-in-loop -- One behind the other, on one connection: that is the point.
        for (let again = 0; again < (number % 2 === 0 ? 2 : 3); again++) await send(String(number));
      }
      connection.close();
      server.closeAllConnections();
      server.close();
      const expected = Array.from({ length: TIMES }, (_, number) =>
        number % 2 === 0 ? ['200 handled', '200 OK'] : ['500 handled', '200 handled', '200 OK'],
      );
      expect(seen).toEqual(expected.flat());
      expect(handled).toBe(TIMES * 1.5);
    },
  );
}
