import { fastify, type FastifyInstance, type RouteHandlerMethod } from 'fastify';
import request, { type Response } from 'supertest';
import { afterEach, beforeEach } from 'vitest';
import { example, post } from './post.ts';

/** A new one for each test of the file that imports this. */
export let app: FastifyInstance;
beforeEach(() => {
  app = fastify();
});
afterEach(() => app.close());

export async function deliver(delivery = example.request, type = 'application/json'): Promise<Response> {
  await app.ready();
  return post(app.server, delivery, type);
}

export async function send(target: string, body: string, type = 'application/json'): Promise<Response> {
  await app.ready();
  return request(app.server).post(target).type(type).send(body);
}

/** Tells what an application finds on the request. */
export const handler: RouteHandlerMethod = async ({ webhook, rawBody, body }) => ({
  type: webhook?.type,
  bytes: rawBody?.toString(),
  body,
});
