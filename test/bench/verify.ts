/** What verifying one delivery costs, in this process: `npm run bench:verify`. */
import { akidotpBodyOf } from './bodies.ts';
import { compare } from './compare.ts';
import type { Part } from './row.ts';
import { toSubject } from './verify/candidate.ts';
import { compareChecks, compareQueries, compareRefusals } from './verify/details.ts';
import { limitsOf, twoHashes } from './verify/floors.ts';
import { ours } from './verify/ours.ts';
import { peers } from './verify/peers.ts';

const SIZES = { '112 B': 112, '1 KB': 1024, '10 KB': 10_240, '100 KB': 102_400 };

export const verify: Part = async function* ({ quick }) {
  const plan = { ...(quick ? { rounds: 5, turn: 15 } : { rounds: 15, turn: 40 }), unit: 'ns', atOnce: 1 } as const;
  for (const [size, bytes] of Object.entries(SIZES)) {
    const body = akidotpBodyOf(bytes);
    // Signed anew for every size: some senders' deliveries are good for five minutes.
    const [floor, ...rest] = await Promise.all([twoHashes, ...ours, ...peers].map((each) => toSubject(each, body)));
    if (floor === undefined) continue;
    yield compare([floor, ...limitsOf(body), ...rest], { ...plan, heading: `Verifying one signature, ${size}` });
  }
  yield compareRefusals(plan);
  yield compareChecks(plan);
  yield compareQueries(plan);
};
