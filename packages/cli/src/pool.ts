/** How often a task is run, and what ends that. */
export interface Pool {
  readonly repeat: number;
  /** So many at once at most. */
  readonly concurrency: number;
  /** From then on none is begun. */
  readonly interruption: AbortSignal;
}

/** Runs a task many times. */
export async function runMany(
  { repeat, concurrency, interruption }: Pool,
  task: (turn: number) => Promise<unknown>,
): Promise<void> {
  const turns = Array.from({ length: repeat }).keys();
  // All of them take their turns from the same iterator.
  const work = async (): Promise<void> => {
    for await (const turn of turns) {
      if (interruption.aborted) return;
      await task(turn);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, repeat) }, work));
}
