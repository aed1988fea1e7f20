import type { Provider } from '@hooknotary/core';
import { akidotp } from '@hooknotary/providers/akidotp';
import { cardda } from '@hooknotary/providers/cardda';
import { idenfy } from '@hooknotary/providers/idenfy';
import { kudosity } from '@hooknotary/providers/kudosity';
import { osapher } from '@hooknotary/providers/osapher';
import * as express from '@hooknotary/express';
import * as fastify from '@hooknotary/fastify';
import * as koa from '@hooknotary/koa';
import type { ProviderName } from '../contract/senders.ts';

interface Factories {
  readonly provider: Provider;
  readonly express: (secret: string) => unknown;
  readonly koa: (secret: string) => unknown;
  readonly fastify: typeof fastify.akidotpWebhook;
}

// The casts of the plugins are true as far as these tests go: each takes a secret and no other option.
export const factories: Readonly<Record<ProviderName, Factories>> = {
  akidotp: {
    provider: akidotp,
    express: express.akidotpWebhook,
    koa: koa.akidotpWebhook,
    fastify: fastify.akidotpWebhook,
  },
  cardda: {
    provider: cardda,
    express: express.carddaWebhook,
    koa: koa.carddaWebhook,
    fastify: fastify.carddaWebhook as typeof fastify.akidotpWebhook,
  },
  idenfy: {
    provider: idenfy,
    express: express.idenfyWebhook,
    koa: koa.idenfyWebhook,
    fastify: fastify.idenfyWebhook as typeof fastify.akidotpWebhook,
  },
  kudosity: {
    provider: kudosity,
    express: express.kudosityWebhook,
    koa: koa.kudosityWebhook,
    fastify: fastify.kudosityWebhook as typeof fastify.akidotpWebhook,
  },
  osapher: {
    provider: osapher,
    express: express.osapherWebhook,
    koa: koa.osapherWebhook,
    fastify: fastify.osapherWebhook as typeof fastify.akidotpWebhook,
  },
};
