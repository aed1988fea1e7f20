import { STATUS_CODES } from 'node:http';
import type { ExpectedRefusal, SignedRequest } from '@hooknotary/testing';
import { isSuccess, lastOf, type Attempts } from './attempts.js';
import type { Answer, Failure } from './deliver.js';
import { toNextStep } from './next-step.js';
import { readCode, toExpected, toOutcome, type Expectation } from './outcome.js';
import type { SendRun } from './send.js';
import type { Summary } from './tally.js';
import { createPaint, toPrintable, writeJson, type Paint } from './terminal.js';

/** What was sent. */
export interface Sent extends SendRun, Expectation {
  /** The request, or the first of them. */
  readonly request: SignedRequest;
  /** Event type, where the payload was not the user's own. */
  readonly type: string | undefined;
  /** Where the secret was found, for people. */
  readonly secretFrom: string;
}

/** Shows what came of one delivery, on stdout. */
export function showAttempts(sent: Sent, attempts: Attempts): void {
  const { options, terminal } = sent;
  if (options.json)
    writeJson(terminal, {
      ...toJson(sent),
      success: isSuccess(sent.known, lastOf(attempts)),
      outcome: toOutcome(sent, lastOf(attempts)),
      attempts,
    });
  else {
    const paint = createPaint(terminal, terminal.stdout);
    const lines = [
      toTitle(sent),
      ...attempts.flatMap((each) => toLines(sent, each, paint)),
      ...toVerdict(sent, attempts),
    ];
    terminal.stdout.write(`${lines.join('\n')}\n`);
  }
}

/** Shows what came of many, on stdout. */
export function showTally(sent: Sent, summary: Summary): void {
  const { options, terminal } = sent;
  if (options.json)
    writeJson(terminal, {
      ...toJson(sent),
      success: summary.failed === 0 && isWhole(sent, summary),
      interrupted: !isWhole(sent, summary),
      ...summary,
    });
  else
    terminal.stdout.write(
      `${[toTitle(sent), ...toSummaryLines(summary), ...toBreak(sent, summary), ...toSummaryVerdict(sent, summary)].join('\n')}\n`,
    );
}

function isWhole({ options }: Sent, { deliveries }: Summary): boolean {
  return deliveries === options.repeat;
}

/** That some are missing, where they are. */
function toBreak(sent: Sent, summary: Summary): readonly string[] {
  if (isWhole(sent, summary)) return [];
  return [
    `interrupted: ${summary.deliveries} of ${sent.options.repeat} were sent and answered; that is what came of those`,
  ];
}

function toJson({ known, request, type, tampering, target }: Sent) {
  return {
    provider: known.name,
    type: type ?? null,
    method: request.method,
    url: `${target.url.origin}${request.url}`,
    tampering: tampering ?? null,
    expected: toExpected({ known, tampering }) ?? null,
  };
}

function toTitle({ known, request, type, tampering, target }: Sent): string {
  const what = [known.name, type, tampering && `tampered: ${tampering}`].filter(Boolean).join(', ');
  return toPrintable(`${request.method} ${target.url.origin}${target.url.pathname} (${what})`);
}

/** Characters of an answer that a person is shown. */
const SHOWN = 2000;

function toLines(sent: Sent, result: Answer | Failure, paint: Paint): readonly string[] {
  const time = `${Math.round(result.seconds * 1000)} ms`;
  if (result.status === undefined) return [paint('red', `no answer: ${toPrintable(result.reason)}`) + ` (${time})`];
  const { status, headers, text, truncated } = result;
  const colour = toOutcome(sent, result) === 'expected' ? 'green' : 'red';
  const head = `${paint(colour, `${status} ${STATUS_CODES[status] ?? ''}`.trim())} in ${time}`;
  const more = truncated || text.length > SHOWN ? ['  … (the answer is longer)'] : [];
  const body = text === '' ? [] : toPrintable(text.slice(0, SHOWN)).trimEnd().split('\n');
  const redirect = status >= 300 && status < 400 && typeof headers['location'] === 'string';
  const to = redirect ? [`  a redirect to ${toPrintable(String(headers['location']))}, not followed`] : [];
  return [head, ...to, ...body.map((line) => `  ${line}`), ...more];
}

/** What the answer means, where the status does not say it. */
function toVerdict(sent: Sent, attempts: Attempts): readonly string[] {
  const { known } = sent;
  const last = lastOf(attempts);
  const expected = toExpected(sent);
  const outcome = toOutcome(sent, last);
  const code = last.status === undefined ? undefined : readCode(last);
  const next = outcome === 'unexpected' && code !== undefined ? toNextStep(sent, [code]) : [];
  if (expected !== undefined) return [`${VERDICTS[outcome]}: ${toWanted(expected)}`, ...next];
  const isOddSuccess = last.status !== undefined && last.status >= 200 && last.status < 300 && outcome !== 'expected';
  return isOddSuccess ? [`${known.name} takes only 200 for success`] : next;
}

const VERDICTS = {
  expected: 'as it should be',
  unexpected: 'NOT as it should be',
  unanswered: 'not known whether it is as it should be',
} as const;

function toWanted({ status, code }: ExpectedRefusal): string {
  return `a receiver must refuse this: ${status} ${code}`;
}

/** What the answers to many mean. */
function toSummaryVerdict(sent: Sent, { outcomes, codes }: Summary): readonly string[] {
  const expected = toExpected(sent);
  const next = outcomes.unexpected > 0 ? toNextStep(sent, codes) : [];
  if (expected === undefined) return next;
  const counts = Object.entries(VERDICTS).flatMap(([outcome, words]) => {
    // The cast is true: those are the names of the verdicts.
    const count = outcomes[outcome as keyof typeof VERDICTS];
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return [`${counts.join(', ')}: ${toWanted(expected)}`, ...next];
}

function toSummaryLines({ answers, deliveries, attempts, seconds }: Summary): readonly string[] {
  const toMilliseconds = (each: number): string => `${(each * 1000).toFixed(1)} ms`;
  const width = String(deliveries).length;
  if (deliveries === 0) return [];
  return [
    ...Object.entries(answers).map(([answer, count]) => `  ${String(count).padStart(width)} × ${toPrintable(answer)}`),
    `${deliveries} deliveries in ${attempts} attempts of ${toMilliseconds(seconds.least)} to ` +
      `${toMilliseconds(seconds.most)}, half of them within ${toMilliseconds(seconds.median)}`,
  ];
}
