import { useEffect, useRef } from 'preact/hooks';
import type { DeliverySummary } from '../src/listen/wire.ts';
import { outcomeOf } from './filter.ts';
import { toLength, toTime } from './words.ts';

interface Props {
  readonly deliveries: readonly DeliverySummary[];
  readonly selected: number | undefined;
  readonly onSelect: (id: number) => void;
}

/** The deliveries, one of them in the tab order; arrows, Home and End go from one to the next. */
export function List({ deliveries, selected, onSelect }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const chosen = deliveries.findIndex(({ id }) => id === selected);

  useEffect(() => {
    // What is chosen by a shortcut elsewhere must be in sight, too.
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  function move(event: KeyboardEvent): void {
    const target = targetOf(event.key, { chosen, last: deliveries.length - 1 });
    const delivery = target === undefined ? undefined : deliveries[target];
    if (target === undefined || delivery === undefined) return;
    event.preventDefault();
    onSelect(delivery.id);
    list.current?.querySelectorAll<HTMLElement>('[role="option"]')[target]?.focus();
  }

  return (
    <ul class="list" role="listbox" aria-label="Deliveries, the newest first" ref={list} onKeyDown={move}>
      {deliveries.map((delivery, index) => (
        <li
          key={delivery.id}
          id={`delivery-${delivery.id}`}
          role="option"
          class={`row ${outcomeOf(delivery)}`}
          aria-selected={delivery.id === selected}
          tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
          onClick={() => onSelect(delivery.id)}
        >
          <Row delivery={delivery} />
        </li>
      ))}
    </ul>
  );
}

/** Where a key leads. */
export function targetOf(key: string, { chosen, last }: { chosen: number; last: number }): number | undefined {
  if (key === 'ArrowDown' || key === 'j') return Math.min(chosen + 1, last);
  if (key === 'ArrowUp' || key === 'k') return Math.max(chosen - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return key === 'Enter' || key === ' ' ? Math.max(chosen, 0) : undefined;
}

function Row({ delivery }: { readonly delivery: DeliverySummary }) {
  const { provider, code, type, test, receivedAt, bytes, method } = delivery;
  return (
    <>
      <span class="stamp" aria-hidden="true" />
      <span class="who">
        {provider} <span class="quiet">{outcomeOf(delivery)}</span>
        {test && <span class="tag">test</span>}
      </span>
      <time class="quiet" dateTime={new Date(receivedAt).toISOString()}>
        {toTime(receivedAt)}
      </time>
      <span class="what">{code ?? type}</span>
      <span class="quiet size">{method === 'GET' ? 'GET' : toLength(bytes)}</span>
    </>
  );
}
