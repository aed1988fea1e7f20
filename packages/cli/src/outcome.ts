import { expectedRefusal, type ExpectedRefusal, type Tampering } from '@hooknotary/testing';
import { isSuccess } from './attempts.js';
import type { Answer, Failure } from './deliver.js';
import type { KnownProvider } from './providers.js';

/** What came of a delivery, measured by what should. */
export type Outcome = 'expected' | 'unexpected' | 'unanswered';

/** How many deliveries had each outcome. */
export type Outcomes = Readonly<Record<Outcome, number>>;

/** What was sent, as far as it decides what should be answered. */
export interface Expectation {
  readonly known: KnownProvider;
  readonly tampering: Tampering | undefined;
}

/** A genuine delivery should be answered with success, a tampered one with its refusal: that status and that code. */
export function toOutcome({ known, tampering }: Expectation, answer: Answer | Failure): Outcome {
  if (answer.status === undefined) return 'unanswered';
  const expected = toExpected({ known, tampering });
  const isExpected =
    expected === undefined
      ? isSuccess(known, answer)
      : answer.status === expected.status && readCode(answer) === expected.code;
  return isExpected ? 'expected' : 'unexpected';
}

/** The refusal that a tampered delivery should be answered with; undefined for a genuine one. */
export function toExpected({ known, tampering }: Expectation): ExpectedRefusal | undefined {
  return tampering && expectedRefusal(known.provider, tampering);
}

/** The code that a refusal names; undefined where it is written in another way than ours. */
export function readCode({ text }: Answer): string | undefined {
  try {
    const { code } = JSON.parse(text) as { readonly code?: unknown };
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Exit status of one delivery or of many. */
export function toExitStatus({ unexpected, unanswered }: Outcomes, { tampering }: Pick<Expectation, 'tampering'>) {
  if (unexpected > 0) return 1;
  if (unanswered === 0) return 0;
  // Who sends forgeries wants to know an open door from a receiver that is not there.
  return tampering === undefined ? 1 : 3;
}
