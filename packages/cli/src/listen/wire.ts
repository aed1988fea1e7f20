// What goes between the listener and its page, as JSON. Types only: the page is built without the server's code.

/** Bytes to show; what is sensitive of them is marked and, unless it was asked for, blanked out by asterisks. */
export interface Shown {
  readonly base64: string;
  /** Start and end of each sensitive part, in bytes. */
  readonly sensitive: readonly (readonly [start: number, end: number])[];
}

/** One line of the list. */
export interface DeliverySummary {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** Undefined where it came to no receiver's path. */
  readonly provider: string | undefined;
  readonly method: string;
  /** Without the query, which may hold personal data. */
  readonly path: string;
  /** Length of the body; undefined where it was not received whole. */
  readonly bytes: number | undefined;
  /** Code of the refusal; undefined where the delivery verified. */
  readonly code: string | undefined;
  /** Status that the sender was answered with. */
  readonly status: number;
  /** The webhook's type; undefined where it was refused. */
  readonly type: string | undefined;
  readonly test: boolean;
  readonly outcome: Outcome;
  /** Which member makes the type `unknown`, and what should stand there. */
  readonly mismatch: string | undefined;
  /** The first delivery of the same bytes to the same target, this one included, and which of them this is. */
  readonly first: number;
  readonly attempt: number;
  /** What was proven of the refusal; undefined until then, and where nothing was. */
  readonly cause: string | undefined;
  /** What the place that all is forwarded to has answered. */
  readonly forwarded: SentAnswer | undefined;
}

/** `unknown` has verified, but fits no known event; `stray` came to no receiver's path. */
export type Outcome = 'verified' | 'unknown' | 'refused' | 'stray';

/** One delivery with all that is known of it. */
export interface DeliveryDetail extends DeliverySummary {
  /** Whether sensitive parts are given as they are. */
  readonly revealed: boolean;
  readonly target: Shown;
  readonly headers: readonly { readonly name: string; readonly value: Shown }[];
  /** Undefined where it was not received whole. */
  readonly body: Shown | undefined;
  /** The typed webhook as JSON, where the delivery verified. */
  readonly webhook: Shown | undefined;
  /** Why it was refused, in a sentence. */
  readonly message: string | undefined;
}

export type Framework = 'express' | 'fastify' | 'koa';

/** A run of what was signed or received, or of what is the same in both. */
export interface DifferencePart {
  readonly kind: 'same' | 'signed' | 'received';
  readonly shown: Shown;
  /** Bytes of what is the same that are left out behind it. */
  readonly left: number;
}

/** What is wrong with a refused delivery, as far as a match proves it. */
export interface DiagnosisAnswer {
  readonly causes: readonly {
    readonly code: string;
    readonly proof: string;
    readonly fix: Readonly<Record<Framework, string>>;
  }[];
  /** Where what was signed and what was received differ; absent or empty where they do not, or nothing was proven. */
  readonly difference?: readonly DifferencePart[];
  /** What was looked at; absent where there can be no diagnosis. */
  readonly tried?: readonly string[];
  /** What was not looked at, or not all of it, and why. */
  readonly untried?: readonly { readonly what: string; readonly why: string }[];
  /** Why there can be no diagnosis. */
  readonly unavailable?: string;
}

/** What came of sending a delivery somewhere. */
export interface SentAnswer {
  readonly url: string;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  readonly milliseconds: number;
  /** The beginning of the answer, or why none came. */
  readonly text: string;
  /** What a receiver must answer to a tampered variant. */
  readonly expected?: { readonly status: number; readonly code: string | undefined };
}

/** What the page needs to know of the listener, none of it secret. */
export interface ListenerState {
  readonly providers: readonly {
    readonly name: string;
    readonly method: string;
    /** Where its deliveries go. */
    readonly url: string;
    /** Environment variable of its secret. */
    readonly variable: string;
    readonly hasSecret: boolean;
    /** Whether its secret is a key, of several lines. */
    readonly hasKeys: boolean;
    /** Of the secret in use, for people: how long it is and how it begins; undefined where there is none, or it is a key. */
    readonly fingerprint: string | undefined;
    /** What can be made of its deliveries; nothing without a secret. */
    readonly variants: readonly string[];
  }[];
  /** Where each delivery is forwarded; undefined for nowhere. */
  readonly forward: string | undefined;
  /** Where resending sends; undefined for the listener itself. */
  readonly resendTo: string | undefined;
  /** Port of the listener. */
  readonly port: number;
  /** Whether the addresses are those that senders call. */
  readonly isPublic: boolean;
  /** How many deliveries are kept. */
  readonly keep: number;
}

/** What came of trying another secret. */
export interface TrialAnswer {
  /** Whether the delivery verifies with it, and it is in use from now on. */
  readonly verified: boolean;
  /** Why it does not, in a sentence. */
  readonly message: string | undefined;
  /** What a match proves with that secret; absent where it verifies. */
  readonly diagnosis?: DiagnosisAnswer;
}

/** A file to be saved. */
export interface Exported {
  readonly name: string;
  readonly base64: string;
}

/** In what form a delivery can be saved: for `hooknotary verify --request`, for other tools, and as a test. */
export type ExportForm = 'http' | 'har' | 'test';
