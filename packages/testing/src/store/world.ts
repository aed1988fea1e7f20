import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { DeliveryStore, Awaitable, Reservation } from '@hooknotary/core';

/** Seconds of a lease that ends in no test. */
export const LONG = 600;
/** Seconds of a lease that is over before anything that comes after it. */
export const SHORT = 0.002;
/** Seconds between two looks at whether a lease has run out. */
const PAUSE = 0.001;
/** Looks before a lease counts as endless: some seconds, for a store that only knows whole ones. */
const LOOKS = 2500;

/** Two connections to one engine, and what the rules do with them. */
export interface StoreWorld {
  readonly store: DeliveryStore;
  readonly other: DeliveryStore;
  /** Marks the keys of this run, for an engine may remember an earlier one. */
  readonly run: string;
  readonly newKey: () => string;
  /** Reserves a free key, and gives the token. */
  readonly reserve: (key: string, lease?: number, by?: DeliveryStore) => Promise<string>;
  /** Reserves as soon as the present lease has run out, or what was handled is forgotten. */
  readonly reserveNext: (key: string, lease?: number) => Promise<string>;
  /** Waits until a lease that began before is over. */
  readonly runOut: (lease: number) => Promise<void>;
  readonly stateOf: (key: string, by?: DeliveryStore) => Promise<Reservation['state']>;
}

/** What a store must do, ending the sentence "it …", and the test of it. */
export type StoreRule = readonly [name: string, test: (world: StoreWorld) => Promise<void>];

/** Opens both connections. */
export async function createStoreWorld(
  open: () => Awaitable<DeliveryStore>,
  wait: (seconds: number) => Awaitable<void>,
): Promise<StoreWorld> {
  const [store, other] = [await open(), await open()];
  const run = randomUUID();
  let keys = 0;
  const newKey = (): string => `akidotp:${run}-${++keys}:verified`;

  async function reserve(key: string, lease = LONG, by = store): Promise<string> {
    return readToken(await by.reserve(key, lease));
  }

  async function reserveNext(key: string, lease = LONG, looks = LOOKS): Promise<string> {
    const reservation = await store.reserve(key, lease);
    if (reservation.state === 'reserved' || looks === 0) return readToken(reservation);
    await wait(PAUSE);
    return reserveNext(key, lease, looks - 1);
  }

  async function runOut(lease: number): Promise<void> {
    const later = newKey();
    await reserve(later, lease);
    await reserveNext(later);
  }

  const stateOf = async (key: string, by = store): Promise<Reservation['state']> => (await by.reserve(key, LONG)).state;

  return { store, other, run, newKey, reserve, reserveNext, runOut, stateOf };
}

function readToken(reservation: Reservation): string {
  assert.equal(reservation.state, 'reserved');
  const { token, ...rest } = reservation;
  assert.equal(typeof token, 'string');
  assert.deepEqual(rest, { state: 'reserved' });
  return token;
}
