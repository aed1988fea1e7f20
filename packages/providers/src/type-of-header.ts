import type { Delivery } from '@hooknotary/core';
import { readHeader } from '@hooknotary/core/internal';

/** Makes what reads the event type from a header that nobody signs: undefined where it was sent twice, or not at all. */
export function typeOfHeader(name: string): (payload: unknown, delivery: Delivery) => string | undefined {
  return (_payload, { headers }) => {
    const [type, ...more] = readHeader(headers, name);
    return more.length === 0 ? type : undefined;
  };
}
