import { useEffect, useState } from 'preact/hooks';
import { DeleteAll } from './delete-all.tsx';
import { Detail } from './detail.tsx';
import { ALL, applyFilter, outcomeOf } from './filter.ts';
import { Filters } from './filters.tsx';
import { useKeys } from './keys.ts';
import { List, targetOf } from './list.tsx';
import { useLive } from './live.ts';
import { Shortcuts } from './shortcuts.tsx';
import { Welcome } from './welcome.tsx';

/** The inspector. */
export function App() {
  const { state, deliveries, isLive, isLockedOut } = useLive();
  const [filter, setFilter] = useState(ALL);
  const [selected, select] = useState<number>();
  const [isRevealed, reveal] = useState(false);
  const [isHelpOpen, openHelp] = useState(false);
  const listed = applyFilter(deliveries, filter);
  const latest = deliveries[0];

  // What one asked to see of one delivery is not shown of the next.
  const choose = (id: number | undefined) => {
    if (id !== selected) reveal(false);
    select(id);
  };
  const step = (key: string) => {
    const chosen = listed.findIndex(({ id }) => id === selected);
    const target = targetOf(key, { chosen, last: listed.length - 1 });
    choose(listed[target ?? -1]?.id ?? selected);
  };
  const back = () => {
    const id = selected ?? listed[0]?.id;
    choose(undefined);
    // Once the list is in sight again, where there is room for one of both only.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#delivery-${id}`)?.focus());
  };
  useKeys({
    j: () => step('j'),
    k: () => step('k'),
    f: () => document.querySelector<HTMLElement>('#filter-provider')?.focus(),
    '?': () => openHelp(true),
    Escape: back,
  });
  useEffect(() => {
    if (selected !== undefined && !deliveries.some(({ id }) => id === selected)) choose(undefined);
  }, [deliveries]);

  if (isLockedOut) return <LockedOut />;
  return (
    <>
      <header class="bar">
        <h1>
          <span class="seal" aria-hidden="true" /> Hooknotary
        </h1>
        <p class={isLive ? 'live' : 'away'} role="status">
          {isLive ? 'Listening' : 'Not connected'}
        </p>
        <button type="button" onClick={() => openHelp(true)}>
          Keyboard <kbd>?</kbd>
        </button>
      </header>
      <main
        class={`panes ${selected === undefined ? 'at-list' : 'at-detail'} ${deliveries.length === 0 ? 'empty' : ''}`}
      >
        <nav class="side" aria-label="Deliveries">
          <Filters filter={filter} deliveries={deliveries} onFilter={setFilter} />
          <div class="counted quiet">
            <span>
              {listed.length} of {deliveries.length}
            </span>
            <DeleteAll count={deliveries.length} />
          </div>
          {listed.length > 0 && <List deliveries={listed} selected={selected} onSelect={choose} />}
          {listed.length === 0 && deliveries.length > 0 && <p class="notice">Nothing passes the filter.</p>}
        </nav>
        <div class="pane">
          {state !== undefined && selected !== undefined && (
            <Detail
              id={selected}
              state={state}
              revealed={isRevealed}
              onReveal={() => reveal(!isRevealed)}
              onBack={back}
            />
          )}
          {state !== undefined && selected === undefined && <Welcome state={state} isEmpty={deliveries.length === 0} />}
        </div>
      </main>
      <p class="unseen" role="status">
        {latest && `${latest.provider} ${outcomeOf(latest)} ${latest.code ?? latest.type ?? ''}, number ${latest.id}`}
      </p>
      <Shortcuts isOpen={isHelpOpen} onClose={() => openHelp(false)} />
    </>
  );
}

function LockedOut() {
  return (
    <main class="welcome">
      <h1>This address does not open the page</h1>
      <p>
        Open the one that <code>hooknotary listen</code> printed when it started: it ends in a token that is new each
        time.
      </p>
    </main>
  );
}
