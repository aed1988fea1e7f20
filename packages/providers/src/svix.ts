import { body, headerValue, hmac, time, versions, whsec, type Delivery } from '@hooknotary/core';
import { readHeader } from '@hooknotary/core/internal';

const ID_HEADER = 'svix-id';

/** How senders sign that send by Svix: https://docs.svix.com/receiving/verifying-payloads/how-manual */
export const svix = {
  signature: versions('svix-signature', { v1: hmac('sha256', { key: whsec }) }),
  timestamp: { header: 'svix-timestamp', tolerance: 300 },
  content: [headerValue(ID_HEADER), '.', time, '.', body],
  // Of the message, and the same for all attempts.
  idempotencyKey: (_payload: unknown, _type: string, { headers }: Delivery) => [
    readHeader(headers, ID_HEADER)[0] ?? '',
  ],
} as const;
