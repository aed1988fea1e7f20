import { useState } from 'preact/hooks';
import type { DeliveryDetail, ListenerState, TrialAnswer } from '../src/listen/wire.ts';
import { trySecret } from './api.ts';
import { Causes } from './causes.tsx';

interface Props {
  readonly delivery: DeliveryDetail;
  readonly state: ListenerState;
  readonly onSecret: () => void;
}

type Trial = { readonly answer?: TrialAnswer; readonly error?: string; readonly isUnderWay?: boolean };

/** Tries another secret on this delivery; one that fits is in use from then on, in memory alone. */
export function TrySecret({ delivery: { id, provider }, state, onSecret }: Props) {
  const [secret, setSecret] = useState('');
  const [{ answer, error, isUnderWay = false }, setTrial] = useState<Trial>({});
  const known = state.providers.find(({ name }) => name === provider);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setTrial({ isUnderWay: true });
    try {
      const tried = await trySecret(id, secret);
      setTrial({ answer: tried });
      if (!tried.verified) return;
      setSecret('');
      onSecret();
    } catch (failure) {
      setTrial({ error: failure instanceof Error ? failure.message : String(failure) });
    }
  }

  const field = {
    id: 'try-secret',
    autoComplete: 'off',
    spellcheck: false,
    value: secret,
    onInput: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      setSecret(currentTarget.value),
  };
  return (
    <form class="trial" onSubmit={(event) => void submit(event)}>
      <label for="try-secret">Try another {known?.hasKeys ? 'key' : 'secret'}</label>
      <p class="quiet">
        {known?.fingerprint === undefined ? '' : `The one in use has ${known.fingerprint}. `}
        What you try stays in this listener's memory.
      </p>
      <div class="buttons">
        {known?.hasKeys ? <textarea rows={3} {...field} /> : <input type="password" {...field} />}
        <button type="submit" disabled={secret === '' || isUnderWay}>
          Try it
        </button>
      </div>
      <div role="status">
        {error}
        {isUnderWay && 'Trying…'}
        {answer?.verified === true && (
          <p class="set">It verifies. The listener uses this secret from now on: resend, or have it sent again.</p>
        )}
        {answer?.verified === false && <p>With that secret: {answer.message}</p>}
      </div>
      {answer?.diagnosis !== undefined && answer.diagnosis.causes.length > 0 && <Causes {...answer.diagnosis} />}
    </form>
  );
}
