import { openConnection } from '../contract/http.ts';
import { countOutcomes } from './checks.ts';
import type { Route } from './protocol.ts';
import { toOutcome, toRequest } from './vendor.ts';

/** What came of a flood. */
export interface Flooded {
  readonly names: ReadonlySet<string>;
  /** What was answered, and how often. */
  readonly outcomes: readonly string[];
  /** Milliseconds. */
  readonly slowest: number;
}

interface FloodOptions {
  readonly route: Route;
  readonly count: number;
  /** Characters in each body. */
  readonly size: number;
  readonly label: string;
}

/** Deliveries under way at one time. */
const AT_ONCE = 500;

/** Sends deliveries once each, of senders that are never acknowledged and give up at once. */
export async function flood(port: number, { route, count, size, label }: FloodOptions): Promise<Flooded> {
  const names = Array.from({ length: count }, (_, index) => `${route}-${label}-${index}`);
  const outcomes: string[] = [];
  const left = names.values();
  let slowest = 0;

  async function sendThem(): Promise<void> {
    for (const name of left) {
      const request = toRequest(name, ' '.repeat(size));
      const begun = performance.now();
      const connection = await openConnection(port);
      await connection.send(request);
      outcomes.push(toOutcome((await connection.receive(request.method)) ?? 'broken'));
      connection.close();
      slowest = Math.max(slowest, performance.now() - begun);
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, sendThem));
  return { names: new Set(names), outcomes: countOutcomes(outcomes), slowest };
}
