import type { StaticSecret } from '@hooknotary/core';
import type { Diagnoser, Explanation } from './diagnoser.js';
import type { JournalEntry } from './journal.js';
import { isWhole, toDelivery } from './outgoing.js';
import type { Listened } from './receive.js';

export interface ExplainerOptions {
  /** All providers, with the secrets that are in use now. */
  readonly listened: () => readonly Listened[];
  readonly diagnoser: Diagnoser;
  /** Seconds after which a diagnosis is given up. */
  readonly timeout: number;
  /** Origin of the URL that senders call. */
  readonly publicUrl: () => string;
}

/** Finds out why deliveries were refused: those that somebody looks at first, then those that came. */
export interface Explainer {
  /** For somebody who waits for it; with another secret than that in use, where one is given. Never rejects. */
  readonly explain: (entry: JournalEntry, secret?: StaticSecret) => Promise<Explanation>;
  /** In the background; gives undefined where too many wait, or there is nothing to find out. Never rejects. */
  readonly explainLater: (entry: JournalEntry) => Promise<Explanation | undefined>;
  /** Forgets what was found with secrets that are no longer those in use. */
  readonly forget: () => void;
  /** Leaves all that waits. */
  readonly close: () => void;
}

/** A diagnosis takes up to half a second, so that of a flood only the newest are looked at. */
const MOST_WAITING = 50;
/** Explanations hold bodies twice. */
const MOST_KEPT = 16;

interface Job {
  readonly id: number;
  readonly run: () => Promise<Explanation>;
  readonly settle: (explanation: Explanation | undefined) => void;
  readonly explanation: Promise<Explanation | undefined>;
}

export function createExplainer({ listened, diagnoser, timeout, publicUrl }: ExplainerOptions): Explainer {
  const kept = new Map<number, Explanation>();
  /** What somebody waits for, and what only came. */
  const [asked, arrived]: [Job[], Job[]] = [[], []];
  let current: Job | undefined;
  let isClosed = false;

  async function explain(entry: JournalEntry, secret?: StaticSecret): Promise<Explanation> {
    if (isClosed) return NOT_LOOKED_FOR;
    const { id } = entry;
    const known = secret === undefined ? kept.get(id) : undefined;
    if (known !== undefined) return known;
    const job = (secret === undefined ? takeJob(id) : undefined) ?? toJob(entry, secret);
    if (job !== current) asked.push(job);
    void work();
    return (await job.explanation) ?? NOT_LOOKED_FOR;
  }

  async function explainLater(entry: JournalEntry): Promise<Explanation | undefined> {
    if (isClosed || !isWhole(entry) || find(entry)?.secret === undefined) return undefined;
    const job = toJob(entry, undefined);
    arrived.push(job);
    if (arrived.length > MOST_WAITING) arrived.shift()?.settle(undefined);
    void work();
    return job.explanation;
  }

  /** The job that there is for a delivery, no longer where it waited. */
  function takeJob(id: number): Job | undefined {
    if (current?.id === id) return current;
    const queue = [asked, arrived].find((each) => each.some((job) => job.id === id));
    return queue?.splice(
      queue.findIndex((job) => job.id === id),
      1,
    )[0];
  }

  function toJob(entry: JournalEntry, secret: StaticSecret | undefined): Job {
    const { promise, resolve } = Promise.withResolvers<Explanation | undefined>();
    const run = async (): Promise<Explanation> => {
      const explanation = await ask(entry, secret);
      if (secret === undefined) keep(entry.id, explanation);
      return explanation;
    };
    // What is tried with another secret is nothing that others may wait for.
    return { id: secret === undefined ? entry.id : NaN, run, settle: resolve, explanation: promise };
  }

  function keep(id: number, explanation: Explanation): void {
    kept.set(id, explanation);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  }

  async function work(): Promise<void> {
    if (current !== undefined) return;
    for await (const job of jobs()) job.settle(await job.run());
  }

  /** Each in its turn, until none waits. */
  function* jobs(): Generator<Job> {
    for (current = next(); current !== undefined; current = next()) yield current;
  }

  function next(): Job | undefined {
    return asked.shift() ?? arrived.shift();
  }

  async function ask(entry: JournalEntry, tried: StaticSecret | undefined): Promise<Explanation> {
    const found = find(entry);
    if (found === undefined) return { causes: [], unavailable: 'Nobody knows whose delivery it is.' };
    const { provider, variable } = found;
    const secret = tried ?? found.secret;
    if (!isWhole(entry))
      return { causes: [], unavailable: 'The body was not received whole, so there is nothing to try.' };
    if (secret === undefined)
      return { causes: [], unavailable: `Set ${variable} and start again: without it nothing can be tried.` };
    const { method, url, headers, rawBody } = toDelivery(entry);
    const question = {
      provider: provider.name,
      secret,
      secrets: othersThan(provider.name),
      delivery: { method, url, headers, rawBody },
      publicUrl: publicUrl(),
      // The clock says when it came: a delivery does not grow old by being looked at.
      now: entry.receivedAt,
    };
    return diagnoser.ask(question, timeout);
  }

  function find({ provider: name }: JournalEntry): Listened | undefined {
    return listened().find(({ provider }) => provider.name === name);
  }

  function othersThan(name: string): Readonly<Record<string, StaticSecret>> {
    return Object.fromEntries(
      listened().flatMap(({ provider, secret }) =>
        provider.name === name || secret === undefined ? [] : [[provider.name, secret]],
      ),
    );
  }

  function close(): void {
    isClosed = true;
    for (const job of [...asked.splice(0), ...arrived.splice(0)]) job.settle(undefined);
  }

  return { explain, explainLater, forget: () => kept.clear(), close };
}

const NOT_LOOKED_FOR: Explanation = {
  causes: [],
  unavailable: 'Too many were refused at once to look at each. Open it again to have it tried.',
};
