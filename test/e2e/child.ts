import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Asked, Framework, Ledger, Memory, Ports, Question, Told } from './protocol.ts';

/** How the server's process ended. */
interface End {
  /** Exit code, or the signal that ended it. */
  readonly how: number | string;
  /** All that it printed. */
  readonly printed: string;
}

/** The server under load, in its process. */
export interface Child extends Ports {
  readonly memory: () => Promise<Memory>;
  readonly ledger: () => Promise<Ledger>;
  /** Closes the server and waits for the process to end by itself; after ten seconds it is killed. */
  readonly close: () => Promise<End>;
  /** Ends the process at once, if it still runs. */
  readonly kill: () => void;
}

export async function startChild(framework: Framework): Promise<Child> {
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), [framework], {
    execArgv: ['--expose-gc'],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => printed.push(String(text)));
  const waiting = new Map<number, (answer: Memory | Ledger | undefined) => void>();
  const gone = once(child, 'close').then(([code, signal]) => toEnd(code ?? signal));
  let asked = 0;

  function toEnd(how: unknown): End {
    return { how: typeof how === 'number' ? how : String(how), printed: printed.join('').slice(0, 500) };
  }

  function ask(question: Question): Promise<Memory | Ledger | undefined> {
    const id = asked++;
    const answered = new Promise<Memory | Ledger | undefined>((resolve) => void waiting.set(id, resolve));
    child.send({ id, question } satisfies Asked, () => undefined);
    return Promise.race([answered, gone.then(complain)]);
  }

  async function close(): Promise<End> {
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ask('close').catch(() => undefined);
    const end = await gone;
    clearTimeout(timer);
    return end;
  }

  const ports = await new Promise<Ports>((resolve, reject) => {
    gone.then(complain).catch(reject);
    child.on('message', (told: Told) => {
      if ('port' in told) resolve(told);
      else waiting.get(told.id)?.(told.answer);
    });
  });
  return {
    ...ports,
    // The casts are true: the server answers each question with what protocol.ts says of it.
    memory: async () => (await ask('memory')) as Memory,
    ledger: async () => (await ask('ledger')) as Ledger,
    close,
    kill: () => void child.kill('SIGKILL'),
  };
}

function complain({ how, printed }: End): never {
  throw new Error(`The server's process ended (${how}): ${printed}`);
}
