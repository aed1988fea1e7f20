import { useEffect, useRef } from 'preact/hooks';
import type { DeliveryDetail, ListenerState } from '../src/listen/wire.ts';
import { Actions } from './actions.tsx';
import { readDelivery } from './api.ts';
import { Body } from './body.tsx';
import { outcomeOf } from './filter.ts';
import { Refusal } from './refusal.tsx';
import { ShownText } from './shown.tsx';
import { useAsync } from './use-async.ts';
import { toLength, toMoment } from './words.ts';

interface Props {
  readonly id: number;
  readonly state: ListenerState;
  readonly revealed: boolean;
  readonly onReveal: () => void;
  readonly onBack: () => void;
}

/** One delivery with all that is known of it. */
export function Detail({ id, state, revealed, onReveal, onBack }: Props) {
  const { value: delivery, error } = useAsync(`${id} ${revealed}`, () => readDelivery(id, revealed));
  if (error !== undefined) return <p class="notice">{error}</p>;
  if (delivery === undefined || delivery.id !== id) return <p class="notice">Reading…</p>;
  return (
    <article class={`detail ${outcomeOf(delivery)}`} aria-labelledby="detail-title">
      <button type="button" class="back" onClick={onBack}>
        ← All deliveries
      </button>
      <Heading delivery={delivery} />
      <Actions key={id} delivery={delivery} state={state} revealed={revealed} onReveal={onReveal} />
      {delivery.code !== undefined && <Refusal key={id} delivery={delivery} />}
      {delivery.webhook !== undefined && (
        <section aria-labelledby="webhook-title">
          <h3 id="webhook-title">Webhook</h3>
          <p class="quiet">What your handler gets, next to the bytes.</p>
          <pre tabIndex={0} aria-label="The webhook as JSON">
            <ShownText shown={delivery.webhook} revealed={delivery.revealed} />
          </pre>
        </section>
      )}
      <Headers delivery={delivery} />
      <Body key={`body-${id}`} delivery={delivery} />
    </article>
  );
}

function Heading({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { id, provider, type, method, target, revealed, receivedAt, bytes, status, test } = delivery;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // On a phone the list, and with it the focus, has gone.
    if (document.activeElement === document.body) title.current?.focus();
  }, [id]);
  return (
    <header>
      <h2 id="detail-title" tabIndex={-1} ref={title}>
        <span class={`badge ${outcomeOf(delivery)}`}>{outcomeOf(delivery)}</span>
        {provider}
        {type !== undefined && <code>{type}</code>}
        {test && <span class="tag">test</span>}
      </h2>
      <p class="target">
        <code>
          {method} <ShownText shown={target} revealed={revealed} />
        </code>
      </p>
      <p class="quiet">
        #{id} · {toMoment(receivedAt)} · {toLength(bytes)} · answered {status}
      </p>
    </header>
  );
}

function Headers({ delivery: { headers, revealed } }: { readonly delivery: DeliveryDetail }) {
  return (
    <section aria-labelledby="headers-title">
      <h3 id="headers-title">Headers</h3>
      <dl class="headers">
        {headers.map(({ name, value }, index) => (
          <div key={`${index} ${name}`}>
            <dt>{name}</dt>
            <dd>
              <ShownText shown={value} revealed={revealed} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
