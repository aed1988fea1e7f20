/** Runs a task so many times, at most `concurrency` of them at once. */
export async function runMany(
  { repeat, concurrency }: { readonly repeat: number; readonly concurrency: number },
  task: (turn: number) => Promise<unknown>,
): Promise<void> {
  const turns = Array.from({ length: repeat }).keys();
  // All of them take their turns from the same iterator.
  const work = async (): Promise<void> => {
    for await (const turn of turns) await task(turn);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, repeat) }, work));
}
