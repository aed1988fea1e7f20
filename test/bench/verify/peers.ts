import { WebhookVerificationService } from '@hookflo/tern';
import { validateSignature } from '@line/bot-sdk';
import { verify as verifyGithub } from '@octokit/webhooks-methods';
import bolt from '@slack/bolt';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Stripe } from 'stripe';
import { Webhook as SvixWebhook } from 'svix';
import twilio from 'twilio';
import { ORIGIN, SECRET, STANDARD_SECRET } from '../schemes.ts';
import { vendorChecks, vendorHeaders, VENDORS } from '../vendors.ts';
import type { Candidate } from './candidate.ts';

const stripe = new Stripe('sk_test_none');
const standard = new StandardWebhook(STANDARD_SECRET);
const svix = new SvixWebhook(STANDARD_SECRET);

const samples: readonly Candidate[] = VENDORS.map((vendor) => ({
  name: `the vendor's way: ${vendor}`,
  scheme: vendor,
  verify: ({ headers, body }) => vendorChecks[vendor](SECRET, body, headers[vendorHeaders[vendor]] ?? ''),
}));

/** Those that say so also parse; those that take text are given the text of the bytes, as an application would have to. */
export const peers: readonly Candidate[] = [
  ...samples,
  {
    name: '@line/bot-sdk, validateSignature',
    scheme: 'line',
    verify: ({ headers, body }) => validateSignature(body, SECRET, headers['x-line-signature'] ?? ''),
  },
  {
    name: '@octokit/webhooks-methods, verify',
    scheme: 'github',
    verify: ({ headers, body }) => verifyGithub(SECRET, body.toString(), headers['x-hub-signature-256'] ?? ''),
  },
  {
    name: '@slack/bolt, verifySlackRequest',
    scheme: 'slack',
    verify: ({ headers, body }) =>
      bolt.verifySlackRequest({
        signingSecret: SECRET,
        body: body.toString(),
        headers: {
          'x-slack-signature': headers['x-slack-signature'] ?? '',
          'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
        },
      }),
  },
  {
    name: 'stripe, constructEvent: parsed',
    scheme: 'stripe',
    verify: ({ headers, body }) => stripe.webhooks.constructEvent(body, headers['stripe-signature'] ?? '', SECRET),
  },
  {
    name: 'twilio, validateRequestWithBody',
    scheme: 'twilio',
    verify: ({ target, headers, body }) =>
      twilio.validateRequestWithBody(
        SECRET,
        headers['x-twilio-signature'] ?? '',
        `${ORIGIN}${target}`,
        body.toString(),
      ),
  },
  {
    name: 'standardwebhooks, verify: parsed',
    scheme: 'standard',
    verify: ({ headers, body }) => standard.verify(body, headers),
  },
  { name: 'svix, verify: parsed', scheme: 'svix', verify: ({ headers, body }) => svix.verify(body, headers) },
  {
    name: '@hookflo/tern, verifyWithPlatformConfig: parsed',
    scheme: 'github',
    verify: async ({ target, headers, body }) => {
      const request = new Request(`${ORIGIN}${target}`, { method: 'POST', headers, body });
      return (await WebhookVerificationService.verifyWithPlatformConfig(request, 'github', SECRET)).isValid;
    },
  },
];
