import { useEffect, useState } from 'preact/hooks';
import type { DeliveryDetail } from '../src/listen/wire.ts';
import { toHexRows } from './bytes.ts';
import { Radios } from './radios.tsx';
import { ShownText } from './shown.tsx';

const FIRST_BYTES = 16 * 1024;
const FORMS = { text: 'Text', hex: 'Hex' };

/** The body's exact bytes, as text or in hexadecimal. */
export function Body({ delivery }: { readonly delivery: DeliveryDetail }) {
  const [form, setForm] = useState<keyof typeof FORMS>('text');
  const [isWhole, setWhole] = useState(false);
  const width = useMatch('(max-width: 40rem)') ? 8 : 16;
  const { body, bytes = 0, revealed } = delivery;
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
        <Radios name="form" label="Show the body as" options={FORMS} value={form} onChoose={setForm} />
      </div>
      <pre tabIndex={0} class={form} aria-label="The body">
        {form === 'text' ? (
          <ShownText shown={body} revealed={revealed} limit={limit} />
        ) : (
          toHexRows(body, { width, limit, revealed })
        )}
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
