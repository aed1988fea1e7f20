import type { Shown } from '../src/listen/wire.ts';
import { toParts, toSpacedText, toVisibleText } from './bytes.ts';

interface Props {
  readonly shown: Shown;
  readonly revealed: boolean;
  /** Most bytes. */
  readonly limit?: number;
  /** Whether white space is shown, too, as in a difference that is nothing else. */
  readonly isSpaceShown?: boolean;
}

/** Text of others: only ever text, with what is sensitive dotted out until it was asked for. */
export function ShownText({ shown, revealed, limit = Infinity, isSpaceShown = false }: Props) {
  const toText = isSpaceShown ? toSpacedText : toVisibleText;
  return (
    <>
      {toParts(shown, limit).map(({ bytes, isSensitive }) => {
        if (!isSensitive) return toText(bytes);
        if (revealed) return <mark>{toText(bytes)}</mark>;
        return (
          <span class="dots" title="Hidden. Press S to show it.">
            ••••••
          </span>
        );
      })}
    </>
  );
}
