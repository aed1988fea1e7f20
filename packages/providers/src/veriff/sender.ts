/** Veriff whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { veriffExamples as examples } from './examples.js';
export { veriff as provider } from './index.js';

export const facts: Facts = {
  title: 'Veriff',
  variable: 'VERIFF_SHARED_SECRET',
  documentation: 'https://devdocs.veriff.com/docs/hmac-authentication-and-endpoint-security',
  signs: 'raw body',
  proof: ['vector'],
  retries: {
    delays: [
      3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600,
      3600, 3600, 3600, 3600, 3600,
    ],
    source: 'Veriff sends about hourly, for up to seven days by an older page',
  },
};
