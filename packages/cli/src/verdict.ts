import type { Cause } from '@hooknotary/diagnose';
import { advise } from './advice.js';
import { toShown } from './mask.js';
import { member } from './members.js';
import { createPaint, toPrintable, type Paint, type Terminal } from './terminal.js';
import type { Verdict } from './verify.js';

/** The verdict for machines. */
export function toVerdictJson(verdict: Verdict): object {
  const { known, diagnosis, options } = verdict;
  const { webhook, refusal, causes } = diagnosis;
  return {
    provider: known.name,
    verified: webhook !== undefined,
    webhook: webhook === undefined ? null : toShown(webhook, { show: options.show === true }),
    refusal: refusal === undefined ? null : { code: refusal.code, status: refusal.status, message: toMessage(verdict) },
    causes: causes.map((cause) => ({ code: cause.code, proof: cause.proof, fix: toFix(cause, verdict).text })),
    missingBody: verdict.missingBody ?? null,
    advice: webhook === undefined && causes.length === 0 ? advise(verdict) : null,
  };
}

/** The verdict for people. */
export function toVerdictText(verdict: Verdict, terminal: Terminal): string {
  const paint = createPaint(terminal, terminal.stdout);
  const { webhook, refusal, causes } = verdict.diagnosis;
  const lines =
    webhook === undefined
      ? [
          `${paint('red', 'refused')}: ${refusal?.status ?? ''} ${refusal?.code ?? ''}`,
          ...indent(toMessage(verdict)),
          ...(causes.length === 0 ? toAdviceLines(verdict, paint) : toCauseLines(verdict, paint)),
        ]
      : toWebhookLines(verdict, webhook, paint);
  return `${lines.join('\n')}\n`;
}

/** Why it was refused. A receiver tells its sender less. */
function toMessage({ found, diagnosis: { refusal } }: Verdict): string {
  return refusal?.code === 'secret_unavailable'
    ? `The secret from ${found.from} has white space around it, and is refused for that.`
    : (refusal?.message ?? '');
}

function toWebhookLines(
  { found, options }: Verdict,
  webhook: Parameters<typeof toShown>[0],
  paint: Paint,
): readonly string[] {
  const show = options.show === true;
  const { payload, provider, secretIndex: _, mismatch, ...rest } = toShown(webhook, { show });
  const why = mismatch === undefined ? {} : { why: toWhy(mismatch) };
  const rows = Object.entries({ ...rest, ...why, secret: found.from }).map(
    ([name, value]) => `  ${paint('dim', name.padEnd(11))}${toText(value)}`,
  );
  const hint = provider === 'cardda' && !show ? ['  one-time codes are masked: --show shows them'] : [];
  const { text, left } = cut(JSON.stringify(payload, undefined, 2) ?? 'none');
  const more = left === 0 ? [] : [`    … (${left} further bytes are left out: --json prints them all)`];
  return [
    `${paint('green', 'verified')}: a genuine webhook of ${webhook.provider}`,
    ...rows,
    `  ${paint('dim', 'payload')}`,
    ...indent(text, 4),
    ...more,
    ...hint,
  ];
}

/** Bytes of a payload that a person is shown. */
const SHOWN = 16 * 1024;

/** The beginning of a text, and how many bytes of it are left. */
function cut(whole: string): { readonly text: string; readonly left: number } {
  const bytes = Buffer.from(whole);
  if (bytes.length <= SHOWN) return { text: whole, left: 0 };
  // The stream waits for the rest of a character that is cut through.
  const text = new TextDecoder().decode(bytes.subarray(0, SHOWN), { stream: true });
  return { text, left: bytes.length - Buffer.byteLength(text) };
}

/** Why the type of a webhook is not known. */
function toWhy(mismatch: unknown): string {
  const [type, path, expected] = ['type', 'path', 'expected'].map((name) => member(mismatch, name));
  const claim = type === undefined ? 'it claims no type that is known' : `it claims to be '${String(type)}'`;
  return `${claim}: ${path === '' ? 'the payload' : String(path)}, expected: ${String(expected)}`;
}

function toText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === undefined ? 'not known' : toPrintable(String(value));
}

function toCauseLines(verdict: Verdict, paint: Paint): readonly string[] {
  const { diagnosis, missingBody, options } = verdict;
  const lines = diagnosis.causes.flatMap((cause) => {
    const { text, isOfFramework } = toFix(cause, verdict);
    return [
      '',
      `${paint('bold', 'cause')}: ${cause.code}`,
      ...indent(cause.proof),
      `${paint('bold', 'fix')}${isOfFramework ? ` (${options.framework})` : ''}:`,
      ...indent(text),
    ];
  });
  return missingBody === undefined ? lines : [...lines, '', toPrintable(missingBody)];
}

/** What to change, and whether that is another thing in another framework. */
function toFix({ fix, inFront }: Cause, { copy, options: { har, export: exported, framework } }: Verdict) {
  // These show what went over the wire, before any framework.
  if ((har ?? exported) !== undefined && inFront !== undefined) {
    const text = `${inFront} Or what saved it wrote it so: ${copy} may differ from what was signed.`;
    return { text, isOfFramework: false };
  }
  return { text: fix[framework], isOfFramework: new Set(Object.values(fix)).size > 1 };
}

function toAdviceLines(verdict: Verdict, paint: Paint): readonly string[] {
  const { tried, untried, next } = advise(verdict);
  return [
    '',
    `${paint('bold', 'cause')}: not proven`,
    ...indent(tried),
    ...untried.flatMap((each) => indent(`Not tried: ${each}.`)),
    `${paint('bold', 'look next')}:`,
    ...next.map((each, at) => `  ${at + 1}. ${toPrintable(each)}`),
  ];
}

function indent(text: string, width = 2): readonly string[] {
  return toPrintable(text)
    .split('\n')
    .map((line) => `${' '.repeat(width)}${line}`);
}
