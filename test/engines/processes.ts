import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { until } from './until.ts';

interface Process {
  readonly id: number;
  readonly parent: number;
  /** The letter of ps: T is stopped, Z has ended and waits for its parent to notice. */
  readonly state: string;
}

/** Stops a process where it stands, and its children; resolves with all their ids once none of them moves. */
export async function pauseFamily(id: number): Promise<readonly number[]> {
  // The parent first: once it stands still, no child can be born unseen.
  await pauseAll([id]);
  const children = childrenOf(id);
  await pauseAll(children);
  return [id, ...children];
}

export function resumeFamily(id: number): void {
  signalAll([...childrenOf(id), id], 'SIGCONT');
}

/** Kills a process and its children in one go, stopped or not, and resolves when they are gone. */
export async function killFamily(id: number): Promise<void> {
  const family = await pauseFamily(id);
  signalAll(family, 'SIGKILL');
  await until('killed processes are gone', () => !lookUp(family).some(isAlive));
}

async function pauseAll(ids: readonly number[]): Promise<void> {
  signalAll(ids, 'SIGSTOP');
  await until('processes stand still', () => lookUp(ids).every((one) => one.state === 'T' || !isAlive(one)));
}

function signalAll(ids: readonly number[], signal: NodeJS.Signals): void {
  for (const id of ids) {
    try {
      process.kill(id, signal);
    } catch (error) {
      // It ended by itself in the meantime.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

function childrenOf(id: number): readonly number[] {
  return listProcesses()
    .filter((one) => one.parent === id && isAlive(one))
    .map((one) => one.id);
}

function lookUp(ids: readonly number[]): readonly Process[] {
  return listProcesses().filter((one) => ids.includes(one.id));
}

function isAlive({ state }: Process): boolean {
  return state !== 'Z' && state !== 'X';
}

function listProcesses(): readonly Process[] {
  // Slim Linux images have no ps, and macOS has no /proc.
  if (existsSync('/proc/self/stat')) return readdirSync('/proc').flatMap(readLinuxProcess);
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([id, parent, state]) => ({ id: Number(id), parent: Number(parent), state: String(state).charAt(0) }));
}

function readLinuxProcess(name: string): readonly Process[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    // The name before it stands in parentheses and may itself contain anything.
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ id: Number(name), parent: Number(parent), state }];
  } catch {
    return [];
  }
}
