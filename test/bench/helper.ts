import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of its own that answers one question at a time. */
export interface Helper<Question, Answer> {
  readonly pid: number;
  readonly ask: (question: Question) => Promise<Answer>;
  /** Ends the process at once. */
  readonly end: () => Promise<void>;
}

/** Starts a module in a process of its own, and waits for the first thing that it tells. */
export async function startHelper<Question extends object, Answer, First>(
  module: URL,
  parameters: readonly string[],
): Promise<readonly [Helper<Question, Answer>, First]> {
  const child = fork(module, parameters, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const printed: string[] = [];
  child.stderr?.on('data', (text: Buffer) => printed.push(String(text)));
  const gone = once(child, 'close');

  async function hear(): Promise<unknown> {
    const listening = new AbortController();
    const { signal } = listening;
    const complain = gone.then(([code]) => {
      throw new Error(`${module.pathname} ${parameters.join(' ')} ended (${String(code)}): ${printed.join('')}`);
    });
    try {
      const [answer] = await Promise.race([once(child, 'message', { signal }), complain]);
      return answer as unknown;
    } finally {
      listening.abort();
    }
  }

  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  const ask = async (question: Question): Promise<Answer> => {
    const answer = hear();
    child.send(question);
    // The casts are true: each module tells and answers what its own types say.
    return (await answer) as Answer;
  };
  const first = (await hear()) as First;
  return [{ pid: child.pid ?? 0, ask, end }, first];
}
