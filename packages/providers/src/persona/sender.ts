/** Persona whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { personaExamples as examples } from './examples.js';
export { persona as provider } from './index.js';

export const facts: Facts = {
  title: 'Persona',
  variable: 'PERSONA_WEBHOOK_SECRET',
  documentation: 'https://docs.withpersona.com/docs/webhooks-best-practices',
  signs: '<timestamp>.<raw body>',
  proof: ['pages'],
  retries: {
    delays: [3, 18, 83, 258],
    source: 'Persona sends up to five times, the later ones after 3, 18, 83 and 258 s',
  },
};
