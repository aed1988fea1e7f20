import type { Inbox } from '@hooknotary/core';

export const ENGINES = ['memory', 'sqlite', 'redis', 'postgres'] as const;
export type EngineName = (typeof ENGINES)[number];

/** Which engine a process opens, and how. Durations are seconds. */
export interface EngineSpec {
  readonly name: EngineName;
  /** A file, or the URL of a server; memory needs neither. */
  readonly url: string;
  readonly lease: number;
  /** Of the store, where that is another. */
  readonly storeLease?: number;
  readonly timeout: number;
  /** Redis's options of those names. */
  readonly replicas?: number;
  readonly requireDurable?: boolean;
}

export const ROUTES = ['inbox', 'store'] as const;
export type Route = (typeof ROUTES)[number];

/** Where a process can end itself, in the order in which a delivery comes by. */
export const RECEIVER_STEPS = [
  'inbox: before accept',
  'inbox: after accept, before the answer',
  'store: before reserve',
  'store: after reserve, before the effect',
  'store: after the effect, before commit',
  'store: after commit, before the answer',
] as const;
export const WORKER_STEPS = ['inbox: before the effect', 'inbox: after the effect, before it is settled'] as const;
export type Step = (typeof RECEIVER_STEPS)[number] | (typeof WORKER_STEPS)[number];

/** What a process is to do; its one argument, as JSON. */
export interface Orders {
  readonly number: number;
  readonly engine: EngineSpec;
  /** The file that tells of effects. */
  readonly records: string;
  readonly receives: boolean;
  readonly works: boolean;
  /** Seconds that a handler waits before its effect; or half of that. */
  readonly moment: number;
  /** How often to open the engine and let it go again, before all else. */
  readonly visits?: number | undefined;
  /** The inbox's option of that name. */
  readonly cutShort?: number | undefined;
  /** Where to end itself, when this many deliveries have come by. */
  readonly death?: { readonly step: Step; readonly passes: number } | undefined;
}

/** Entries of one worker that are under way at one time. */
export const CONCURRENCY = 5;

export type Counts = Awaited<ReturnType<Inbox['counts']>>;

/** The delivery at which every worker ends itself. */
export const POISON = 'inbox-poison';

/**
 * What the parent wants of a process: its inbox's counts, how late its event loop was, how much memory it needs, its clock set,
 * its connections to the engine held and given back, its end in good order.
 */
export type Question =
  | { readonly ask: 'counts' }
  | { readonly ask: 'loop delay' }
  | { readonly ask: 'memory' }
  | { readonly ask: 'exhaust' }
  | { readonly ask: 'relieve' }
  | { readonly ask: 'set clock'; readonly seconds: number }
  | { readonly ask: 'close' };

export type Asked = Question & { readonly id: number };

export type Told =
  | { readonly port: number | undefined }
  | {
      readonly id: number;
      readonly counts?: Counts | undefined;
      readonly delay?: number | undefined;
      readonly bytes?: number | undefined;
      readonly failure?: string | undefined;
    };
