/** What a sender documents beside its signature and its payloads, for tools and pages. */
export interface Facts {
  /** The name that people use. */
  readonly title: string;
  /** Environment variable that its secret is looked for in. */
  readonly variable: string;
  /** The sender's own page. */
  readonly documentation: string;
  /** What the signature covers, in words. */
  readonly signs: string;
  /** Whether the sender takes this status for success; default every one from 200 to 299. */
  readonly isSuccess?: (status: number) => boolean;
  readonly retries: Retries;
}

/** How a sender sends again what was not successful. */
interface Retries {
  /** The waits before each further attempt, in seconds. */
  readonly delays: readonly number[];
  /** How far the sender documents that, in words. */
  readonly source: string;
}
