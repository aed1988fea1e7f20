import type { DeliveryStore, Inbox } from '@hooknotary/core';
import type { Subject } from '../compare.ts';

/** An engine to be measured; one whose server cannot be had here says so. */
export interface BenchEngine {
  readonly name: string;
  readonly open: () => Promise<OpenEngine>;
}

/** An engine that is running. */
export interface OpenEngine {
  readonly version: string;
  readonly store: DeliveryStore;
  /** What a reservation and a commit cost without any of our code: the same statements, one after the other. */
  readonly bareStore: (newKey: () => string) => Subject;
  readonly inbox?: Inbox;
  /** What keeping one delivery costs without any of our code, by the engine's own means, so many at once. */
  readonly bareInbox?: (newKey: () => string, atOnce: number) => Subject;
  readonly close: () => Promise<unknown>;
}

/** What an inbox keeps of AkidOTP's example, about. */
export const JSON_OF_ONE = {
  provider: 'akidotp',
  type: 'verified',
  method: 'POST',
  url: '/webhooks/akidotp',
  headers: JSON.stringify({ 'content-type': 'application/json', 'x-akidotp-signature': '0'.repeat(64) }),
  rawBody: Buffer.alloc(112, '{"phone":"+971501234567"}').toString('base64'),
};
