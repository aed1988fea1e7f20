import type { DeliveryStore } from '@hooknotary/core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { itAnswersBackToBack } from './back-to-back.ts';
import { testDeliveryStore } from '@hooknotary/testing';

/** One engine, as the contract of stores sees it. */
export interface StoreWorld {
  /** A store of its own connection on that engine. */
  readonly open: () => Promise<DeliveryStore>;
  readonly close: () => Promise<void>;
}

/** What every store promises; run it against an engine by giving a way to open it. */
export function describeStore(name: string, openWorld: () => Promise<StoreWorld>): void {
  let world: StoreWorld;
  testDeliveryStore({
    open: () => world.open(),
    close: () => world.close(),
    describe: (_, suite) =>
      describe(`${name} as a delivery store`, () => {
        // Before the tests and not in the first of them, for a server takes its time to start.
        beforeAll(async () => {
          world = await openWorld();
        }, 60_000);
        suite();
        itAnswersBackToBack(() => world.open());
      }),
    it,
    after: afterAll,
  });
}
