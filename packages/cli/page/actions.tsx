import { useState } from 'preact/hooks';
import type { DeliveryDetail, ListenerState } from '../src/listen/wire.ts';
import { resend, sendVariant } from './api.ts';
import { Curl } from './curl.tsx';
import { Save } from './save.tsx';
import { Sent } from './sent.tsx';
import { useKeys } from './keys.ts';
import { useSending } from './use-sending.ts';
import { VARIANTS } from './words.ts';

interface Props {
  readonly delivery: DeliveryDetail;
  readonly state: ListenerState;
  readonly revealed: boolean;
  readonly onReveal: () => void;
}

/** What can be done with a delivery. */
export function Actions({ delivery, state, revealed, onReveal }: Props) {
  const { id, provider, body } = delivery;
  const isOurs = provider !== undefined;
  const { sending, run } = useSending();
  const [isCurlOpen, openCurl] = useState(false);
  const variants = state.providers.find(({ name }) => name === provider)?.variants ?? [];
  const [variant, choose] = useState(variants[0] ?? '');
  const isWhole = body !== undefined;
  const place = state.resendTo === undefined ? 'to this listener' : `to ${state.resendTo}`;

  const again = () => void run(() => resend(id));
  useKeys({ s: onReveal, r: () => isWhole && again(), c: () => isWhole && isOurs && openCurl(!isCurlOpen) });

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
        {isOurs && (
          <button type="button" disabled={!isWhole} aria-expanded={isCurlOpen} onClick={() => openCurl(!isCurlOpen)}>
            curl <kbd>C</kbd>
          </button>
        )}
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
      {isWhole && <Save id={id} forms={isOurs ? ['http', 'har', 'test'] : ['http', 'har']} />}
      <p class="quiet">Resending and variants go {place}.</p>
      <Sent {...sending} />
      {isCurlOpen && <Curl id={id} revealed={revealed} />}
    </div>
  );
}
