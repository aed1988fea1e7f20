/** Slack whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { slackExamples as examples } from './examples.js';
export { slack as provider } from './index.js';

export const facts: Facts = {
  title: 'Slack',
  variable: 'SLACK_SIGNING_SECRET',
  documentation: 'https://api.slack.com/docs/verifying-requests-from-slack',
  signs: 'v0:<timestamp>:<raw body>',
  proof: ['vector', 'package'],
  retries: { delays: [0, 60, 300], source: 'Slack sends events 3 times more, at once, after 1 min and after 5 min' },
};
