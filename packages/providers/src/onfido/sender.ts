/** Onfido whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { onfidoExamples as examples } from './examples.js';
export { onfido as provider } from './index.js';

export const facts: Facts = {
  title: 'Onfido',
  variable: 'ONFIDO_WEBHOOK_TOKEN',
  documentation: 'https://documentation.identity.entrust.com/api/manual-webhook-signature-verification',
  signs: 'raw body',
  proof: ['vector', 'package'],
  retries: { delays: [], source: 'Onfido does not say how it sends again' },
};
