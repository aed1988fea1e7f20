import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { User } from './executables.ts';
import { guardAgainstOrphans } from './guard.ts';
import { killFamily, pauseFamily, resumeFamily } from './processes.ts';
import { until } from './until.ts';

/** A private server that a test may mistreat. */
export interface EngineServer {
  readonly port: number;
  /** Of its main process; another one after a restart. */
  readonly pid: number;
  readonly url: string;
  /** Ends it in good order. */
  readonly stop: () => Promise<void>;
  /** Ends all its processes at once, as a crash would. */
  readonly kill: () => Promise<void>;
  /** Starts it on the same port and data, after stopping it if it runs. */
  readonly restart: () => Promise<void>;
  /** Halts all its processes: connections stay open and are even accepted, but nothing is answered. */
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Ends it, whatever its state, and removes its folder. */
  readonly close: () => Promise<void>;
}

/** What differs between servers. */
export interface Engine {
  readonly name: string;
  /** Its own temp folder, from `createFolder`. */
  readonly folder: string;
  readonly port: number;
  readonly url: string;
  readonly program: string;
  readonly options: readonly string[];
  readonly user?: User;
  readonly stopSignal: NodeJS.Signals;
  /** What to send over a new connection, and how the answer begins when it is ready. */
  readonly question: string;
  readonly answer: string;
  /** A killed one leaves things in the system, which its next end in good order removes. */
  readonly leavesTraces?: boolean;
}

export async function startServer(engine: Engine): Promise<EngineServer> {
  let child = await launch(engine);
  const pid = () => Number(child.pid);

  async function stop(): Promise<void> {
    if (!isRunning(child)) return;
    await resume();
    child.kill(engine.stopSignal);
    await ended();
  }

  async function kill(): Promise<void> {
    if (!isRunning(child)) return;
    await killFamily(pid());
    await ended();
  }

  async function ended(): Promise<void> {
    await until(`${engine.name} has ended`, () => !isRunning(child));
    guardAgainstOrphans({ folder: engine.folder });
  }

  async function restart(): Promise<void> {
    await stop();
    child = await launch(engine);
  }

  async function pause(): Promise<void> {
    if (isRunning(child)) await pauseFamily(pid());
  }

  async function resume(): Promise<void> {
    if (isRunning(child)) resumeFamily(pid());
  }

  async function close(): Promise<void> {
    if (engine.leavesTraces === true && child.signalCode === 'SIGKILL') await restart().catch(() => undefined);
    await stop().catch(kill);
    removeFolder(engine.folder);
  }

  const { port, url } = engine;
  return {
    port,
    url,
    get pid() {
      return pid();
    },
    stop,
    kill,
    restart,
    pause,
    resume,
    close,
  };
}

/** A new temp folder, which goes with this process at the latest. */
export function createFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `hooknotary-${name}-`));
  guardAgainstOrphans({ folder });
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  guardAgainstOrphans({ folder, done: true });
}

async function launch(engine: Engine): Promise<ChildProcess> {
  const { name, folder } = engine;
  const log = join(folder, 'log');
  const child = spawnInto(log, engine);
  await once(child, 'spawn');
  guardAgainstOrphans({ folder, pid: child.pid });
  try {
    await until(`${name} answers`, () => {
      if (!isRunning(child)) throw new Error(`${name} ended: ${readFileSync(log, 'utf8').slice(-2_000)}`);
      return isReady(engine);
    });
  } catch (error) {
    if (isRunning(child)) await killFamily(Number(child.pid));
    guardAgainstOrphans({ folder });
    throw error;
  }
  return child;
}

/** Its output goes to a file: a pipe that nobody reads any more would end it, or halt it when full. */
function spawnInto(log: string, { folder, program, options, user }: Engine): ChildProcess {
  const file = openSync(log, 'a');
  const child = spawn(program, options, { ...user, cwd: folder, stdio: ['ignore', file, file] });
  closeSync(file);
  return child;
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function isReady({ port, question, answer }: Engine): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(1_000, () => socket.destroy());
  socket.write(question, 'latin1');
  try {
    const { value } = await socket[Symbol.asyncIterator]().next();
    return String(value).startsWith(answer);
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
