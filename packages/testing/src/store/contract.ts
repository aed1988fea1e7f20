import { setTimeout } from 'node:timers/promises';
import type { DeliveryStore, Awaitable } from '@hooknotary/core';
import { CROWDS, KEYS } from './keys.js';
import { LEASES } from './leases.js';
import { RESERVATIONS } from './reservations.js';
import { createStoreWorld, type StoreWorld } from './world.js';

/** What {@link testDeliveryStore} needs: a store, and the functions of a test runner. */
export interface StoreContractOptions {
  /** Opens a store on the engine; called twice, for two connections that must see the same. A memory's own may be given twice. */
  readonly open: () => Awaitable<DeliveryStore>;
  /** Called after the last test. */
  readonly close?: (() => Awaitable<void>) | undefined;
  /** Title of the suite; default `a delivery store`. */
  readonly name?: string | undefined;
  /** The runner's `describe`. */
  readonly describe: (name: string, suite: () => void) => unknown;
  /** The runner's `it` or `test`. */
  readonly it: (name: string, test: () => Promise<void>) => unknown;
  /** The runner's hook after all tests of a suite: `after` of node:test and mocha, `afterAll` of vitest and jest; needed for `close`. */
  readonly after?: ((hook: () => Promise<void>) => unknown) | undefined;
  /** Lets so many seconds pass; default real ones. For a store on a fake clock: `wait: clock.advance`. */
  readonly wait?: ((seconds: number) => Awaitable<void>) | undefined;
}

/**
 * The contract of delivery stores, as a suite of tests for a store of your own and any test runner.
 *
 *     import { after, describe, it } from 'node:test';
 *     testDeliveryStore({ open: () => myStore(client), close: () => client.quit(), describe, it, after });
 *
 * Every run uses keys of its own and leaves them in the store, some of them for ten minutes.
 *
 * @throws TypeError for a `close` without `after`.
 */
export function testDeliveryStore(options: StoreContractOptions): void {
  const { open, close, name = 'a delivery store', describe, it, after, wait = waitReally } = options;
  if (close !== undefined && after === undefined) {
    throw new TypeError("testDeliveryStore: 'close' needs the test runner's hook 'after' (or 'afterAll').");
  }
  let world: Promise<StoreWorld> | undefined;
  describe(name, () => {
    for (const [rule, test] of [...RESERVATIONS, ...LEASES, ...CROWDS, ...KEYS]) {
      // Opened by the first test, because not every runner has a hook that fails a suite with the reason.
      it(rule, async () => test(await (world ??= createStoreWorld(open, wait))));
    }
    if (close !== undefined) after?.(async () => close());
  });
}

async function waitReally(seconds: number): Promise<void> {
  await setTimeout(seconds * 1000);
}
