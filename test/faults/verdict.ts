import type { End } from './child-process.ts';
import { CONCURRENCY, type Route } from './protocol.ts';
import type { Record } from './records.ts';
import { routeOf, type Account } from './vendor.ts';

/** What became of the deliveries of a vendor. */
export interface Verdict {
  readonly sent: number;
  readonly answered: number;
  /** Never acknowledged, although sent again and again. */
  readonly unanswered: readonly string[];
  /** Acknowledged and not handled. */
  readonly lost: readonly string[];
  /** Handled more than once. */
  readonly twice: readonly string[];
  /** How often those were handled in all. */
  readonly effects: number;
  /** Of these, those that should not have been. */
  readonly unexplained: readonly string[];
}

/** Whether it is right that the delivery of an effect was handled once more, and then had the next effect. */
export type Explains = (effect: Record, next: Record) => boolean;

interface Evidence {
  readonly account: Account;
  readonly records: readonly Record[];
  readonly explains: Explains;
  readonly route: Route;
}

export function judge({ account, records, explains, route }: Evidence): Verdict {
  const isMeant = (delivery: string) => routeOf(delivery) === route;
  const sent = [...account.sent].filter(isMeant);
  const answered = [...account.answered].filter(isMeant);
  const effects = groupEffects(records);
  const twice = [...effects].filter(([delivery, { length }]) => isMeant(delivery) && length > 1);
  const isExplained = (each: readonly Record[]) =>
    each.slice(1).every((next, index) => explains(each[index] ?? next, next));
  return {
    sent: sent.length,
    answered: answered.length,
    unanswered: sent
      .filter((delivery) => !account.answered.has(delivery))
      .map((delivery) => `${delivery} (${account.abandoned.get(delivery) ?? 'still under way'})`),
    lost: answered.filter((delivery) => !effects.has(delivery)),
    twice: twice.map(([delivery]) => delivery),
    effects: twice.reduce((sum, [, { length }]) => sum + length, 0),
    unexplained: twice.filter(([, each]) => !isExplained(each)).map(([delivery]) => delivery),
  };
}

function groupEffects(records: readonly Record[]): ReadonlyMap<string, readonly Record[]> {
  const effects = new Map<string, Record[]>();
  for (const record of records.filter(({ kind }) => kind === 'effect')) {
    effects.set(record.delivery, [...(effects.get(record.delivery) ?? []), record]);
  }
  return effects;
}

/** The next effect is right where the process of the one before died first, and before the engine had learned of it. */
export function explainByDeath(records: readonly Record[], deaths: readonly End[]): Explains {
  const told = records.filter(({ kind }) => kind === 'died').map(({ child, at }) => [child, at] as const);
  const diedAt = new Map([...deaths.map(({ orders, at }) => [orders.number, at] as const), ...told]);
  const isLearned = createLearned(records);
  return (effect, next) => (diedAt.get(effect.child) ?? Infinity) < next.at && !isLearned(effect, next);
}

/** Milliseconds from an effect until the engine has learned of it, at most. */
const SETTLING = 1000;

/** When an engine was in trouble, by the clock of the records. */
export interface Trouble {
  readonly from: number;
  readonly to: number;
}

/** The next effect is right where the engine was in trouble when it should have learned of the one before. */
export function explainByTrouble(records: readonly Record[], troubles: readonly Trouble[]): Explains {
  const isLearned = createLearned(records);
  return (effect, next) => {
    if (effect.route === 'store' && isLearned(effect, next)) return false;
    return troubles.some(({ from, to }) => from - SETTLING < effect.at && effect.at < to);
  };
}

/** Makes what tells whether an engine had learned of an effect before the next. */
function createLearned(records: readonly Record[]): Explains {
  const learned = new Map(
    records.filter(({ kind }) => kind === 'learned').map((record) => [toName(record), record.at]),
  );
  const begun = Map.groupBy(
    records.filter(({ kind, route }) => kind === 'began' && route === 'inbox'),
    ({ child }) => child,
  );
  return (effect, next) => {
    if (effect.route === 'store') return (learned.get(toName(effect)) ?? Infinity) < next.at;
    // A worker that has taken as many others since then as it may have under way has settled this one.
    const later = (begun.get(effect.child) ?? []).filter(({ at }) => effect.at < at && at < next.at);
    return later.length >= CONCURRENCY;
  };
}

function toName({ delivery, child }: Record): string {
  return `${delivery} by ${child}`;
}
