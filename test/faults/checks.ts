import type { Report } from '../e2e/report.ts';
import { ROUTES } from './protocol.ts';
import type { Outcome } from './trial.ts';
import { judge, type Explains } from './verdict.ts';

/** Holds what was answered against what was handled, prints both, and gives those that were lost or handled twice without a reason. */
export function checkOnce(
  report: Report,
  { account, records, counts }: Outcome,
  explains: Explains,
): readonly string[] {
  const suspicious: string[] = [];
  for (const route of ROUTES) {
    const verdict = judge({ account, records, explains, route });
    if (verdict.sent === 0) continue;
    report.figure(route, `${verdict.sent} deliveries, ${verdict.answered} answered 200`);
    checkNone(report, `${route}: sent again and again and never answered 200`, verdict.unanswered);
    checkNone(report, `${route}: answered 200 and not handled`, verdict.lost);
    report.figure('handled twice', `${verdict.twice.length}, by ${verdict.effects} effects`);
    checkNone(report, `${route}: handled twice without a reason`, verdict.unexplained);
    suspicious.push(...verdict.lost, ...verdict.unexplained);
  }
  report.check('dead letters', counts.dead === 0, `${counts.dead}`);
  report.check('left in the inbox', counts.waiting + counts.working === 0, `${counts.waiting + counts.working}`);
  return suspicious;
}

/** Nobody ends but as was meant, or has anything to complain of. */
export function checkEnds(report: Report, { deaths, ends }: Pick<Outcome, 'deaths' | 'ends'>, kills = 0): void {
  const killed = deaths.filter(({ how }) => how === 'SIGKILL').length;
  report.check('processes killed', killed === kills, `${killed}`);
  const others = deaths.filter(({ how }) => how !== 'SIGKILL');
  checkNone(report, 'processes that ended unasked', others.map(toText));
  const stuck = ends.filter(({ how }) => how !== 0);
  checkNone(report, 'processes that did not end in good order', stuck.map(toText));
  const complaining = [...deaths, ...ends].filter(({ printed }) => printed !== '');
  checkNone(report, 'processes that complained', complaining.map(toText));
}

/** Answers, and what happened instead of one, may only be those expected. */
export function checkOutcomes(report: Report, { account, took, failure }: Outcome, expected: RegExp): void {
  const outcomes = [...account.outcomes].toSorted();
  report.figure('answers', outcomes.map(([outcome, count]) => `${outcome}: ${count}`).join(', '));
  report.figure('took', `${took.trouble.toFixed(1)} s, and ${took.rest.toFixed(1)} s until all was done`);
  report.check('it took its course', failure === undefined, failure ?? 'yes');
  report.figure('slowest answer', `${(account.slowest() / 1000).toFixed(1)} s`);
  const others = outcomes.filter(([outcome]) => !expected.test(outcome)).map(([outcome]) => outcome);
  checkNone(report, 'answers that nobody should get', others);
}

/** How often each outcome is among them. */
export function countOutcomes(outcomes: readonly string[]): readonly string[] {
  return [...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, { length }]) => `${outcome}: ${length}`);
}

export function checkNone(report: Report, what: string, found: readonly string[]): void {
  const some = found.slice(0, 5).join(', ');
  report.check(what, found.length === 0, found.length === 0 ? '0' : `${found.length}: ${some}`);
}

function toText({ orders, how, printed }: Outcome['ends'][number]): string {
  return `number ${orders.number} (${how}) ${printed}`.trim();
}
