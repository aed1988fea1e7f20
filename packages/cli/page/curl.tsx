import { readCurl } from './api.ts';
import { toText } from './bytes.ts';
import { CopyButton } from './copy.tsx';
import { ShownText } from './shown.tsx';
import { useAsync } from './use-async.ts';

/** The delivery as lines of a shell. Copied, they are whole, whatever is hidden here. */
export function Curl({ id, revealed }: { readonly id: number; readonly revealed: boolean }) {
  const { value: lines, error } = useAsync(`${id} ${revealed}`, () => readCurl(id, revealed));
  if (lines === undefined) return <p class="quiet">{error ?? 'Reading…'}</p>;
  const read = async () => toText(await readCurl(id, true));
  return (
    <div class="curl">
      <pre tabIndex={0} aria-label="The delivery as curl">
        <ShownText shown={lines} revealed={revealed} />
      </pre>
      <CopyButton label="Copy the lines" read={read} />
    </div>
  );
}
