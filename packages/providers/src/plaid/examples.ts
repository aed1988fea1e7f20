import type { PlaidPayloads } from './payloads.js';

/** Deliveries of Plaid, after its documentation. */
export const plaidExamples: Readonly<Partial<Record<keyof PlaidPayloads, string>>> = {
  'IDENTITY_VERIFICATION.STATUS_UPDATED':
    '{"webhook_type":"IDENTITY_VERIFICATION","webhook_code":"STATUS_UPDATED","identity_verification_id":"idv_52xR9LKo77r1Np","environment":"production"}',
};
