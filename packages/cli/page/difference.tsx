import type { DifferencePart } from '../src/listen/wire.ts';
import { ShownText } from './shown.tsx';
import { toLength } from './words.ts';

interface Props {
  readonly parts: readonly DifferencePart[];
  readonly revealed: boolean;
}

/** What was signed and what came in its place, marked where they are not the same. */
export function Difference({ parts, revealed }: Props) {
  return (
    <section class="difference" aria-labelledby="difference-title">
      <h4 id="difference-title">What was signed, and what came</h4>
      <p class="quiet">
        <del>Struck out</del> was signed and is not there; <ins>underlined</ins> came in its place.
      </p>
      <pre tabIndex={0} aria-label="What was signed, and what came">
        {parts.map(({ kind, shown, left }, index) => {
          const text = <ShownText shown={shown} revealed={revealed} isSpaceShown={kind !== 'same'} />;
          if (kind === 'signed') return <del key={index}>{text}</del>;
          if (kind === 'received') return <ins key={index}>{text}</ins>;
          return (
            <span key={index}>
              {text}
              {left > 0 && <span class="quiet"> … {toLength(left)} the same … </span>}
            </span>
          );
        })}
      </pre>
    </section>
  );
}
