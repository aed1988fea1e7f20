/** Sinch Verification whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';
import { sinchVerification } from './index.js';
export { sinchVerificationExamples as examples } from './examples.js';

/** With an example of what it is made with. */
export const provider = sinchVerification({ key: '669E367E-6BBA-48AB-AF15-266871C28135' });

export const facts: Facts = {
  title: 'Sinch Verification',
  variable: 'SINCH_APPLICATION_SECRET',
  documentation: 'https://developers.sinch.com/docs/verification/api-reference/authentication/callback-signed-request',
  signs: 'method, MD5 of the raw body, content type, time and path',
  proof: ['vector', 'package'],
  retries: { delays: [], source: 'Sinch does not say how it sends again' },
};
