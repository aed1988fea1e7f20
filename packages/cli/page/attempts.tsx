import type { DeliveryDetail, DeliverySummary } from '../src/listen/wire.ts';
import { toAddress } from './route.ts';
import { reasonOf, toGap, toTime } from './words.ts';

interface Props {
  readonly delivery: DeliveryDetail;
  readonly deliveries: readonly DeliverySummary[];
  readonly onSelect: (id: number) => void;
}

/** All attempts of one delivery, with the time between them; nothing where it came once. */
export function Attempts({ delivery: { id, first }, deliveries, onSelect }: Props) {
  const attempts = deliveries.filter((each) => each.first === first).toReversed();
  if (attempts.length < 2) return undefined;
  return (
    <section aria-labelledby="attempts-title">
      <h3 id="attempts-title">The same delivery, {attempts.length} times</h3>
      <ol class="attempts">
        {attempts.map((each, at) => {
          const before = attempts[at - 1];
          return (
            <li key={each.id} aria-current={each.id === id}>
              <a
                href={toAddress(each.id)}
                onClick={(event) => {
                  event.preventDefault();
                  onSelect(each.id);
                }}
              >
                #{each.id}
              </a>{' '}
              {toTime(each.receivedAt)}{' '}
              {before !== undefined && `, ${toGap(each.receivedAt - before.receivedAt)} later`}: {each.outcome}{' '}
              {each.outcome === 'verified' ? '' : reasonOf(each)}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
