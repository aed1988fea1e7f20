import type { OsapherPayloads } from './payloads.js';

/** Deliveries of Osapher, from osapher.com/docs/webhooks. */
export const osapherExamples: Readonly<Partial<Record<keyof OsapherPayloads, string>>> = {
  'verification.completed': `{
"event": "verification.completed",
"timestamp": "2026-04-26T10:23:01.000Z",
"data": {
"legalName": "Acme Corp Pty Ltd",
"abn": "22222222222",
"jurisdiction": "AU",
"fractureScore": 0,
"fractureRisk": "low",
"status": "verified"
}
}`,
};
