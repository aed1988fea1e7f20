/** GitHub whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { githubExamples as examples } from './examples.js';
export { github as provider } from './index.js';

export const facts: Facts = {
  title: 'GitHub',
  variable: 'GITHUB_WEBHOOK_SECRET',
  documentation: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
  signs: 'raw body',
  proof: ['vector', 'package'],
  retries: { delays: [], source: 'GitHub sends again only by hand or by its API' },
};
