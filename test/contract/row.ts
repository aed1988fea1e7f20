import type { FrameworkName, Guard, Setup } from './harness.ts';
import type { HttpRequest } from './http.ts';
import type { Published } from './published.ts';
import { postSenders, type Sender, senders } from './senders.ts';

/** What a handler must see; members that are not given are those of a live delivery under the first secret. */
export interface ExpectedWebhook {
  readonly type: string;
  /** Default: what `JSON.parse` makes of the request's body. */
  readonly payload?: unknown;
  readonly test?: boolean;
  readonly id?: string;
  readonly occurredAt?: Date | undefined;
  readonly secretIndex?: number;
  readonly tenant?: string;
  /** Why it is unknown; default whatever reason. */
  readonly mismatch?: object;
  readonly receivedAt?: Date;
  /** Bytes; default the request's body. */
  readonly rawBody?: Uint8Array;
  /** Members beside the common ones. */
  readonly extras?: Readonly<Record<string, unknown>>;
  /** Key of the handler in `on` that is called; default the application's own handler behind the guard. */
  readonly on?: string;
  /** A check of the payload by hand, for payloads that no deep comparison can take. */
  readonly inspect?: (payload: unknown) => void;
}

/** What must happen. A handler runs only where a webhook is expected, a refusal is told only where a code is. */
export interface Expected {
  /** Undefined where the sender is gone before an answer. */
  readonly status: number | undefined;
  /** Code of the refusal; the answer is then JSON of one form unless `text` says otherwise. */
  readonly code?: string;
  readonly webhook?: ExpectedWebhook;
  /** The application's handler runs without any webhook: the guard let the request pass untouched. */
  readonly untouched?: boolean;
  /** Headers of the answer, by lower-case name; undefined: absent. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Text of the answer. */
  readonly text?: string | RegExp;
  /** What neither the answer nor the error may hold, beside the secrets and the body. */
  readonly hides?: readonly string[];
}

export interface Exchange {
  readonly request: HttpRequest;
  readonly expected: Expected;
  /** Real differences between the frameworks themselves. */
  readonly differs?: { readonly framework: FrameworkName; readonly because: string; readonly expected: Expected };
}

export interface Row {
  /** The provider that the row is about. */
  readonly about: string;
  /** Finishes the sentence "it ...". */
  readonly it: string;
  /** A function where the setup has a state, which no other run may see. */
  readonly setup: Setup | (() => Setup);
  readonly exchanges: readonly Exchange[];
  /**
   * Default: each exchange on a connection of its own, one after the other. In parallel, all at once: their bodies then
   * differ, and so do the targets of those that are refused.
   */
  readonly connection?: 'shared' | 'pipelined' | 'parallel';
}

/** What a table says of one provider; the rows of all providers differ in nothing but the sender. */
export function rowsForEach(list: readonly Sender[], toRows: (sender: Sender) => readonly Omit<Row, 'about'>[]): Row[] {
  return list.flatMap((sender) => toRows(sender).map((each) => ({ about: sender.provider, ...each })));
}

export const rowsOfAll = (toRows: (sender: Sender) => readonly Omit<Row, 'about'>[]): Row[] =>
  rowsForEach(senders, toRows);

/** For rows about bodies: Kudosity signs a query. */
export const rowsOfPost = (toRows: (sender: Sender) => readonly Omit<Row, 'about'>[]): Row[] =>
  rowsForEach(postSenders, toRows);

/** Cardda's webhook has one member more: the code in the published text. */
function extrasOf(type: string): Readonly<Record<string, unknown>> {
  return type === 'verification_code' ? { code: '123456' } : {};
}

/** An app with one guard. */
export function guarded(sender: Sender, guard: Partial<Guard> = {}, app: Omit<Setup, 'guards'> = {}): Setup {
  return { guards: [{ provider: sender.provider, secret: sender.secret, ...guard }], ...app };
}

/** A row of one exchange. */
export function row(it: string, setup: Row['setup'], request: HttpRequest, expected: Expected): Omit<Row, 'about'> {
  return { it, setup, exchanges: [{ request, expected }] };
}

export function accepted(webhook: ExpectedWebhook, answer: Omit<Partial<Expected>, 'webhook'> = {}): Expected {
  return { status: 200, ...answer, webhook };
}

/** The webhook of a published delivery. */
export function acceptedAs(
  { type, payload }: Published,
  more: Partial<ExpectedWebhook> = {},
  answer: Omit<Partial<Expected>, 'webhook'> = {},
): Expected {
  return accepted({ type, payload, extras: extrasOf(type), ...more }, answer);
}

export function refused(status: number, code: string, answer: Omit<Partial<Expected>, 'code'> = {}): Expected {
  return { status, ...answer, code };
}

/** A refusal for the signature's sake. */
export function refusedBy(sender: Sender, code: string, answer: Omit<Partial<Expected>, 'code'> = {}): Expected {
  return refused(sender.refusal, code, answer);
}
