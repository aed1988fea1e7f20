import { availableParallelism } from 'node:os';
import { inTurns, type Competitor } from '../compare.ts';
import { startHelper, type Helper } from '../helper.ts';
import { median, toRow, type Figures, type Row } from '../row.ts';
import { ANOTHER_SECRET, SECRET, sign, type Delivered, type Scheme } from '../schemes.ts';
import type { Framework, Ready, Taken } from './app.ts';
import type { Answers } from './client.ts';
import { countInstructions } from './instructions.ts';
import type { Job, Outcome } from './load.ts';
import { readBusy } from './others.ts';

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
  /** What a second of the server's processor is enough for, or what it is busy with one. */
  readonly unit: 'requests/CPU s' | 'µs CPU/request';
  readonly rounds: number;
  /** Requests of a turn: many short ones meet the same trouble alike. */
  readonly turn: number;
  /** Requests to each server before its first turn: what runs seldom is compiled late. */
  readonly warmUp: number;
  /** Whether instructions are counted. */
  readonly counts: boolean;
}

export type Load = Helper<Job, Outcome>;
type Server = Helper<object, Taken>;

const CONNECTIONS = 10;
/** Of a hundred: where others take more of the machine, they are in the figures. */
const BUSY = 5;

export async function startLoad(): Promise<Load> {
  const [load] = await startHelper<Job, Outcome, object>(new URL('load.ts', import.meta.url), []);
  return load;
}

/** Servers take turns under load; the first is the baseline. */
export async function race(contestants: readonly Contestant[], plan: Race, load: Load): Promise<readonly Row[]> {
  const servers = await Promise.all(contestants.map(start));
  const others: number[] = [];
  try {
    const competitors: Competitor[] = [];
    for (const [index, contestant] of contestants.entries()) {
      const [server, { port }] = servers[index] ?? (await start(contestant));
      await checkAnswers(contestant, port);
      await load.ask({ port, ...toRequest(contestant), connections: CONNECTIONS, amount: plan.warmUp });
      competitors.push({
        name: contestant.name,
        takeTurn: () => takeTurn(contestant, { server, port, plan, load, others }),
      });
    }
    const rows = await inTurns(competitors, plan);
    return [...rows, ...tellOfOthers(plan.heading, others)];
  } finally {
    await Promise.all(servers.map(([server]) => server.end()));
  }
}

/** How much of the machine others had meanwhile, where that is enough to doubt the figures. */
function tellOfOthers(heading: string, shares: readonly number[]): readonly Row[] {
  const share = median(shares);
  return share > BUSY ? [toRow(heading, 'TOO BUSY TO TELL: others had of the machine', '%', share)] : [];
}

function start({ framework, way, provider, paths = 1 }: Contestant): Promise<readonly [Server, Ready]> {
  return startHelper(new URL('server.ts', import.meta.url), [framework, way, provider, String(paths)]);
}

interface Turn {
  readonly server: Server;
  readonly port: number;
  readonly plan: Race;
  readonly load: Load;
  /** Takes what others had of the machine, of a hundred. */
  readonly others: number[];
}

/** Signed anew for every turn: some senders' deliveries are good for five minutes. */
function toRequest({ scheme, body, forged = false }: Contestant): Delivered {
  return sign(scheme, body, forged ? ANOTHER_SECRET : SECRET);
}

async function takeTurn(contestant: Contestant, { server, port, plan, load, others }: Turn): Promise<Figures> {
  const { connections = CONNECTIONS } = contestant;
  const amount = plan.turn;
  const stopCounting = plan.counts ? await countInstructions(server.pid) : undefined;
  const before = await server.ask({});
  const [began, busy] = [performance.now(), readBusy()];
  const { seconds, answers, microseconds } = await load.ask({ port, ...toRequest(contestant), connections, amount });
  const [ended, busier] = [performance.now(), readBusy()];
  const after = await server.ask({});
  const instructions = await stopCounting?.();
  checkAnswered(contestant, answers);
  const taken = after.microseconds - before.microseconds;
  if (busy !== undefined && busier !== undefined) {
    others.push((busier - busy - taken - microseconds) / ((ended - began) * 10 * availableParallelism()));
  }
  const counted = instructions === undefined ? {} : { 'instructions/request': instructions / amount };
  const also = { 'requests/s': amount / seconds, ...counted };
  return plan.unit === 'requests/CPU s'
    ? { value: (amount / taken) * 1e6, also: { 'µs CPU/request': taken / amount, ...also } }
    : { value: taken / amount, also };
}

function checkAnswered({ name, forged = false }: Contestant, answers: Answers): void {
  const [status = 'no answer', ...others] = Object.keys(answers);
  if (others.length > 0 || !(forged ? isRefusal(Number(status)) : status === '200')) {
    throw new Error(`${name} answered ${JSON.stringify(answers)}.`);
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
