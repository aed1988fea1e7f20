import { akidotpWebhook, type WebhookOptions } from '@hooknotary/express';
import express5, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import express4 from 'express4';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { forged, PATH, post, secret } from './post.ts';

const handler: RequestHandler = ({ webhook }, response) => {
  response.json({ type: webhook?.type });
};

describe.each([
  { framework: 'Express 5', express: express5 },
  { framework: 'Express 4', express: express4 },
])('$framework', ({ express }) => {
  function create(middleware: RequestHandler): Express {
    return express().use(middleware);
  }

  describe('with onError', () => {
    function createWith(onError: NonNullable<WebhookOptions<never>['onError']>): { app: Express; errors: unknown[] } {
      const errors: unknown[] = [];
      const last: ErrorRequestHandler = (error, _request, response, next) => {
        errors.push(error);
        if (response.headersSent) next(error);
        else response.status(418).end();
      };
      return { app: create(akidotpWebhook(secret, { onError })).use(handler).use(last), errors };
    }

    it('passes a refusal to the next handler of errors', async () => {
      const { app, errors } = createWith((error, _request, _response, next) => next(error));
      expect((await post(app, forged)).status).toBe(418);
      expect(errors).toMatchObject([{ code: 'signature_mismatch', status: 401 }]);
    });

    it('lets it answer by itself', async () => {
      const { app, errors } = createWith((error, _request, response) => response.status(402).json({ own: error.code }));
      const answer = await post(app, forged);
      expect([answer.status, answer.body, errors]).toEqual([402, { own: 'signature_mismatch' }, []]);
    });

    it.each([
      ['throws', () => raise('own')],
      ['rejects', async () => raise('own')],
    ])('does not leave the sender waiting where it %s', async (_way, onError) => {
      const { app, errors } = createWith(onError);
      expect((await post(app, forged)).status).toBe(418);
      expect(errors).toMatchObject([{ message: 'own' }]);
    });

    it.each([
      ['throws nothing', throwNothing],
      ['rejects with nothing', () => Promise.reject(undefined)],
      ["rejects with Express's own word", () => Promise.reject('route')],
    ])('lets no forgery through where it %s', async (_way, onError) => {
      const { app, errors } = createWith(onError);
      expect((await post(app, forged)).status).toBe(418);
      expect(errors).toMatchObject([{ message: 'What answers the request failed.' }]);
    });

    it('may return what is no promise and can be waited for', async () => {
      const { app, errors } = createWith((_error, _request, response) => {
        response.sendStatus(402);
        // oxlint-disable-next-line no-thenable -- As some libraries' queries are.
        return { then: (resolve: () => void) => resolve() };
      });
      expect([(await post(app, forged)).status, errors]).toEqual([402, []]);
    });

    it('is not asked about genuine deliveries', async () => {
      const { app } = createWith(() => raise('own'));
      expect((await post(app)).body).toEqual({ type: 'verified' });
    });
  });

  it('has the status and the headers that the default handler of errors sends', async () => {
    const app = create(akidotpWebhook(secret, { onError: (error, _request, _response, next) => next(error) }));
    const answer = await request(app).put(PATH).send({});
    expect([answer.status, answer.headers['allow'], answer.headers['cache-control']]).toEqual([
      405,
      'POST',
      'no-store',
    ]);
  });

  it.each([
    ['throws', () => raise('own')],
    [
      'passes an error on',
      (_request: unknown, _response: unknown, next: (error: Error) => void) => next(new Error('own')),
    ],
  ])('hands the error of a handler that %s to the application, once', async (_way, failing) => {
    const errors: unknown[] = [];
    const refused: unknown[] = [];
    const last: ErrorRequestHandler = (error, _request, response, next) => {
      errors.push(error);
      if (errors.length > 1) next(error);
      else response.status(418).end();
    };
    const guard = akidotpWebhook(secret, { onRefused: (error) => refused.push(error) });
    const app = create(guard)
      .use(failing as RequestHandler)
      .use(last);
    expect((await post(app)).status).toBe(418);
    expect([errors.length, refused]).toEqual([1, []]);
  });
});

function raise(message: string): never {
  throw new Error(message);
}

function throwNothing(): never {
  // oxlint-disable-next-line no-throw-literal -- As some code does.
  throw undefined;
}
