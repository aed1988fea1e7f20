import { useState } from 'preact/hooks';
import type { DeliveryDetail, ListenerState, SentAnswer } from '../src/listen/wire.ts';
import { resend, sendVariant } from './api.ts';
import { Curl } from './curl.tsx';
import { Sent } from './sent.tsx';
import { useKeys } from './keys.ts';
import { VARIANTS } from './words.ts';

interface Props {
  readonly delivery: DeliveryDetail;
  readonly state: ListenerState;
  readonly revealed: boolean;
  readonly onReveal: () => void;
}

type Sending = { readonly answer?: SentAnswer; readonly error?: string; readonly isUnderWay?: boolean };

/** What can be done with a delivery. */
export function Actions({ delivery, state, revealed, onReveal }: Props) {
  const { id, provider, body } = delivery;
  const [sending, setSending] = useState<Sending>({});
  const [isCurlOpen, openCurl] = useState(false);
  const variants = state.providers.find(({ name }) => name === provider)?.variants ?? [];
  const [variant, choose] = useState(variants[0] ?? '');
  const isWhole = body !== undefined;
  const place = state.forward === undefined ? 'to this listener' : `to ${state.forward}`;

  async function run(send: () => Promise<SentAnswer>): Promise<void> {
    setSending({ isUnderWay: true });
    try {
      setSending({ answer: await send() });
    } catch (error) {
      setSending({ error: error instanceof Error ? error.message : String(error) });
    }
  }

  const again = () => void run(() => resend(id));
  useKeys({ s: onReveal, r: () => isWhole && again(), c: () => isWhole && openCurl(!isCurlOpen) });

  return (
    <div class="actions" role="group" aria-label="Actions">
      <div class="buttons">
        <button type="button" aria-pressed={revealed} onClick={onReveal}>
          {revealed ? 'Hide' : 'Show'} hidden values <kbd>S</kbd>
        </button>
        <button
          type="button"
          disabled={!isWhole || sending.isUnderWay === true}
          onClick={again}
          title={`Sends ${place}`}
        >
          Resend <kbd>R</kbd>
        </button>
        <button type="button" disabled={!isWhole} aria-expanded={isCurlOpen} onClick={() => openCurl(!isCurlOpen)}>
          curl <kbd>C</kbd>
        </button>
        {isWhole && variants.length > 0 && (
          <span class="variant">
            <select
              aria-label="Variant to send"
              value={variant}
              onChange={({ currentTarget }) => choose(currentTarget.value)}
            >
              {variants.map((each) => (
                <option key={each} value={each}>
                  {VARIANTS[each] ?? each}
                </option>
              ))}
            </select>
            <button
              type="button"
              disabled={sending.isUnderWay === true}
              onClick={() => void run(() => sendVariant(id, variant))}
            >
              Send variant
            </button>
          </span>
        )}
      </div>
      <p class="quiet">Resending and variants go {place}.</p>
      <Sent {...sending} />
      {isCurlOpen && <Curl id={id} revealed={revealed} />}
    </div>
  );
}
