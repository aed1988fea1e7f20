/** What a delivery store costs on top, a reservation and a commit: `npm run bench:store`. */
import type { DeliveryStore, Reservation } from '@hooknotary/core';
import { compare, type Subject } from './compare.ts';
import { engines, openEach } from './engines/index.ts';
import type { Part } from './row.ts';

export const store: Part = async function* ({ quick }) {
  const plan = { ...(quick ? { rounds: 3, turn: 50 } : { rounds: 9, turn: 150 }), unit: 'µs' } as const;
  let keys = 0;
  const newKey = () => `akidotp:request${++keys}:verified`;
  for await (const { title, engine } of openEach(engines)) {
    for (const atOnce of [1, 100]) {
      const subjects = [engine.bareStore(newKey), handleOnce(engine.store, newKey)];
      yield compare(subjects, { ...plan, atOnce, heading: `Reserve and commit, ${title}, ${atOnce} at once` });
    }
  }
};

function handleOnce(target: DeliveryStore, newKey: () => string): Subject {
  const commit = (reservation: Reservation) => {
    if (reservation.state !== 'reserved') throw new Error('A new key was not reserved.');
    return target.commit(reservation.token, 604_800);
  };
  // As core does: what is there at once is not waited for.
  const once = () => {
    const reservation = target.reserve(newKey(), 60);
    return 'then' in reservation ? Promise.resolve(reservation).then(commit) : commit(reservation);
  };
  return { name: 'Hooknotary, reserve and commit', once };
}
