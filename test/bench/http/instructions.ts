import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

const EVENT = 'instructions:u';

/** Whether `perf` is there and this machine lets it count instructions; many virtual machines do not. */
export function canCountInstructions(): boolean {
  const { stderr, status } = spawnSync('perf', ['stat', '-x,', '-e', EVENT, '--', 'true'], { encoding: 'utf8' });
  return status === 0 && readCount(stderr) !== undefined;
}

/** Counts what a process executes in user space, from now until told to stop. */
export async function countInstructions(pid: number): Promise<() => Promise<number>> {
  // The command tells that it runs, which perf lets it do once it counts; it ends with its input, and perf with it.
  const command = ['sh', '-c', 'echo counting; cat'];
  const perf = spawn('perf', ['stat', '-x,', '-e', EVENT, '-p', String(pid), '--', ...command]);
  const printed: string[] = [];
  perf.stderr.on('data', (text: Buffer) => printed.push(String(text)));
  await once(perf.stdout, 'data');
  return async () => {
    perf.stdin.end();
    await once(perf, 'close');
    return readCount(printed.join('')) ?? Number.NaN;
  };
}

function readCount(printed: string): number | undefined {
  const line = printed.split('\n').find((each) => each.includes(EVENT));
  const count = Number(line?.split(',')[0]);
  return Number.isNaN(count) ? undefined : count;
}
