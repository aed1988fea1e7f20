import { akidotp, ignore, webhook, webhookOf } from '@hooknotary/express';
import * as forKoa from '@hooknotary/koa';
import { github, type GithubWebhook } from '@hooknotary/providers/github';
import { stripe, type StripeWebhook } from '@hooknotary/providers/stripe';
import express from 'express';
import Koa from 'koa';
import { assert, type Same } from './assert.ts';

const secret = process.env['SECRET'];
const senders = [
  [stripe, secret],
  [github, secret],
] as const;

// Several senders on one route: handlers see the webhooks of all of them.
express().post('/hooks', webhook(senders), ({ webhook: received }) => {
  assert<Same<typeof received.provider, 'github' | 'stripe'>>();
  if (received.provider === 'github' && received.type === 'ping') received.payload.zen satisfies string;
});
webhook(senders, {
  path: '/hooks',
  on: {
    ping: ({ payload }) => payload.zen satisfies string,
    'identity.verification_session.verified': ({ payload }) => payload.data.object.status satisfies string,
    '*': ({ provider }) => provider satisfies 'github' | 'stripe',
  },
});
new Koa().use(forKoa.webhook(senders)).use(({ webhook: received }) => {
  if (received.provider === 'stripe') received satisfies StripeWebhook;
});
forKoa.webhook(senders, { path: '/hooks', on: { ping: ({ payload }) => payload.zen satisfies string, '*': ignore } });
// @ts-expect-error -- AkidOTP is not among them.
express().post('/hooks', webhook(senders), ({ webhook: received }) => void (received.provider === 'akidotp'));

// Anywhere behind a guard: typed by the provider.
express().use((request) => {
  const received = webhookOf(github, request);
  assert<Same<typeof received, GithubWebhook>>();
  // @ts-expect-error -- AkidOTP has no such type.
  if (webhookOf(akidotp, request).type === 'ping') return;
});
