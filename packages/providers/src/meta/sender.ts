/** Meta whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';
import { meta } from './index.js';
export { metaExamples as examples } from './examples.js';

/** With an example of what it is made with. */
export const provider = meta({ verifyToken: 'a token of your own' });

export const facts: Facts = {
  title: 'Meta',
  variable: 'META_APP_SECRET',
  documentation: 'https://developers.facebook.com/docs/graph-api/webhooks/getting-started',
  signs: 'raw body',
  proof: ['pages'],
  retries: {
    delays: [],
    source: 'Meta sends again at once and then more rarely for 36 hours, and does not give the waits',
  },
};
