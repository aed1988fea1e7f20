/** Telesign whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';
import { telesign } from './index.js';
export { telesignExamples as examples } from './examples.js';

/** With an example of what it is made with. */
export const provider = telesign({ customerId: 'FFFFFFFF-EEEE-DDDD-1234-AB1234567890' });

export const facts: Facts = {
  title: 'Telesign',
  variable: 'TELESIGN_API_KEY',
  documentation: 'https://developer.telesign.com/enterprise/docs/authenticate-callbacks',
  signs: 'raw body',
  proof: ['pages'],
  isSuccess: (status) => status === 200,
  retries: {
    delays: [10, 30],
    source: 'Telesign sends an SMS from somebody three times in all, after 10 s and 30 s, where the answer is not 200',
  },
};
