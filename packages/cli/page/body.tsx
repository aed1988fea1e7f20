import { applyEdits, format } from 'jsonc-parser';
import { useEffect, useState } from 'preact/hooks';
import type { DeliveryDetail } from '../src/listen/wire.ts';
import { readDelivery } from './api.ts';
import { toHexRows, toText, toVisibleText } from './bytes.ts';
import { CopyButton } from './copy.tsx';
import { Radios } from './radios.tsx';
import { ShownText } from './shown.tsx';

const FIRST_BYTES = 16 * 1024;
const FORMS = { text: 'Text', indented: 'Indented', hex: 'Hex' };
/** Characters of JSON that are indented: more would keep the page from answering. */
const MOST_INDENTED = 1024 * 1024;

/** The body's exact bytes, as text or in hexadecimal; or, to be read, with line ends and indents that it has not. */
export function Body({ delivery }: { readonly delivery: DeliveryDetail }) {
  const [form, setForm] = useState<keyof typeof FORMS>('text');
  const [isWhole, setWhole] = useState(false);
  const width = useMatch('(max-width: 40rem)') ? 8 : 16;
  const { id, body, bytes = 0, revealed } = delivery;
  const limit = isWhole ? Infinity : FIRST_BYTES;
  if (body === undefined || bytes === 0) {
    const text = body === undefined ? 'It was not received whole, so nothing of it was kept.' : 'No body.';
    return (
      <section aria-labelledby="body-title">
        <h3 id="body-title">Body</h3>
        <p class="quiet">{text}</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="body-title">
      <div class="titled">
        <h3 id="body-title">Body</h3>
        <CopyButton label="Copy" what="the body" read={async () => toBody(await readDelivery(id, true))} />
        <Radios name="form" label="Show the body as" options={FORMS} value={form} onChoose={setForm} />
      </div>
      <pre tabIndex={0} class={form} aria-label="The body">
        {form === 'text' && <ShownText shown={body} revealed={revealed} limit={limit} />}
        {form === 'indented' && toIndented(toText(body)).slice(0, limit)}
        {form === 'hex' && toHexRows(body, { width, limit, revealed })}
      </pre>
      {bytes > limit && (
        <p>
          The first {FIRST_BYTES / 1024} KiB.{' '}
          <button type="button" onClick={() => setWhole(true)}>
            Show all {bytes} bytes
          </button>
        </p>
      )}
    </section>
  );
}

/** JSON as one reads it, each value spelled as it came; of what is hidden here the asterisks. Another text stays as it is. */
function toIndented(text: string): string {
  const isJson = /^\s*[{[]/.test(text) && text.length <= MOST_INDENTED;
  const edits = isJson ? format(text, undefined, { insertSpaces: true, tabSize: 2 }) : [];
  return toVisibleText(new TextEncoder().encode(applyEdits(text, edits)));
}

/** The body as it came, whatever of it is hidden here. */
function toBody({ body }: DeliveryDetail): string {
  return body === undefined ? '' : toText(body);
}

function useMatch(query: string): boolean {
  const [isMatch, setMatch] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const update = () => setMatch(media.matches);
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, [query]);
  return isMatch;
}
