/** What a delivery store costs on top, a reservation and a commit: `npm run bench:store`. */
import type { DeliveryStore } from '@hooknotary/core';
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
  const once = async () => {
    const reservation = await target.reserve(newKey(), 60);
    if (reservation.state !== 'reserved') throw new Error('A new key was not reserved.');
    await target.commit(reservation.token, 604_800);
  };
  return { name: 'Hooknotary, reserve and commit', once };
}
