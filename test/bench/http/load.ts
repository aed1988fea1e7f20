/** Sends load, in a process of its own: it answers each job with what came of it. */
import autocannon from 'autocannon';

export interface Job {
  readonly port: number;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly connections: number;
  /** Requests that a connection sends before it waits for an answer; default 1. */
  readonly pipelining?: number;
  /** How long, or how many. */
  readonly milliseconds?: number;
  readonly amount?: number;
}

export interface Outcome {
  readonly requests: number;
  readonly seconds: number;
  /** Answers by status, and failures by `errors`. */
  readonly statuses: Readonly<Record<string, number>>;
}

// An answer that is counted late would be counted into the time: look often.
const SAMPLE = 20;

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

async function send({ port, target, milliseconds = 0, amount, ...job }: Job): Promise<Outcome> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}${target}`,
    method: 'POST',
    ...job,
    sampleInt: SAMPLE,
    ...(amount === undefined ? { duration: milliseconds / 1000 } : { amount }),
  });
  const statuses: Record<string, number> = result.errors > 0 ? { errors: result.errors } : {};
  for (const [status, { count = 0 }] of Object.entries(result.statusCodeStats ?? {})) statuses[status] = count;
  const seconds = (result.finish.getTime() - result.start.getTime()) / 1000;
  return { requests: result.requests.total, seconds, statuses };
}
