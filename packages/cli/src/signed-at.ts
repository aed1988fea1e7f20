import type { Provider } from '@hooknotary/core';
import { toTime } from '@hooknotary/core/internal';
import type { OutgoingRequest } from './deliver.js';

/** The time that a request was signed at, as it stands there. */
export interface SignedAt {
  readonly text: string;
  /** Since 1970. */
  readonly milliseconds: number;
}

/** Reads it from its header, or from beside the signature; undefined where the sender signs none. */
export function readSignedAt({ signature, timestamp }: Provider, { headers }: OutgoingRequest): SignedAt | undefined {
  if (timestamp === undefined) return undefined;
  const [name] = signature.headers;
  const beside = signature.hasTime ? signature.read(String(headers[name]), undefined)?.[0]?.time : undefined;
  const text = timestamp.header === undefined ? beside : headers[timestamp.header];
  return typeof text === 'string' ? { text, milliseconds: toTime(text, timestamp) } : undefined;
}
