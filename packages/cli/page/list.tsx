import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DeliverySummary } from '../src/listen/wire.ts';
import type { Placed } from './arrange.ts';
import { useVirtual } from './use-virtual.ts';
import { reasonOf, toLength, toTime } from './words.ts';

interface Props {
  readonly placed: readonly Placed[];
  readonly selected: number | undefined;
  /** Those that nobody has opened since they came. */
  readonly unseen: ReadonlySet<number>;
  readonly onSelect: (id: number) => void;
}

const ROW_REMS = 3.625;

/** The deliveries, one of them in the tab order; arrows, Home and End go from one to the next. */
export function List({ placed, selected, unseen, onSelect }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const isToFocus = useRef(false);
  const chosen = placed.findIndex(({ delivery: { id } }) => id === selected);
  const rowHeight = ROW_REMS * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const virtual = useVirtual({ count: placed.length, rowHeight, scroller: list, pinned: Math.max(chosen, 0) });

  useLayoutEffect(() => {
    // What is chosen by a shortcut elsewhere must be in sight, too.
    if (chosen !== -1) virtual.scrollTo(chosen);
    if (isToFocus.current) list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
    isToFocus.current = false;
  }, [selected]);

  function move(event: KeyboardEvent): void {
    const target = targetOf(event.key, { chosen, last: placed.length - 1 });
    const delivery = target === undefined ? undefined : placed[target]?.delivery;
    if (delivery === undefined) return;
    event.preventDefault();
    isToFocus.current = delivery.id !== selected;
    onSelect(delivery.id);
  }

  return (
    <ul class="list" role="listbox" aria-label="Deliveries, the newest first" ref={list} onKeyDown={move}>
      <li role="presentation" class="extent" style={{ height: `${virtual.height}px` }} />
      {virtual.rows.map(({ index, start }) => {
        const row = placed[index];
        if (row === undefined) return undefined;
        const { id, outcome } = row.delivery;
        return (
          <li
            key={id}
            id={`delivery-${id}`}
            role="option"
            class={`row ${outcome} ${row.isEarlier ? 'earlier' : ''} ${unseen.has(id) ? 'new' : ''}`}
            style={{ height: `${rowHeight}px`, transform: `translateY(${start}px)` }}
            aria-selected={id === selected}
            aria-setsize={placed.length}
            aria-posinset={index + 1}
            tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
            onClick={() => onSelect(id)}
          >
            <Row delivery={row.delivery} />
          </li>
        );
      })}
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
  const { provider, outcome, test, receivedAt, bytes, method, attempt, path, forwarded } = delivery;
  return (
    <>
      <span class="stamp" aria-hidden="true" />
      <span class="who">
        {provider ?? path} <span class="quiet">{outcome}</span>
        {test && <span class="tag">test</span>}
        {attempt > 1 && <span class="tag">attempt {attempt}</span>}
      </span>
      <time class="quiet" dateTime={new Date(receivedAt).toISOString()}>
        {toTime(receivedAt)}
      </time>
      <span class="what">{reasonOf(delivery)}</span>
      <span class="quiet size">
        {forwarded === undefined
          ? method === 'GET'
            ? 'GET'
            : toLength(bytes)
          : `→ ${forwarded.status ?? 'no answer'}`}
      </span>
    </>
  );
}
