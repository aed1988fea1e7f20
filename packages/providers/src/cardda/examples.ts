import type { CarddaPayloads } from './payloads.js';

/** Deliveries of Cardda, from docs.cardda.com/docs/plh-verification-codes. */
export const carddaExamples: Readonly<Record<keyof CarddaPayloads, string>> = {
  verification_code: `{
  "id": "550e8400-e29b-41d4-a716-446655440000",
  "body": "Tu codigo de verificacion es 123456",
  "vendor_card_id": "12345",
  "created_at": "2026-02-10T14:30:00.000Z"
}`,
};
