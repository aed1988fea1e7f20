import express, { type Express, type RequestHandler } from 'express';
import { ORIGIN, SECRET, STANDARD_SECRET } from '../schemes.ts';
import type { Mount } from './app.ts';

// What a peer tells of forgeries is not what is measured.
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const raw = express.raw({ type: '*/*' });

function ignore(): undefined {
  return undefined;
}

/** Peers as their own documents mount them in Express; each verifies, parses, and lets the application answer, or answers. */
export function peers(answer: RequestHandler): Readonly<Record<string, Mount<Express>>> {
  /** Verifies raw bytes in the handler before the application's own. */
  function behindRaw(verify: (bytes: Buffer, headers: Readonly<Record<string, string>>) => unknown): Mount<Express> {
    const handler: RequestHandler = (request, _response, next) => {
      // The casts are true: `raw` read the body, and no sender here sends a header twice.
      request.body = verify(request.body as Buffer, request.headers as Record<string, string>);
      next();
    };
    return (app, { path }) => app.post(path, raw, handler, answer);
  }

  return {
    octokit: async (app, { path }) => {
      const { createNodeMiddleware, Webhooks } = await import('@octokit/webhooks');
      app.use(createNodeMiddleware(new Webhooks({ secret: SECRET, log: silent }), { path, log: silent }));
    },
    stripe: async (app, setting) => {
      const { Stripe } = await import('stripe');
      const { webhooks } = new Stripe('sk_test_none');
      const verify = (bytes: Buffer, headers: Readonly<Record<string, string>>) =>
        webhooks.constructEvent(bytes, headers['stripe-signature'] ?? '', SECRET);
      return behindRaw(verify)(app, setting);
    },
    line: async (app, { path }) => {
      const { middleware } = await import('@line/bot-sdk');
      app.post(path, middleware({ channelSecret: SECRET }) as RequestHandler, answer);
    },
    twilio: async (app, { path }) => {
      const { default: twilio } = await import('twilio');
      const { protocol, host } = new URL(ORIGIN);
      const verify = twilio.webhook({ protocol: protocol.slice(0, -1), host }, SECRET) as RequestHandler;
      const keep = express.json({
        verify: (request, _, bytes) => Object.assign(request, { rawBody: bytes.toString() }),
      });
      app.post(path, keep, verify, answer);
    },
    standardwebhooks: async (app, setting) => {
      const { Webhook } = await import('standardwebhooks');
      const webhook = new Webhook(STANDARD_SECRET);
      return behindRaw((bytes, headers) => webhook.verify(bytes, headers))(app, setting);
    },
    svix: async (app, setting) => {
      const { Webhook } = await import('svix');
      const webhook = new Webhook(STANDARD_SECRET);
      return behindRaw((bytes, headers) => webhook.verify(bytes, headers))(app, setting);
    },
    tern: async (app, { path }) => {
      const { createWebhookMiddleware } = await import('@hookflo/tern/express');
      // The cast is true: it is a middleware of Express, whose types it does not use.
      const verify = createWebhookMiddleware({ platform: 'github', secret: SECRET }) as unknown as RequestHandler;
      app.post(path, raw, verify, answer);
    },
    bolt: async (app, { path }) => {
      const { default: bolt } = await import('@slack/bolt');
      const logger = { ...silent, setLevel: ignore, setName: ignore, getLevel: () => bolt.LogLevel.ERROR };
      const receiver = new bolt.ExpressReceiver({ signingSecret: SECRET, endpoints: path, app, logger });
      // An application of Bolt that has nothing to do but acknowledge.
      const acknowledge = { processEvent: ({ ack }: { ack: () => Promise<void> }) => ack() };
      receiver.init(acknowledge as unknown as Parameters<typeof receiver.init>[0]);
    },
  };
}
