import { setTimeout } from 'node:timers/promises';

/** Asks again and again until the condition holds; throws after some 6,000 times, half a minute or more. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let asked = 0; asked < 6_000; asked++) {
    if (await holds()) return;
    await setTimeout(5);
  }
  throw new Error(`Waited in vain until ${what}.`);
}
