import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Report } from '../e2e/report.ts';
import { checkEnds, checkOnce, checkOutcomes } from './checks.ts';
import { runTrial, untilAnswered } from './trial.ts';
import type { World } from './worlds.ts';

const LEVELS = ['read committed', 'repeatable read', 'serializable'];
const MEANWHILE = 200;

/** Transactions are isolated as the database says by default, at every level, and each level has a database of its own. */
export async function isolate(world: World, report: Report): Promise<void> {
  const { server } = world;
  if (server === undefined) throw new Error(`${world.engine.name} has no server.`);
  for (const level of LEVELS) {
    const database = level.replace(' ', '_');
    await createDatabase(server.url, database, level);
    const folder = join(world.folder, database);
    mkdirSync(folder);
    const engine = { ...world.engine, url: world.engine.url.replace(/\/postgres$/, `/${database}`) };
    const outcome = await runTrial({
      ...world,
      engine,
      folder,
      during: (_, vendor) => untilAnswered(vendor, MEANWHILE),
    });
    report.figure('isolation', level);
    checkOutcomes(report, outcome, /^(200 OK|409 delivery_in_progress)$/);
    checkOnce(report, outcome, () => false);
    checkEnds(report, outcome);
  }
}

async function createDatabase(url: string, database: string, level: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${database}`);
  await client.query(`ALTER DATABASE ${database} SET default_transaction_isolation TO '${level}'`);
  await client.end();
}
