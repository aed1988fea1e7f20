import type { Inbox, InboxOptions } from '@hooknotary/core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import type { Accepted } from './deliveries.ts';

/** One engine, as the contract of inboxes sees it. */
export interface InboxWorld {
  /** An inbox of its own connection; those of one name share what they keep. */
  readonly open: (name: string, options?: WorldOptions) => Promise<Inbox>;
  readonly close: () => Promise<void>;
}

/** What the inboxes of all engines take. */
type WorldOptions = InboxOptions;

/** What a handler's delays are, so that nobody waits for them. */
export const FAST = { first: 0.001, longest: 0.01 };
export const WAIT = { timeout: 20_000, interval: 5 };

/** Inboxes of one engine, each of a name of its own, that are closed after each test. */
export interface InboxHarness {
  readonly open: (name?: string, options?: WorldOptions) => Promise<Inbox>;
  /** Two connections to one inbox. */
  readonly openTwo: (options?: WorldOptions) => Promise<readonly [Inbox, Inbox]>;
  readonly accept: (inbox: Inbox, accepted: Accepted) => Promise<void>;
  readonly untilCounts: (inbox: Inbox, expected: object) => Promise<void>;
}

/** To be called within a `describe`. */
export function createInboxHarness(engine: string, openWorld: () => Promise<InboxWorld>): InboxHarness {
  let world: InboxWorld;
  let names = 0;
  const opened: Inbox[] = [];

  beforeAll(async () => {
    world = await openWorld();
  }, 60_000);
  afterEach(() => Promise.all(opened.splice(0).map((inbox) => inbox.close())));
  afterAll(() => world.close());

  async function open(name = `${engine.toLowerCase()}${++names}`, options: WorldOptions = {}): Promise<Inbox> {
    const inbox = await world.open(name, options);
    opened.push(inbox);
    return inbox;
  }

  return {
    open,
    async openTwo(options) {
      const name = `two${++names}`;
      return [await open(name, options), await open(name, options)];
    },
    accept: (inbox, { webhook, delivery }) => inbox.accept(webhook, delivery),
    untilCounts: (inbox, expected) =>
      vi.waitFor(async () => expect(await inbox.counts()).toMatchObject(expected), WAIT),
  };
}
