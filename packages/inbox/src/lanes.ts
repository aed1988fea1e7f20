import type { WorkOptions } from '@hooknotary/core';

/** How many attempts may be under way: some providers have a lane of their own, the others share one. */
export interface Lanes {
  /** Whether one lane serves all providers. */
  readonly isOne: boolean;
  /** What is free beside attempts at entries of these providers. */
  readonly toRoom: (running: Iterable<string>) => Room;
}

/** How many entries may be taken. */
export interface Room {
  /** Of providers that have no lane of their own. */
  readonly shared: number;
  /** Of those that have, by their names. */
  readonly own: ReadonlyMap<string, number>;
}

/** @throws what `check` throws for a number that is none. */
export function toLanes(
  concurrency: NonNullable<WorkOptions['concurrency']>,
  check: (name: string, value: unknown) => void,
): Lanes {
  const isObject = typeof concurrency === 'object' && concurrency !== null;
  const { default: shared = 10, ...own } = isObject ? concurrency : { default: concurrency };
  check(isObject ? 'concurrency.default' : 'concurrency', shared);
  for (const [provider, value] of Object.entries(own)) check(`concurrency.${provider}`, value);
  // The cast is true: each has been checked.
  const named = new Map(Object.entries(own as Readonly<Record<string, number>>));

  return {
    isOne: named.size === 0,
    toRoom(running) {
      const room = { shared, own: new Map(named) };
      for (const provider of running) {
        const left = room.own.get(provider);
        if (left === undefined) room.shared--;
        else room.own.set(provider, left - 1);
      }
      return room;
    },
  };
}

/** Entries that may be taken in all. */
export function toSize({ shared, own }: Room): number {
  return [...own.values()].reduce((sum, each) => sum + Math.max(each, 0), Math.max(shared, 0));
}
