import { audit, type AuditReport, type AuditResult } from '@hooknotary/testing/audit';
import { createLookup } from './deliver.js';
import { readPayload } from './payload.js';
import type { KnownProvider } from './providers.js';
import { toPublicUrl, type PublicUrlOptions } from './public-url.js';
import { checkSigning, readSecret, type SecretOptions } from './secret.js';
import type { Target } from './target.js';
import { createPaint, toPrintable, writeJson, type Paint, type Terminal } from './terminal.js';

/** What a user may say of a check, as commander gives it. */
export interface CheckOptions extends PublicUrlOptions, SecretOptions {
  readonly event?: string;
  readonly payload?: string;
  /** Seconds. */
  readonly timeout: number;
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly allowRemote?: boolean;
  readonly json?: boolean;
}

/** One run of the command. */
export interface CheckRun {
  readonly known: KnownProvider;
  readonly target: Target;
  readonly options: CheckOptions;
  readonly terminal: Terminal;
}

/** Sends a receiver what is genuine and what is not, shows how it answered in one table, and sets the exit status. */
export async function check({ known, target, options, terminal }: CheckRun): Promise<void> {
  const { content, type } = await readPayload(known, options, terminal);
  const found = await readSecret(known, options, terminal);
  checkSigning(known, found);
  const { timeout, at, json = false } = options;
  const paint = createPaint(terminal, terminal.stdout);
  const { origin } = target.url;
  const url = toPrintable(`${origin}${target.url.pathname}`);
  if (!json) terminal.stdout.write(`${known.name}, ${url}\n${toLine(HEADINGS)}\n`);
  const report = await audit(known.provider, {
    url: target.url.href,
    secret: found.secret,
    payload: content,
    type,
    timeout,
    lookup: createLookup(target.addresses),
    ...toPublicUrl(known, options.publicUrl ?? (known.provider.needsPublicUrl ? origin : undefined)),
    ...(at !== undefined && { now: () => at }),
    onResult: (result) => void (json || terminal.stdout.write(`${toRow(result, paint)}\n`)),
  });
  if (json) writeJson(terminal, toJson(known, url, report));
  else terminal.stdout.write(`${toSum(report)}\n`);
  const status = toExitStatus(report);
  if (status !== 0) terminal.exitCode = status;
}

const HEADINGS = ['sent', 'expected', 'answered', ''] as const;

function toLine([sent, expected, answered, verdict]: readonly [string, string, string, string]): string {
  return `${sent.padEnd(14)}  ${expected.padEnd(32)}  ${answered.padEnd(32)}  ${verdict}`.trimEnd();
}

const VERDICTS = { expected: 'ok', unexpected: 'NOT ok', unanswered: 'no answer' } as const;

function toRow({ check: sent, expected, status, code, reason, outcome }: AuditResult, paint: Paint): string {
  const wanted = expected === undefined ? 'success' : `${expected.status} ${expected.code}`;
  const answered = status === undefined ? (reason ?? '') : `${status} ${code ?? ''}`.trim();
  const verdict = paint(outcome === 'expected' ? 'green' : 'red', VERDICTS[outcome]);
  return toLine([sent, wanted, toPrintable(answered), verdict]);
}

function countOf({ results }: AuditReport, outcome: AuditResult['outcome']): number {
  return results.filter((each) => each.outcome === outcome).length;
}

function toSum(report: AuditReport): string {
  const unanswered = countOf(report, 'unanswered');
  const counts = `${countOf(report, 'expected')} passed, ${countOf(report, 'unexpected')} failed`;
  return unanswered === 0 ? counts : `${counts}, ${unanswered} not answered`;
}

function toJson({ name }: KnownProvider, url: string, report: AuditReport): object {
  const results = report.results.map(({ check: sent, outcome, expected, status, code, reason }) => ({
    check: sent,
    outcome,
    expected: expected ?? null,
    status: status ?? null,
    code: code ?? null,
    reason: reason ?? null,
  }));
  return { provider: name, url, passed: report.passed, results };
}

/** An open door is to be told from a receiver that is not there. */
function toExitStatus(report: AuditReport): number {
  if (countOf(report, 'unexpected') > 0) return 1;
  return report.passed ? 0 : 3;
}
