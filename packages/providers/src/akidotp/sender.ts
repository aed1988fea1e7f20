/** AkidOTP whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { akidotpExamples as examples } from './examples.js';
export { akidotp as provider } from './index.js';

export const facts: Facts = {
  title: 'AkidOTP',
  variable: 'AKIDOTP_WEBHOOK_SECRET',
  documentation: 'https://akidotp.com/app/dashboard.html',
  signs: 'raw body',
  proof: ['pages'],
  retries: { delays: [5], source: 'AkidOTP sends once more, after 5 s' },
};
