import type { Random } from '../fuzz/mutate.ts';
import type { End } from './child-process.ts';
import type { Fate, Role } from './fleet.ts';
import { RECEIVER_STEPS, WORKER_STEPS, type Step } from './protocol.ts';

const OUTSIDE = 'from outside, at any moment';
type Kind = Step | typeof OUTSIDE;

/** How processes are killed. */
const KINDS: readonly Kind[] = [...RECEIVER_STEPS, ...WORKER_STEPS, OUTSIDE];
const OF_WORKERS: ReadonlySet<Kind> = new Set([...WORKER_STEPS, OUTSIDE]);

/** Most deliveries that come by a step before the process dies at it. */
const MOST_PASSES = 8;
/** The latest death from outside, in milliseconds after the process was started; it begins to work about half-way. */
const LATEST = 800;

/** Makes what spreads so many deaths evenly over all kinds; it has none for who cannot die in any way that is left. */
export function createKillPlan(kills: number, random: Random): (role: Role) => Fate | undefined {
  const left = new Map(KINDS.map((kind, index) => [kind, Math.ceil((kills - index) / KINDS.length)]));

  return ({ receives }) => {
    const possible = KINDS.filter((kind) => (left.get(kind) ?? 0) > 0 && (receives || OF_WORKERS.has(kind)));
    const most = Math.max(...possible.map((kind) => left.get(kind) ?? 0));
    const kinds = possible.filter((kind) => left.get(kind) === most);
    const kind = kinds[random(kinds.length)];
    if (kind === undefined) return undefined;
    left.set(kind, most - 1);
    return kind === OUTSIDE
      ? { killedAfter: random(LATEST) }
      : { death: { step: kind, passes: 1 + random(MOST_PASSES) } };
  };
}

/** How many deaths there were of each kind. */
export function countKinds(deaths: readonly End[]): ReadonlyMap<Kind, number> {
  const kindOf = ({ orders }: End): Kind => orders.death?.step ?? OUTSIDE;
  return new Map(KINDS.map((kind) => [kind, deaths.filter((death) => kindOf(death) === kind).length]));
}
