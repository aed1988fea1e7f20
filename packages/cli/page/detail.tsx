import { useEffect, useRef } from 'preact/hooks';
import type { DeliveryDetail, DeliverySummary, ListenerState, SentAnswer } from '../src/listen/wire.ts';
import { Actions } from './actions.tsx';
import { readDelivery } from './api.ts';
import { Application } from './application.tsx';
import { Attempts } from './attempts.tsx';
import { Body } from './body.tsx';
import { toText } from './bytes.ts';
import { CopyButton } from './copy.tsx';
import { Refusal } from './refusal.tsx';
import { Sent } from './sent.tsx';
import { ShownText } from './shown.tsx';
import { useAsync } from './use-async.ts';
import { toLength, toMoment, toTime } from './words.ts';

interface Props {
  readonly id: number;
  readonly state: ListenerState;
  readonly deliveries: readonly DeliverySummary[];
  readonly revealed: boolean;
  readonly onReveal: () => void;
  readonly onBack: () => void;
  readonly onSelect: (id: number) => void;
  /** Another secret is in use. */
  readonly onSecret: () => void;
}

/** One delivery with all that is known of it. */
export function Detail({ id, state, deliveries, revealed, onReveal, onBack, onSelect, onSecret }: Props) {
  const summary = deliveries.find((each) => each.id === id);
  // What was found out later is on the list first.
  const key = `${id} ${revealed} ${summary?.receivedAt} ${summary?.forwarded?.status}`;
  const { value: delivery, error } = useAsync(key, () => readDelivery(id, revealed));
  if (error !== undefined) return <p class="notice">{error}</p>;
  if (delivery === undefined || delivery.id !== id) return <p class="notice">Reading…</p>;
  const { outcome, message, mismatch, forwarded, webhook } = delivery;
  const isGenuine = outcome === 'verified' || outcome === 'unknown';
  return (
    <article class={`detail ${outcome}`} aria-labelledby="detail-title">
      <button type="button" class="back" onClick={onBack}>
        ← All deliveries
      </button>
      <Heading delivery={delivery} />
      {outcome === 'refused' && <Refusal key={`refusal-${id}`} delivery={delivery} state={state} onSecret={onSecret} />}
      {outcome === 'stray' && (
        <section class="reason" aria-label="Why nothing was done">
          <p>{message}</p>
        </section>
      )}
      {outcome === 'unknown' && (
        <section class="reason" aria-labelledby="unknown-title">
          <h3 id="unknown-title">Genuine, but of no known event</h3>
          <p>
            <code>{mismatch}</code>
          </p>
          <p class="quiet">Your handler gets it as type “unknown”, with the payload as it came.</p>
        </section>
      )}
      {forwarded !== undefined && (
        <section aria-labelledby="answers-title">
          <h3 id="answers-title">Two answers</h3>
          <p class="quiet">The sender was answered {delivery.status} by this listener. Forwarded as it came:</p>
          <Sent answer={forwarded} />
          {isGenuine && isRefusal(forwarded) && <Application delivery={delivery} answer={forwarded} state={state} />}
        </section>
      )}
      <Attempts delivery={delivery} deliveries={deliveries} onSelect={onSelect} />
      <Actions key={id} delivery={delivery} state={state} revealed={revealed} onReveal={onReveal} />
      {webhook !== undefined && (
        <section aria-labelledby="webhook-title">
          <div class="titled">
            <h3 id="webhook-title">Webhook</h3>
            <CopyButton label="Copy" what="the webhook" read={() => readPart(id, (whole) => whole.webhook)} />
          </div>
          <p class="quiet">What your handler gets, next to the bytes.</p>
          <pre tabIndex={0} aria-label="The webhook as JSON">
            <ShownText shown={webhook} revealed={delivery.revealed} />
          </pre>
        </section>
      )}
      <Headers delivery={delivery} />
      <Body key={`body-${id}`} delivery={delivery} />
    </article>
  );
}

/** Whether an application has refused what it was handed. */
function isRefusal({ status = 0 }: SentAnswer): boolean {
  return status >= 400 && status < 500;
}

/** A part as it came, whatever of it is hidden here. */
async function readPart(id: number, part: (whole: DeliveryDetail) => DeliveryDetail['body']): Promise<string> {
  const shown = part(await readDelivery(id, true));
  return shown === undefined ? '' : toText(shown);
}

function Heading({ delivery }: { readonly delivery: DeliveryDetail }) {
  const { id, provider, type, method, target, revealed, receivedAt, bytes, status, test, outcome } = delivery;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // On a phone the list, and with it the focus, has gone.
    if (document.activeElement === document.body) title.current?.focus();
  }, [id]);
  return (
    <header>
      <h2 id="detail-title" tabIndex={-1} ref={title}>
        <span class={`badge ${outcome}`}>{outcome}</span>
        {provider ?? 'No receiver'}
        {type !== undefined && type !== 'unknown' && <code>{type}</code>}
        {test && <span class="tag">test</span>}
      </h2>
      <p class="target">
        <code>
          {method} <ShownText shown={target} revealed={revealed} />
        </code>{' '}
        <CopyButton label="Copy" what="the target" read={() => readPart(id, (whole) => whole.target)} />
      </p>
      <p class="quiet">
        #{id} · {toTime(receivedAt)} here, {toMoment(receivedAt)} · {toLength(bytes)} · answered {status}
      </p>
    </header>
  );
}

function Headers({ delivery: { id, headers, revealed } }: { readonly delivery: DeliveryDetail }) {
  return (
    <section aria-labelledby="headers-title">
      <h3 id="headers-title">Headers</h3>
      <dl class="headers">
        {headers.map(({ name, value }, index) => (
          <div key={`${index} ${name}`}>
            <dt>{name}</dt>
            <dd>
              <ShownText shown={value} revealed={revealed} />
              <CopyButton label="Copy" what={name} read={() => readPart(id, (whole) => whole.headers[index]?.value)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
