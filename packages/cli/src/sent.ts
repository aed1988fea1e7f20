import { STATUS_CODES } from 'node:http';
import { expectedRefusal, type ExpectedRefusal, type SignedRequest } from '@hooknotary/core/testing';
import { isSuccess, lastOf, type Attempts } from './attempts.js';
import type { Answer, Failure } from './deliver.js';
import type { SendRun } from './send.js';
import type { Summary } from './tally.js';
import { createPaint, toPrintable, writeJson, type Paint } from './terminal.js';

/** What was sent. */
export interface Sent extends SendRun {
  /** The request, or the first of them. */
  readonly request: SignedRequest;
  /** Event type, where the payload was not the user's own. */
  readonly type: string | undefined;
}

/** Shows what came of one delivery, on stdout. */
export function showAttempts(sent: Sent, attempts: Attempts): void {
  const { options, terminal } = sent;
  if (options.json)
    writeJson(terminal, { ...toJson(sent), success: isSuccess(sent.known, lastOf(attempts)), attempts });
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
  if (options.json) writeJson(terminal, { ...toJson(sent), success: summary.failed === 0, ...summary });
  else terminal.stdout.write(`${[toTitle(sent), ...toSummaryLines(summary)].join('\n')}\n`);
}

function toJson({ known, request, type, options, target }: Sent) {
  const expected = toExpected({ known, options });
  return {
    provider: known.name,
    type: type ?? null,
    method: request.method,
    url: `${target.url.origin}${request.url}`,
    tampering: options.tamper ?? null,
    expected: expected ?? null,
  };
}

function toExpected({ known, options }: Pick<Sent, 'known' | 'options'>): ExpectedRefusal | undefined {
  return options.tamper && expectedRefusal(known.provider, options.tamper);
}

function toTitle({ known, request, type, options, target }: Sent): string {
  const what = [known.name, type, options.tamper && `tampered: ${options.tamper}`].filter(Boolean).join(', ');
  return toPrintable(`${request.method} ${target.url.origin}${target.url.pathname} (${what})`);
}

/** Characters of an answer that a person is shown. */
const SHOWN = 2000;

function toLines({ known }: Sent, result: Answer | Failure, paint: Paint): readonly string[] {
  const time = `${Math.round(result.seconds * 1000)} ms`;
  if (result.status === undefined) return [paint('red', `no answer: ${toPrintable(result.reason)}`) + ` (${time})`];
  const { status, headers, text, truncated } = result;
  const colour = isSuccess(known, result) ? 'green' : 'red';
  const head = `${paint(colour, `${status} ${STATUS_CODES[status] ?? ''}`.trim())} in ${time}`;
  const more = truncated || text.length > SHOWN ? ['  … (the answer is longer)'] : [];
  const body = text === '' ? [] : toPrintable(text.slice(0, SHOWN)).trimEnd().split('\n');
  const redirect = status >= 300 && status < 400 && typeof headers['location'] === 'string';
  const to = redirect ? [`  a redirect to ${toPrintable(String(headers['location']))}, not followed`] : [];
  return [head, ...to, ...body.map((line) => `  ${line}`), ...more];
}

/** What the answer means, where the status does not say it. */
function toVerdict({ known, options }: Sent, attempts: Attempts): readonly string[] {
  const { status } = lastOf(attempts);
  const expected = toExpected({ known, options });
  if (expected !== undefined) {
    const wanted = `a receiver must refuse this: ${expected.status} ${expected.code}`;
    return [status === expected.status ? `as it should be: ${wanted}` : `NOT as it should be: ${wanted}`];
  }
  const isOddSuccess = status !== undefined && status >= 200 && status < 300 && !known.isSuccess(status);
  return isOddSuccess ? [`${known.name} takes only 200 for success`] : [];
}

function toSummaryLines({ answers, deliveries, attempts, seconds }: Summary): readonly string[] {
  const toMilliseconds = (each: number): string => `${(each * 1000).toFixed(1)} ms`;
  const width = String(deliveries).length;
  return [
    ...Object.entries(answers).map(([answer, count]) => `  ${String(count).padStart(width)} × ${toPrintable(answer)}`),
    `${deliveries} deliveries in ${attempts} attempts of ${toMilliseconds(seconds.least)} to ` +
      `${toMilliseconds(seconds.most)}, half of them within ${toMilliseconds(seconds.median)}`,
  ];
}
