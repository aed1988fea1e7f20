import type { Cause } from '@hooknotary/diagnose';
import { advise } from './advice.js';
import { toShown } from './mask.js';
import { createPaint, toPrintable, type Paint, type Terminal } from './terminal.js';
import type { Verdict, VerifyOptions } from './verify.js';

/** The verdict for machines. */
export function toVerdictJson(verdict: Verdict): object {
  const { known, diagnosis, options } = verdict;
  const { webhook, refusal, causes } = diagnosis;
  return {
    provider: known.name,
    verified: webhook !== undefined,
    webhook: webhook === undefined ? null : toShown(webhook, { show: options.show === true }),
    refusal: refusal === undefined ? null : { code: refusal.code, status: refusal.status, message: toMessage(verdict) },
    causes: causes.map((cause) => ({ code: cause.code, proof: cause.proof, fix: toFix(cause, options).text })),
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
  const { payload, provider, secretIndex: _, ...rest } = toShown(webhook, { show });
  const rows = Object.entries({ ...rest, secret: found.from }).map(
    ([name, value]) => `  ${paint('dim', name.padEnd(11))}${toText(value)}`,
  );
  const hint = provider === 'cardda' && !show ? ['  one-time codes are masked: --show shows them'] : [];
  const json = JSON.stringify(payload, undefined, 2) ?? 'none';
  return [
    `${paint('green', 'verified')}: a genuine webhook of ${webhook.provider}`,
    ...rows,
    `  ${paint('dim', 'payload')}`,
    ...indent(json, 4),
    ...hint,
  ];
}

function toText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === undefined ? 'not known' : toPrintable(String(value));
}

function toCauseLines({ diagnosis, missingBody, options }: Verdict, paint: Paint): readonly string[] {
  const lines = diagnosis.causes.flatMap((cause) => {
    const { text, isOfFramework } = toFix(cause, options);
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
function toFix({ fix, inFront }: Cause, { har, framework }: VerifyOptions) {
  // A HAR shows what went over the wire, before any framework.
  if (har !== undefined && inFront !== undefined) {
    const text = `${inFront} Or the program that saved the HAR wrote it so: a HAR holds text, not bytes.`;
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
