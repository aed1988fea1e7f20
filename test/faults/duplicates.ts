import { join } from 'node:path';
import { openConnection, type HttpAnswer } from '../contract/http.ts';
import type { Report } from '../e2e/report.ts';
import { until } from '../engines/until.ts';
import { checkEnds, checkNone, countOutcomes } from './checks.ts';
import { startFleet, type Fleet } from './fleet.ts';
import { ROUTES, type Route } from './protocol.ts';
import { readRecords } from './records.ts';
import { drain } from './trial.ts';
import { toOutcome, toRequest } from './vendor.ts';
import type { World } from './worlds.ts';

const DUPLICATES = 1000;
const ROUNDS = 3;
/** Seconds that a handler takes at most: time enough for duplicates to come. */
const MOMENT = 0.5;

/** One delivery comes a thousand times at once, to two processes if they can share the engine. */
export async function sendDuplicates({ engine, folder }: World, report: Report): Promise<void> {
  const isShared = engine.name !== 'memory';
  const roles = Array.from({ length: isShared ? 2 : 1 }, () => ({ receives: true, works: isShared }));
  const records = join(folder, 'records');
  // Nobody dies, and nobody is to give up either, for the machine may be busy.
  const orders = { engine: { ...engine, lease: 60, timeout: 20 }, records, moment: MOMENT };
  const fleet = await startFleet({ roles, orders });
  try {
    for (const route of isShared ? ROUTES : (['store'] as const)) await tryRoute(route, { fleet, records, report });
    checkEnds(report, { deaths: fleet.deaths(), ends: await fleet.close() });
  } finally {
    fleet.kill();
  }
}

interface Attempt {
  readonly fleet: Fleet;
  readonly records: string;
  readonly report: Report;
}

async function tryRoute(route: Route, { fleet, records, report }: Attempt): Promise<void> {
  const effects: number[] = [];
  const answers: HttpAnswer[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const delivery = `${route}-${round}`;
    const countEffects = () =>
      readRecords(records).filter((record) => record.kind === 'effect' && record.delivery === delivery).length;
    answers.push(...(await sendAtOnce(fleet.ports(), delivery)));
    await until('it has been handled', () => countEffects() > 0);
    await drain(fleet);
    answers.push(...(await sendAtOnce(fleet.ports(), delivery, 1)));
    effects.push(countEffects());
  }
  const outcomes = countOutcomes(answers.map(toOutcome));
  report.figure(route, `${ROUNDS} times ${DUPLICATES} duplicates: ${outcomes.join(', ')}`);
  report.check(
    `${route}: effects of each`,
    effects.every((count) => count === 1),
    effects.join(', '),
  );
  const others = answers.filter((answer) => answer.status !== 200 && !isConflict(answer));
  checkNone(report, `${route}: neither 200, nor 409 with Retry-After`, countOutcomes(others.map(toOutcome)));
  const conflicts = answers.filter(isConflict).length;
  if (route === 'store') report.check('some came while it was handled', conflicts > 0, `${conflicts}`);
}

function isConflict({ status, headers }: HttpAnswer): boolean {
  return status === 409 && Number(headers['retry-after']) > 0;
}

/** Opens all connections first, so that the deliveries come together. */
async function sendAtOnce(ports: readonly number[], delivery: string, count = DUPLICATES): Promise<HttpAnswer[]> {
  const request = toRequest(delivery);
  const connections = await Promise.all(
    // The cast is true: the remainder is an index.
    Array.from({ length: count }, (_, index) => openConnection(ports[index % ports.length] as number)),
  );
  const answers = await Promise.all(
    connections.map(async ({ send, receive, close }) => {
      await send(request);
      const answer = await receive(request.method);
      close();
      return answer ?? NONE;
    }),
  );
  return answers;
}

const NONE: HttpAnswer = { status: 0, reason: '', headers: {}, text: 'no answer' };
