import { useEffect, useRef, useState } from 'preact/hooks';
import { arrange } from './arrange.ts';
import { DeleteAll } from './delete-all.tsx';
import { Detail } from './detail.tsx';
import { ALL, applyFilter, isFiltered } from './filter.ts';
import { Filters } from './filters.tsx';
import { useKeys } from './keys.ts';
import { List, targetOf } from './list.tsx';
import { useLive } from './live.ts';
import { useRoute } from './route.ts';
import { Shortcuts } from './shortcuts.tsx';
import { useFound } from './use-found.ts';
import { useUnseen } from './use-unseen.ts';
import { Welcome } from './welcome.tsx';
import { reasonOf } from './words.ts';

/** The inspector. */
export function App() {
  const { state, deliveries, isLive, isLockedOut, refresh } = useLive();
  const [filter, setFilter] = useState(ALL);
  const [selected, go] = useRoute();
  const [isRevealed, reveal] = useState(false);
  const [isHelpOpen, openHelp] = useState(false);
  const found = useFound(filter.text, deliveries[0]?.id);
  const { unseen, see } = useUnseen(deliveries, state !== undefined);
  const placed = arrange(applyFilter(deliveries, filter, found));
  const latest = deliveries[0];
  // Whether somebody has chosen by hand: what comes does not take that away.
  const isChosen = useRef(selected !== undefined);

  // What one asked to see of one delivery is not shown of the next.
  useEffect(() => reveal(false), [selected]);
  useEffect(() => {
    if (selected !== undefined) see(selected);
  }, [selected, deliveries]);
  const choose = (id: number | undefined) => {
    isChosen.current = true;
    go(id);
  };
  const step = (key: string) => {
    const chosen = placed.findIndex(({ delivery: { id } }) => id === selected);
    const target = targetOf(key, { chosen, last: placed.length - 1 });
    choose(placed[target ?? -1]?.delivery.id ?? selected);
  };
  const back = () => {
    const id = selected ?? placed[0]?.delivery.id;
    choose(undefined);
    // Once the list is in sight again, where there is room for one of both only.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#delivery-${id}`)?.focus());
  };
  useKeys({
    j: () => step('j'),
    k: () => step('k'),
    f: () => document.querySelector<HTMLElement>('#filter-provider')?.focus(),
    '/': () => document.querySelector<HTMLElement>('#filter-text')?.focus(),
    '?': () => openHelp(true),
    Escape: back,
  });
  useEffect(() => {
    if (selected !== undefined && state !== undefined && !deliveries.some(({ id }) => id === selected))
      go(undefined, 'replace');
  }, [deliveries]);
  useEffect(() => {
    // Where there is room beside the list, the newest refusal is what one came for.
    const newest = deliveries.find(({ outcome }) => outcome === 'refused');
    const isWide = matchMedia('(min-width: 48rem)').matches;
    if (!isChosen.current && isWide && newest !== undefined) go(newest.id, 'replace');
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
        <button type="button" onClick={() => openHelp(true)} aria-label="Keyboard">
          <span class="wide">Keyboard</span> <kbd>?</kbd>
        </button>
      </header>
      <main
        class={`panes ${selected === undefined ? 'at-list' : 'at-detail'} ${deliveries.length === 0 ? 'empty' : ''}`}
      >
        <nav class="side" aria-label="Deliveries">
          <Filters filter={filter} deliveries={deliveries} onFilter={setFilter} />
          <div class="counted quiet">
            <span>
              {placed.length} of {deliveries.length}
            </span>
            <span>
              {isFiltered(filter) && (
                <button type="button" class="plain" onClick={() => setFilter(ALL)}>
                  Show all
                </button>
              )}
              <DeleteAll count={deliveries.length} />
            </span>
          </div>
          {placed.length > 0 && <List placed={placed} selected={selected} unseen={unseen} onSelect={choose} />}
          {placed.length === 0 && deliveries.length > 0 && <p class="notice">Nothing passes the filter.</p>}
        </nav>
        <div class="pane">
          {state !== undefined && selected !== undefined && (
            <Detail
              id={selected}
              state={state}
              deliveries={deliveries}
              revealed={isRevealed}
              onReveal={() => reveal(!isRevealed)}
              onBack={back}
              onSelect={choose}
              onSecret={refresh}
            />
          )}
          {state !== undefined && selected === undefined && <Welcome state={state} isEmpty={deliveries.length === 0} />}
        </div>
      </main>
      <p class="unseen" role="status">
        {latest && `${latest.provider ?? latest.path} ${latest.outcome} ${reasonOf(latest)}, number ${latest.id}`}
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
        Open the one that <code>hooknotary listen</code> printed when it started: it ends in a token that is the
        listener's own.
      </p>
    </main>
  );
}
