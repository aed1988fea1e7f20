import { startChild, type Child, type End, type Launch } from './child-process.ts';
import type { Orders } from './protocol.ts';

/** What a process of the fleet does; it is replaced as often as it dies. */
export type Role = Pick<Orders, 'receives' | 'works'>;

/** How one process is to die: by itself at a step, or by us, so many milliseconds after it was started. */
export type Fate = { readonly death: Orders['death'] } | { readonly killedAfter: number };

/** Processes over one engine, of which each that dies is replaced. */
export interface Fleet {
  /** Of those that receive, and are ready. */
  readonly ports: () => readonly number[];
  readonly children: () => readonly Child[];
  /** Of the processes that have died so far. */
  readonly deaths: () => readonly End[];
  /** Ends those that live, in good order. */
  readonly close: () => Promise<readonly End[]>;
  /** Ends those that still live at once. */
  readonly kill: () => void;
}

interface FleetOptions {
  readonly roles: readonly Role[];
  readonly orders: Pick<Orders, 'engine' | 'records' | 'moment' | 'cutShort'>;
  readonly nextFate?: ((role: Role) => Fate | undefined) | undefined;
  readonly launch?: Launch | undefined;
}

/** Resolves when all have begun. */
export async function startFleet({ roles, orders, nextFate, launch }: FleetOptions): Promise<Fleet> {
  const living = new Map<Role, Child>();
  const deaths: End[] = [];
  let numbers = 0;
  let isClosing = false;

  function start(role: Role): Child {
    const fate = nextFate?.(role);
    const death = fate !== undefined && 'death' in fate ? fate.death : undefined;
    const child = startChild({ ...orders, ...role, number: ++numbers, death }, launch);
    living.set(role, child);
    const timer = fate !== undefined && 'killedAfter' in fate ? setTimeout(child.kill, fate.killedAfter) : undefined;
    void child.gone.then((end) => {
      clearTimeout(timer);
      if (isClosing) return;
      deaths.push(end);
      start(role);
    });
    return child;
  }

  async function close(): Promise<readonly End[]> {
    isClosing = true;
    return Promise.all([...living.values()].map((child) => child.close()));
  }

  function kill(): void {
    isClosing = true;
    for (const child of living.values()) child.kill();
  }

  const children = () => [...living.values()];
  // Two roles of one shape are two places in the fleet.
  await Promise.all(roles.map((role) => start({ ...role }).begun));
  const ports = () => children().flatMap((child) => child.port() ?? []);
  return { ports, children, deaths: () => deaths, close, kill };
}
