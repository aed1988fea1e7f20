/** What importing takes, in fresh processes: `npm run bench:start`. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inTurns, type Competitor } from './compare.ts';
import { toRow, type Part, type Row } from './row.ts';
import type { Imported } from './start/import.ts';

const run = promisify(execFile);

/** Our packages, each after what an application has imported anyway. */
const OURS = [
  { ours: '@hooknotary/core', after: ['node:crypto'] },
  { ours: '@hooknotary/express', after: ['express'] },
  { ours: '@hooknotary/fastify', after: ['fastify'] },
  { ours: '@hooknotary/koa', after: ['koa'] },
  { ours: '@hooknotary/sqlite', after: ['node:sqlite'] },
  { ours: '@hooknotary/redis', after: ['ioredis', 'bullmq'] },
  { ours: '@hooknotary/postgres', after: ['pg', 'pg-boss'] },
] as const;

const PEERS = [
  '@octokit/webhooks',
  '@octokit/webhooks-methods',
  'stripe',
  '@line/bot-sdk',
  'twilio',
  'standardwebhooks',
  'svix',
  '@hookflo/tern',
  '@slack/bolt',
] as const;

export const start: Part = async function* ({ quick }) {
  const rounds = quick ? 3 : 11;
  for (const { ours, after } of OURS) {
    const heading = `Importing ${ours}`;
    const competitors: readonly Competitor[] = [
      { name: after.join(' and '), takeTurn: () => timeImport(...after) },
      { name: `${ours} beyond it`, takeTurn: () => timeImport(...after, ours) },
    ];
    const rows = await inTurns(competitors, { heading, unit: 'ms', rounds });
    yield [...rows, await countPackages(heading, after, ours)];
  }
  const competitors = PEERS.map((peer) => ({ name: peer, takeTurn: () => timeImport(peer) }));
  yield inTurns(competitors, { heading: 'Importing a peer, alone', unit: 'ms', rounds });
};

/** What the last of the imports took; where it is the baseline, all of them together. */
async function timeImport(...modules: readonly string[]): Promise<{ readonly value: number }> {
  const imported = await importFresh(modules);
  return { value: imported.at(-1)?.milliseconds ?? Number.NaN };
}

async function countPackages(heading: string, after: readonly string[], ours: string): Promise<Row> {
  const imported = await importFresh(['--count', ...after, ours]);
  return toRow(heading, 'packages beyond it', 'packages', imported.at(-1)?.packages.length ?? Number.NaN);
}

async function importFresh(parameters: readonly string[]): Promise<readonly Imported[]> {
  const script = fileURLToPath(new URL('start/import.ts', import.meta.url));
  const { stdout } = await run(process.execPath, [script, ...parameters]);
  // The cast is true: that is what import.ts prints.
  return JSON.parse(stdout) as readonly Imported[];
}
