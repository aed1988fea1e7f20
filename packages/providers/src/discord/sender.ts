/** Discord whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { discordExamples as examples } from './examples.js';
export { discord as provider } from './index.js';

export const facts: Facts = {
  title: 'Discord',
  variable: 'DISCORD_PUBLIC_KEY',
  documentation: 'https://discord.com/developers/docs/events/webhook-events',
  signs: '<timestamp><raw body>',
  proof: ['vector', 'package'],
  retries: { delays: [], source: 'Discord sends events for up to 10 minutes, with growing gaps' },
};
