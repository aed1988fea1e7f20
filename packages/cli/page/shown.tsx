import type { Shown } from '../src/listen/wire.ts';
import { toParts, toVisibleText } from './bytes.ts';

interface Props {
  readonly shown: Shown;
  readonly revealed: boolean;
  /** Most bytes. */
  readonly limit?: number;
}

/** Text of others: only ever text, with what is sensitive dotted out until it was asked for. */
export function ShownText({ shown, revealed, limit = Infinity }: Props) {
  return (
    <>
      {toParts(shown, limit).map(({ bytes, isSensitive }) => {
        if (!isSensitive) return toVisibleText(bytes);
        if (revealed) return <mark>{toVisibleText(bytes)}</mark>;
        return (
          <span class="dots" title="Hidden. Press S to show it.">
            ••••••
          </span>
        );
      })}
    </>
  );
}
