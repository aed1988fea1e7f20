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
  /** What shows that the description is right; in tests of the project's own. */
  readonly proof: readonly Proof[];
  /** Whether the sender takes this status for success; default every one from 200 to 299. */
  readonly isSuccess?: (status: number) => boolean;
  readonly retries: Retries;
}

/**
 * Deliveries that the sender publishes, its official package, which says the same of generated deliveries, a library for its kind of
 * tokens that does, or its pages alone.
 */
type Proof = 'vector' | 'package' | 'library' | 'pages';

/** How a sender sends again what was not successful. */
interface Retries {
  /** The waits before each further attempt, in seconds. */
  readonly delays: readonly number[];
  /** How far the sender documents that, in words. */
  readonly source: string;
}
