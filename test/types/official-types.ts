import { ignore, webhook, webhookOf } from '@hooknotary/express';
import * as forFastify from '@hooknotary/fastify';
import * as forKoa from '@hooknotary/koa';
import { createVerifier, type Webhook } from '@hooknotary/core';
import type { GithubPayloads } from '@hooknotary/providers/github';
import { github, type GithubOfficialPayloads } from '@hooknotary/providers/github/official-types';
import type { StripePayloads } from '@hooknotary/providers/stripe';
import {
  stripe,
  type StripeOfficialPayloads,
  type StripeOfficialWebhook,
} from '@hooknotary/providers/stripe/official-types';
import type { components, webhooks } from '@octokit/openapi-webhooks-types';
import express from 'express';
import { fastify } from 'fastify';
import type { Stripe } from 'stripe';
import { assert, type Same } from './assert.ts';

const secret = process.env['SECRET'];

type Schemas = components['schemas'];

// The events are ours, and what they hold is the maker's.
assert<Same<keyof StripeOfficialPayloads, keyof StripePayloads>>();
assert<Same<StripeOfficialPayloads[keyof StripePayloads], Stripe.Event>>();
assert<Same<StripeOfficialPayloads['payment_intent.succeeded'], Stripe.PaymentIntentSucceededEvent>>();
assert<Same<keyof GithubOfficialPayloads, keyof GithubPayloads>>();
assert<Same<GithubOfficialPayloads['push'], Schemas['webhook-push']>>();

// Of each of GitHub's events all actions are there, and none of an event whose name is longer.
type OfficialOf<Operation extends keyof webhooks> =
  webhooks[Operation]['post']['requestBody']['content']['application/json'];
assert<Same<GithubOfficialPayloads['star'], OfficialOf<'star-created' | 'star-deleted'>>>();
assert<Same<GithubOfficialPayloads['deployment'], Schemas['webhook-deployment-created']>>();
assert<Same<GithubOfficialPayloads['deployment_status'], Schemas['webhook-deployment-status-created']>>();
assert<Same<GithubOfficialPayloads['team_add'], Schemas['webhook-team-add']>>();
// No event is left to our own, looser type.
type Left = { [Name in keyof GithubPayloads]: Same<GithubOfficialPayloads[Name], GithubPayloads[Name]> };
assert<Same<Left[keyof GithubPayloads], false>>();

// A verifier, and what an application does by the type.
const verifyStripe = createVerifier(stripe, secret);
declare const delivery: Parameters<typeof verifyStripe>[0];
const received = verifyStripe(delivery);
if (received.type === 'payment_intent.succeeded') {
  assert<Same<typeof received.payload, Stripe.PaymentIntentSucceededEvent>>();
  received.payload.data.object.amount_received satisfies number;
  // @ts-expect-error -- A payment has no such member.
  void received.payload.data.object.amount_sent;
}
if (received.type === 'unknown') assert<Same<typeof received.payload, unknown>>();
const pushed = createVerifier(github, secret)(delivery);
if (pushed.type === 'push') assert<Same<typeof pushed.payload, Schemas['webhook-push']>>();
if (pushed.type === 'issues' && pushed.payload.action === 'labeled') {
  pushed.payload.label?.name satisfies string | undefined;
}

// Handlers by type, in each framework.
const onStripe = {
  'payment_intent.succeeded': ({ payload }: Webhook<'stripe', string, Stripe.PaymentIntentSucceededEvent>) =>
    payload.data.object.currency,
  '*': ignore,
} as const;
webhook(stripe, secret, { path: '/stripe', on: onStripe });
webhook(stripe, secret, {
  path: '/stripe',
  on: {
    'invoice.paid': ({ payload }) => assert<Same<typeof payload, Stripe.InvoicePaidEvent>>(),
    // @ts-expect-error -- Stripe has no such event.
    'invoice.eaten': () => undefined,
    '*': ({ provider }) => provider satisfies 'stripe',
  },
});
forKoa.webhook(github, secret, {
  path: '/github',
  on: { push: ({ payload }) => payload.commits.map(({ id }) => id satisfies string), '*': ignore },
});
await fastify().register(forFastify.webhook<StripeOfficialWebhook>, {
  provider: stripe,
  secret,
  path: '/stripe',
  on: { 'invoice.paid': ({ payload }) => assert<Same<typeof payload, Stripe.InvoicePaidEvent>>(), '*': ignore },
});

// Chained behind a guard, several senders on one route, and anywhere behind.
const app = express();
app.post('/stripe', webhook(stripe, secret), (request) => {
  if (request.webhook.type === 'customer.created') request.webhook.payload.data.object satisfies Stripe.Customer;
});
const senders = [
  [stripe, secret],
  [github, secret],
] as const;
webhook(senders, {
  path: '/hooks',
  on: {
    push: ({ payload }) => payload.ref satisfies string,
    'charge.refunded': ({ payload }) => payload.data.object.amount_refunded satisfies number,
    '*': ignore,
  },
});
app.use((request) => {
  const found = webhookOf(stripe, request);
  if (found.type === 'payout.paid') found.payload.data.object satisfies Stripe.Payout;
});
