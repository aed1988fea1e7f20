/** Sends load, in a process of its own: it answers each job with what came of it. */
import { sendBurst, type Answers } from './client.ts';

export interface Job {
  readonly port: number;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly connections: number;
  /** Requests in all. */
  readonly amount: number;
}

export interface Outcome {
  readonly seconds: number;
  readonly answers: Answers;
  /** What this process has taken of its processor meanwhile. */
  readonly microseconds: number;
}

process.on('message', (job: Job) => {
  send(job).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit());
process.send?.({});

async function send({ target, headers, body, ...burst }: Job): Promise<Outcome> {
  const lines = Object.entries({ host: '127.0.0.1', ...headers, 'content-length': body.length });
  const head = [`POST ${target} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
  const before = process.cpuUsage();
  const started = performance.now();
  const answers = await sendBurst({ ...burst, request: Buffer.concat([Buffer.from(head), body]) });
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, answers, microseconds: user + system };
}
