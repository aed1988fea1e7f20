import { inTurns, type Competitor } from '../compare.ts';
import { startHelper, type Helper } from '../helper.ts';
import type { Figures, Row } from '../row.ts';
import { ANOTHER_SECRET, SECRET, sign, type Delivered, type Scheme } from '../schemes.ts';
import type { Framework, Ready, Taken } from './app.ts';
import { countInstructions } from './instructions.ts';
import type { Job, Outcome } from './load.ts';

/** A server, and what is sent to it. */
export interface Contestant {
  readonly name: string;
  readonly framework: Framework;
  /** What its app does, by the name that the app's file gives it. */
  readonly way: string;
  readonly provider: 'akidotp' | 'idenfy';
  readonly scheme: Scheme;
  readonly body: Buffer;
  readonly verifies: boolean;
  readonly forged?: boolean;
  /** Paths that it takes deliveries at, of which the last one is used; default 1. */
  readonly paths?: number;
  readonly connections?: number;
}

export interface Race {
  readonly heading: string;
  /** Requests a second, or what the server's processor was busy with one. */
  readonly unit: 'requests/s' | 'µs CPU/request';
  readonly rounds: number;
  /** Milliseconds of a turn. */
  readonly turn: number;
  /** Requests to each server before its first turn: what runs seldom is compiled late. */
  readonly warmUp: number;
  /** Whether instructions are counted. */
  readonly counts: boolean;
}

export type Load = Helper<Job, Outcome>;
type Server = Helper<object, Taken>;

const CONNECTIONS = 10;
const PROCESSOR = 'µs CPU/request';

export async function startLoad(): Promise<Load> {
  const [load] = await startHelper<Job, Outcome, object>(new URL('load.ts', import.meta.url), []);
  return load;
}

/** Servers take turns under load; the first is the baseline. */
export async function race(contestants: readonly Contestant[], plan: Race, load: Load): Promise<readonly Row[]> {
  const servers = await Promise.all(contestants.map(start));
  try {
    const competitors: Competitor[] = [];
    for (const [index, contestant] of contestants.entries()) {
      const [server, { port }] = servers[index] ?? (await start(contestant));
      await checkAnswers(contestant, port);
      await load.ask({ port, ...toRequest(contestant), connections: CONNECTIONS, amount: plan.warmUp });
      competitors.push({ name: contestant.name, takeTurn: () => takeTurn(contestant, { server, port, plan, load }) });
    }
    return withProcessorRatio(await inTurns(competitors, plan), plan);
  } finally {
    await Promise.all(servers.map(([server]) => server.end()));
  }
}

/** Requests a second as they would compare if nobody else had used the machine meanwhile. */
function withProcessorRatio(rows: readonly Row[], { unit }: Race): readonly Row[] {
  if (unit !== 'requests/s') return rows;
  const baseline = rows[0]?.also[PROCESSOR] ?? Number.NaN;
  return rows.map((row) => ({
    ...row,
    also: { ...row.also, 'ratio by CPU': baseline / (row.also[PROCESSOR] ?? Number.NaN) },
  }));
}

function start({ framework, way, provider, paths = 1 }: Contestant): Promise<readonly [Server, Ready]> {
  return startHelper(new URL('server.ts', import.meta.url), [framework, way, provider, String(paths)]);
}

interface Turn {
  readonly server: Server;
  readonly port: number;
  readonly plan: Race;
  readonly load: Load;
}

/** Signed anew for every turn: some senders' deliveries are good for five minutes. */
function toRequest({ scheme, body, forged = false }: Contestant): Delivered {
  return sign(scheme, body, forged ? ANOTHER_SECRET : SECRET);
}

async function takeTurn(contestant: Contestant, { server, port, plan, load }: Turn): Promise<Figures> {
  const { connections = CONNECTIONS } = contestant;
  const stopCounting = plan.counts ? await countInstructions(server.pid) : undefined;
  const before = await server.ask({});
  const outcome = await load.ask({ port, ...toRequest(contestant), connections, milliseconds: plan.turn });
  const after = await server.ask({});
  const instructions = await stopCounting?.();
  checkOutcome(contestant, outcome);
  const { requests, seconds } = outcome;
  const perSecond = requests / seconds;
  const processor = (after.microseconds - before.microseconds) / requests;
  const counted = instructions === undefined ? {} : { 'instructions/request': instructions / requests };
  return plan.unit === 'requests/s'
    ? { value: perSecond, also: { [PROCESSOR]: processor, ...counted } }
    : { value: processor, also: { 'requests/s': perSecond, ...counted } };
}

function checkOutcome({ name, forged = false }: Contestant, { statuses }: Outcome): void {
  const [status = 'no answer', ...others] = Object.keys(statuses);
  if (others.length > 0 || !(forged ? isRefusal(Number(status)) : status === '200')) {
    throw new Error(`${name} answered ${JSON.stringify(statuses)}.`);
  }
}

/** Nobody is timed who does not tell genuine from forged. */
async function checkAnswers({ name, scheme, body, verifies }: Contestant, port: number): Promise<void> {
  const genuine = await post(port, sign(scheme, body));
  if (genuine !== 200) throw new Error(`${name} answered the genuine delivery with ${genuine}.`);
  const forged = await post(port, sign(scheme, body, ANOTHER_SECRET));
  if (verifies && !isRefusal(forged)) throw new Error(`${name} answered a forged delivery with ${forged}.`);
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

async function post(port: number, { target, headers, body }: Delivered): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}${target}`, { method: 'POST', headers, body });
  await response.arrayBuffer();
  return response.status;
}
