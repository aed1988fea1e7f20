/** What keeping a delivery costs before it is answered: `npm run bench:inbox`. */
import { parseArgs } from 'node:util';
import type { Inbox } from '@hooknotary/core';
import { akidotpOf } from '../engines/deliveries.ts';
import { compare, type Subject } from './compare.ts';
import { engines } from './engines/index.ts';
import { describeMachine, toTable } from './table.ts';

const { quick } = parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values;
const plan = quick ? { rounds: 5, turn: 50 } : { rounds: 15, turn: 150 };

let keys = 0;
const newKey = () => `request${++keys}`;
const { webhook, delivery } = await akidotpOf('request');

console.log(
  `${describeMachine()}\nOne delivery of 112 bytes kept, in turns of ${plan.turn} ms, medians of ${plan.rounds}.`,
);
for (const { name, open } of engines) {
  // oxlint-disable-next-line no-await-in-loop -- Engines must not get into each other's way.
  const engine = await open().catch((error: unknown) => console.log(`\nNOT MEASURED, ${name}: ${String(error)}`));
  if (engine === undefined) continue;
  for (const atOnce of [1, 10, 100]) {
    if (engine.inbox === undefined || engine.bareInbox === undefined) continue;
    const subjects = [engine.bareInbox(newKey, atOnce), acceptInto(engine.inbox)];
    // oxlint-disable-next-line no-await-in-loop -- As above.
    const costs = await compare(subjects, { ...plan, atOnce });
    console.log(`\n${toTable(`${name} ${engine.version}, ${atOnce} at once`, costs)}`);
  }
  // oxlint-disable-next-line no-await-in-loop -- As above.
  await engine.close();
}

function acceptInto(inbox: Inbox): Subject {
  const once = () => inbox.accept({ ...webhook, id: `akidotp:${newKey()}:verified` }, delivery);
  return { name: 'Hooknotary, accept', once };
}
