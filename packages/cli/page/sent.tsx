import type { SentAnswer } from '../src/listen/wire.ts';
import { toVisibleText } from './bytes.ts';
import type { Sending } from './use-sending.ts';

/** What came of sending; told to screen readers, too. */
export function Sent({ answer, error, isUnderWay = false }: Sending) {
  return (
    <div role="status" class={answer === undefined && error === undefined && !isUnderWay ? '' : 'sent'}>
      {isUnderWay && 'Sending…'}
      {error}
      {answer !== undefined && (
        <>
          <p>
            <strong>{verdictOf(answer)}</strong>{' '}
            <span class="quiet">
              {answer.url} · {answer.milliseconds} ms
            </span>
          </p>
          {answer.text !== '' && (
            <pre tabIndex={0} aria-label="The answer">
              {toVisibleText(new TextEncoder().encode(answer.text))}
            </pre>
          )}
        </>
      )}
    </div>
  );
}

function verdictOf({ status, expected }: SentAnswer): string {
  if (status === undefined) return 'No answer.';
  if (expected === undefined) return `Answered ${status}.`;
  const because = expected.code === undefined ? '' : ` for ${expected.code}`;
  return status === expected.status
    ? `Answered ${status}, as it must${because}.`
    : `Answered ${status}; a receiver must answer ${expected.status}${because}.`;
}
