import { AsyncLocalStorage } from 'node:async_hooks';
import { channel, tracingChannel } from 'node:diagnostics_channel';
import { WebhookError } from './errors.js';
import type { AnyWebhook } from './provider.js';
import type { Receipt, Receiver, Reported } from './receive.js';

/** A trace's context in the form in which it is handed on: `traceparent` and the like. */
export type TraceContext = Readonly<Record<string, string>>;

/** What is known of a delivery or an attempt: nothing that a stranger may have written. */
interface Facts {
  provider: string;
  /** The receiver's; empty where it has no name. */
  endpoint: string;
  /** Of a webhook that verified. */
  type?: string;
  /** Why it was refused, or `handler_failed` of an attempt. */
  code?: string;
  /** Of the answer that refuses it. */
  status?: number;
  /** Which of the secrets matched. */
  secretIndex?: number;
  test?: boolean;
  duplicate?: boolean;
  /** Of the body. */
  bytes?: number;
  /** 1 for a worker's first. */
  attempt?: number;
  /** What the entry came to by this attempt. */
  state?: string;
  /** Seconds from its receipt to this attempt. */
  lag?: number;
}

/**
 * What the channels publish: one delivery at a receiver, or one attempt of a worker. What it has beside its facts is not
 * enumerable, so that nothing lists or prints it.
 */
export interface Observation extends Facts {
  /** The webhook's id, which may hold personal data; undefined where nothing has verified. */
  readId: () => string | undefined;
  /** The refusal, without its cause. */
  error: unknown;
  /** Set at the start of a receipt by whoever traces. It is kept with the delivery, and stands here again for each attempt at it. */
  trace: TraceContext | undefined;
  /** Calls what is observed. Whoever traces may set it at the start, to a function that calls it in the context of a span. */
  within: <R>(act: () => R) => R;
}

type InContext = <R, A extends readonly unknown[]>(act: (...given: A) => R, ...given: A) => R;

const receiving = tracingChannel<unknown, Observation>('hooknotary:receive');
const working = tracingChannel<unknown, Observation>('hooknotary:work');
const refused = channel('hooknotary:refused');
const accepted = channel('hooknotary:accepted');
const duplicate = channel('hooknotary:duplicate');
const unhandled = channel('hooknotary:unhandled');
const dead = channel('hooknotary:dead-letter');

/** Has what a receiver does published; where nobody listens, it is as it was. */
export function observed<W extends AnyWebhook>(
  names: Pick<Facts, 'provider' | 'endpoint'>,
  receive: Receiver<W>['receive'],
): Receiver<W>['receive'] {
  return (incoming, accept, refuse) => {
    if (!isReceivingObserved()) return receive(incoming, accept, refuse);
    const observation = toObservation(names);
    trace(receiving, observation, (end, inContext) => {
      const readBody: typeof incoming.readBody = (provider, take, refuseBody) => {
        const takeAll = (rawBody: Uint8Array): void => {
          observation.bytes = rawBody.length;
          inContext(take, rawBody);
        };
        incoming.readBody(provider, takeAll, (error) => inContext(refuseBody, error));
      };
      receive(
        { ...incoming, readBody, readTrace: () => observation.trace },
        (receipt) => {
          observeReceipt(observation, receipt);
          end(() => accept(receipt));
        },
        (error) => {
          observeRefusal(observation, error);
          end(() => refuse(error));
        },
      );
    });
  };
}

/** Says that a genuine delivery was answered with success, and that nobody will handle it. */
export function observeUnhandled(names: Pick<Facts, 'provider' | 'endpoint'>, webhook: AnyWebhook): void {
  if (unhandled.hasSubscribers) unhandled.publish(toObservation(names, webhook));
}

/** Makes an attempt of a worker, and publishes it. */
export function observeAttempt<O extends { readonly state: string; readonly error?: unknown }>(
  names: Pick<Facts, 'endpoint'>,
  webhook: AnyWebhook,
  { attempt, lag, trace: kept }: { attempt: number; lag: number; trace: TraceContext | undefined },
  make: () => Promise<O>,
): Promise<O> {
  if (!working.hasSubscribers && !dead.hasSubscribers) return make();
  const { provider } = webhook;
  const observation = Object.assign(toObservation({ ...names, provider }, webhook), { attempt, lag, trace: kept });
  return trace(working, observation, async (end) => {
    const outcome = await make();
    observation.state = outcome.state;
    if (outcome.error !== undefined) fail(observation, new WebhookError('handler_failed', { provider }));
    if (outcome.state === 'dead') dead.publish(observation);
    end(() => undefined);
    return outcome;
  });
}

function isReceivingObserved(): boolean {
  return receiving.hasSubscribers || refused.hasSubscribers || accepted.hasSubscribers || duplicate.hasSubscribers;
}

function observeReceipt(observation: Observation, receipt: Receipt<AnyWebhook> | Reported): void {
  if (receipt.refusal !== undefined) return observeRefusal(observation, receipt.refusal);
  const { webhook, isDuplicate = false } = receipt;
  // A handshake is no delivery.
  if (webhook === undefined) return;
  const told = toObservation(observation, webhook);
  Object.assign(observation, told, { duplicate: isDuplicate });
  observation.readId = told.readId;
  (isDuplicate ? duplicate : accepted).publish(observation);
}

function observeRefusal(observation: Observation, { code, status, provider }: WebhookError): void {
  observation.status = status;
  fail(observation, new WebhookError(code, { provider, status }));
  refused.publish(observation);
}

function fail(observation: Observation, error: WebhookError): void {
  observation.code = error.code;
  observation.error = error;
}

function toObservation(
  { provider, endpoint }: Pick<Facts, 'provider' | 'endpoint'>,
  webhook?: AnyWebhook,
): Observation {
  const { type, secretIndex, test, rawBody } = webhook ?? {};
  const facts: Facts = { provider, endpoint };
  const known = webhook === undefined ? facts : { ...facts, type, secretIndex, test, bytes: rawBody?.length };
  const hide = (value: unknown): PropertyDescriptor => ({ value, writable: true, enumerable: false });
  // The cast is true: all that facts lack is defined here.
  return Object.defineProperties(known, {
    readId: hide(() => webhook?.id),
    error: hide(undefined),
    trace: hide(undefined),
    within: hide((act: () => unknown) => act()),
  }) as Observation;
}

/** Publishes the beginning of something, does it in the context that whoever traces wants, and gives it what publishes the end. */
function trace<R>(
  tracing: typeof receiving,
  observation: Observation,
  act: (end: (next: () => void) => void, inContext: InContext) => R,
): R {
  let isBegun = false;
  const begun = (): void => {
    if (!isBegun) tracing.end.publish(observation);
    isBegun = true;
  };
  return tracing.start.runStores(observation, () =>
    observation.within(() => {
      // The connection calls whoever reads a body in a context of its own.
      const inContext = AsyncLocalStorage.snapshot();
      const end = (next: () => void): void =>
        inContext(() => {
          begun();
          if (observation.error !== undefined) tracing.error.publish(observation);
          tracing.asyncStart.publish(observation);
          tracing.asyncEnd.publish(observation);
          next();
        });
      const result = act(end, inContext);
      begun();
      return result;
    }),
  );
}
