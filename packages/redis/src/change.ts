/** Something that others wait for. */
export interface Change {
  readonly tell: () => void;
  /** Resolves when it is told the next time, or so many milliseconds later. */
  readonly next: (most?: number) => Promise<void>;
}

export function createChange(): Change {
  let waiting: (() => void)[] = [];

  return {
    tell() {
      const told = waiting;
      waiting = [];
      for (const each of told) each();
    },
    async next(most) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      const timer = most === undefined ? undefined : setTimeout(resolve, most);
      await promise;
      clearTimeout(timer);
    },
  };
}
