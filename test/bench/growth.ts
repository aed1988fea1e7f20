/** How cost grows, each curve with its slope: `npm run bench:growth`. */
import { growWithConnections, growWithPaths } from './growth/servers.ts';
import { growWithMemories } from './growth/stores.ts';
import { growWithBody, growWithSecrets } from './growth/verifier.ts';
import { canCountInstructions } from './http/instructions.ts';
import type { Part } from './row.ts';

export const growth: Part = async function* ({ quick }) {
  const counts = canCountInstructions();
  const turns = quick ? { rounds: 3, turn: 15 } : { rounds: 9, turn: 50 };
  yield* growWithBody(turns);
  yield* growWithSecrets(turns);
  yield* growWithMemories(quick ? 1e5 : 1e6, turns);
  const warmUp = quick ? 1000 : 3000;
  yield* growWithPaths({ ...(quick ? { rounds: 2, turn: 1000 } : { rounds: 5, turn: 4000 }), warmUp, counts });
  const connections = quick ? [1, 100, 2000] : [1, 10, 100, 1000, 2000];
  const longer = quick ? { rounds: 2, turn: 4000 } : { rounds: 3, turn: 10_000 };
  yield* growWithConnections(connections, { ...longer, warmUp, counts });
};
