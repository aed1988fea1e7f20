/** What keeping a delivery costs before it is answered: `npm run bench:inbox`. */
import type { Inbox } from '@hooknotary/core';
import { akidotpOf, type Accepted } from '../engines/deliveries.ts';
import { compare, type Subject } from './compare.ts';
import { engines, openEach } from './engines/index.ts';
import type { Part } from './row.ts';

export const inbox: Part = async function* ({ quick }) {
  const plan = { ...(quick ? { rounds: 3, turn: 50 } : { rounds: 9, turn: 150 }), unit: 'µs' } as const;
  let keys = 0;
  const newKey = () => `request${++keys}`;
  const accepted = await akidotpOf('request');
  for await (const { title, engine } of openEach(engines)) {
    for (const atOnce of [1, 10, 100]) {
      if (engine.inbox === undefined || engine.bareInbox === undefined) continue;
      const subjects = [engine.bareInbox(newKey, atOnce), acceptInto(engine.inbox, accepted, newKey)];
      yield compare(subjects, { ...plan, atOnce, heading: `Keeping 112 B, ${title}, ${atOnce} at once` });
    }
  }
};

function acceptInto(target: Inbox, { webhook, delivery }: Accepted, newKey: () => string): Subject {
  // Both say what the delivery is: a duplicate costs less.
  const once = () => {
    const id = `akidotp:${newKey()}:verified`;
    return target.accept({ ...webhook, id }, { ...delivery, idempotencyKey: id });
  };
  return { name: 'Hooknotary, accept', once };
}
