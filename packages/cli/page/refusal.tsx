import type { DeliveryDetail, ListenerState } from '../src/listen/wire.ts';
import { readDiagnosis } from './api.ts';
import { Causes } from './causes.tsx';
import { Difference } from './difference.tsx';
import { TrySecret } from './trial.tsx';
import { useAsync } from './use-async.ts';

interface Props {
  readonly delivery: DeliveryDetail;
  readonly state: ListenerState;
  readonly onSecret: () => void;
}

/** Refusals that another secret could undo. */
const OF_SECRETS = /^signature_|^secret_/;

/** Why a delivery was refused: what verification said, what a match proves, and what to change. */
export function Refusal({ delivery, state, onSecret }: Props) {
  const { id, code = '', message, revealed, body } = delivery;
  const { value: diagnosis, error } = useAsync(`${id} ${revealed}`, () => readDiagnosis(id, revealed));
  // The cause says the same at more length.
  const isSaid = diagnosis?.causes.some((cause) => cause.code === code) === true;
  return (
    <section class="refusal" aria-labelledby="refusal-title">
      <h3 id="refusal-title">Why it was refused</h3>
      {!isSaid && (
        <p>
          <code class="code">{code}</code> {message}
        </p>
      )}
      {error !== undefined && <p>{error}</p>}
      {diagnosis === undefined ? (
        error === undefined && <p class="quiet">Trying what people get wrong…</p>
      ) : (
        <Causes {...diagnosis}>
          {diagnosis.difference !== undefined && diagnosis.difference.length > 0 && (
            <Difference parts={diagnosis.difference} revealed={revealed} />
          )}
        </Causes>
      )}
      {body !== undefined && OF_SECRETS.test(code) && (
        <TrySecret delivery={delivery} state={state} onSecret={onSecret} />
      )}
    </section>
  );
}
