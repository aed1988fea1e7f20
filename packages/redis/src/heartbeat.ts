import type { IQueueBackend } from 'bullmq';
import type { RunOnQueue } from './commands.js';
import type { Held } from './held.js';

/** Options of {@link startHeartbeat}. */
export interface HeartbeatOptions {
  readonly backend: IQueueBackend;
  readonly run: RunOnQueue;
  /** Milliseconds for which a lock lasts. */
  readonly lease: number;
  readonly owner: string;
  readonly running: ReadonlyMap<string, Held>;
  /** Whether nothing has been taken that is not running yet: what is locked then beside that may have gone astray. */
  readonly isStill: () => boolean;
  /** Told of an entry that somebody else has by now. */
  readonly lose: (entryId: string) => void;
}

/**
 * Renews this worker's locks, by the time that passes and not by a clock that can be set; then has BullMQ look for those of
 * workers that have ended. Returns what stops it.
 */
export function startHeartbeat({ backend, run, lease, owner, running, isStill, lose }: HeartbeatOptions): () => void {
  let isBeating = false;
  let strayed: ReadonlySet<string> = new Set();

  async function beat(): Promise<void> {
    if (isBeating) return;
    isBeating = true;
    try {
      // Together, so that nothing that holds up the process comes in between, and what is at work here is not taken for stalled.
      await Promise.all([renew(), backend.moveStalledJobsToWait()]);
    } catch {
      // Redis is away: the next one comes soon.
    } finally {
      isBeating = false;
    }
  }

  async function renew(): Promise<void> {
    const wasStill = isStill();
    const tokens = new Map([...running.values()].map(({ jobId, token }) => [jobId, token]));
    const answer = await run('renew', lease, owner, ...[...tokens].flat());
    // The cast is true of the script's answer.
    const [lost, astray] = answer as readonly [readonly string[], readonly string[]];
    for (const jobId of lost) {
      const held = running.get(jobId);
      // Another token: it has come back to this worker meanwhile.
      if (held !== undefined && held.token === tokens.get(jobId)) lose(held.job.data.id);
    }
    if (wasStill && isStill()) await giveBack(astray);
  }

  /** What was astray before, too: commands may pass each other when a connection is new. */
  async function giveBack(astray: readonly string[]): Promise<void> {
    const found = new Set<string>();
    for (let index = 0; index < astray.length; index += 2) {
      const [jobId = '', token = ''] = astray.slice(index, index + 2);
      if (running.has(jobId)) continue;
      found.add(token);
      // oxlint-disable-next-line no-await-in-loop -- There is hardly ever one.
      if (strayed.has(token)) await backend.moveJobFromActiveToWait(jobId, token);
    }
    strayed = found;
  }

  void beat();
  const timer = setInterval(() => void beat(), Math.ceil(lease / 4));
  return () => clearInterval(timer);
}
