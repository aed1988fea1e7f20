/** What a delivery store costs on top, a reservation and a commit: `npm run bench:store`. */
import { parseArgs } from 'node:util';
import type { DeliveryStore } from '@hooknotary/core';
import { compare, type Subject } from './compare.ts';
import { engines } from './engines/index.ts';
import { describeMachine, toTable } from './table.ts';

const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values;
const plan = quick ? { rounds: 5, turn: 50 } : { rounds: 15, turn: 150 };

let keys = 0;
const newKey = () => `akidotp:request${++keys}:verified`;

console.log(
  `${describeMachine()}\nOne reservation and one commit each, in turns of ${plan.turn} ms, medians of ${plan.rounds}.`,
);
for (const { name, open } of engines) {
  // oxlint-disable-next-line no-await-in-loop -- Engines must not get into each other's way.
  const engine = await open().catch((error: unknown) => console.log(`\nNOT MEASURED, ${name}: ${String(error)}`));
  if (engine === undefined) continue;
  for (const atOnce of [1, 100]) {
    const subjects = [engine.bareStore(newKey), handleOnce(engine.store)];
    // oxlint-disable-next-line no-await-in-loop -- As above.
    const costs = await compare(subjects, { ...plan, atOnce });
    console.log(`\n${toTable(`${name} ${engine.version}, ${atOnce} at once`, costs)}`);
  }
  // oxlint-disable-next-line no-await-in-loop -- As above.
  await engine.close();
}

function handleOnce(store: DeliveryStore): Subject {
  const once = async () => {
    const reservation = await store.reserve(newKey(), 60);
    if (reservation.state !== 'reserved') throw new Error('A new key was not reserved.');
    await store.commit(reservation.token, 604_800);
  };
  return { name: 'Hooknotary, reserve and commit', once };
}
