import { AKIDOTP_BODY } from '../bodies.ts';
import { FRAMEWORKS } from '../http/app.ts';
import { race, startLoad, type Contestant, type Race } from '../http/race.ts';
import type { Row } from '../row.ts';
import { withSlope } from './slope.ts';

type Turns = Omit<Race, 'heading' | 'unit'>;

const PATHS = [1, 30, 1000];

const WAYS = [
  { way: 'json', name: 'JSON parsed' },
  { way: 'hooknotary-on', name: 'Hooknotary with on' },
] as const;

/** Cost of a request against the number of paths, the last of which is asked for. */
export function growWithPaths(turns: Turns): AsyncGenerator<readonly Row[]> {
  return grow('Against the number of paths', PATHS, { turns, give: (paths) => ({ paths }) });
}

/** Cost of a request against the number of connections that are at it; opening them is part of it. */
export function growWithConnections(connectionCounts: readonly number[], turns: Turns): AsyncGenerator<readonly Row[]> {
  return grow('Against the number of connections', connectionCounts, {
    turns,
    give: (connections) => ({ connections }),
  });
}

interface Curve {
  readonly turns: Turns;
  /** What a contestant has of the amount. */
  readonly give: (amount: number) => Partial<Contestant>;
}

async function* grow(what: string, amounts: readonly number[], { turns, give }: Curve): AsyncGenerator<readonly Row[]> {
  const load = await startLoad();
  try {
    for (const framework of FRAMEWORKS) {
      for (const { way, name } of WAYS) {
        const contestants = amounts.map((amount) =>
          toContestant({ framework, way, name: `${amount}`, ...give(amount) }),
        );
        const plan = { ...turns, heading: `${what}: ${framework}, ${name}`, unit: 'µs CPU/request' } as const;
        yield withSlope(amounts, await race(contestants, plan, load));
      }
    }
  } finally {
    await load.end();
  }
}

function toContestant(given: Pick<Contestant, 'framework' | 'way' | 'name'>): Contestant {
  const verifies = given.way !== 'json';
  return { ...given, provider: 'akidotp', scheme: 'akidotp', body: AKIDOTP_BODY, verifies };
}
