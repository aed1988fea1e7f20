/** Messente whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { messenteExamples as examples } from './examples.js';
export { messente as provider } from './index.js';

export const facts: Facts = {
  title: 'Messente',
  variable: 'MESSENTE_API_PASSWORD',
  documentation: 'https://messente.com/documentation/api-setup/security',
  signs: 'raw body',
  proof: ['pages'],
  isSuccess: (status) => status >= 200 && status < 400,
  retries: { delays: [], source: 'Messente does not say how it sends again' },
};
