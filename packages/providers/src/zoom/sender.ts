/** Zoom whole, as tools and tests take it: applications need no examples and no facts. */
import type { Facts } from '../facts.js';

export { zoomExamples as examples } from './examples.js';
export { zoom as provider } from './index.js';

export const facts: Facts = {
  title: 'Zoom',
  variable: 'ZOOM_WEBHOOK_SECRET_TOKEN',
  documentation: 'https://developers.zoom.us/docs/api/webhooks/',
  signs: 'v0:<timestamp>:<raw body>',
  proof: ['pages'],
  retries: { delays: [], source: 'nothing is read of how Zoom sends again' },
};
