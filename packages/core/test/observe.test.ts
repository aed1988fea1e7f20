import { AsyncLocalStorage } from 'node:async_hooks';
import { channel, tracingChannel } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createReceiver } from '../src/adapter.js';
import {
  body,
  defineProvider,
  header,
  memoryStore,
  signDelivery,
  type AnyWebhook,
  type Observation,
  type ReceiverOptions,
} from '../src/index.js';

const acme = defineProvider<'acme', { ping: { n: number } }>({
  name: 'acme',
  signature: header('x-acme'),
  content: [body],
  types: { ping: (payload): payload is { n: number } => payload !== null },
  typeOf: () => 'ping',
});
const SECRET = 'canary-secret';
const genuine = signDelivery(acme, SECRET, { n: 1, person: 'canary-person' });
const NAMED = ['refused', 'accepted', 'duplicate', 'unhandled', 'dead-letter'];

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** All that is published from here on, each as it was at that moment. */
function listen(): { events: string[]; facts: object[]; observations: Observation[] } {
  const heard = { events: [] as string[], facts: [] as object[], observations: [] as Observation[] };
  const hear = (event: string) => (message: unknown) => {
    heard.events.push(event);
    heard.facts.push({ ...(message as object) });
    heard.observations.push(message as Observation);
  };
  for (const name of NAMED) {
    const listener = hear(name);
    channel(`hooknotary:${name}`).subscribe(listener);
    ends.push(() => channel(`hooknotary:${name}`).unsubscribe(listener));
  }
  const tracing = tracingChannel<unknown, Observation>('hooknotary:receive');
  const listeners = {
    start: hear('start'),
    end: hear('end'),
    asyncStart: hear('asyncStart'),
    asyncEnd: hear('asyncEnd'),
    error: hear('error'),
  };
  tracing.subscribe(listeners);
  ends.push(() => tracing.unsubscribe(listeners));
  return heard;
}

/** Receives it, its bytes coming in a turn of their own, as a connection has them. */
async function receive(
  options: ReceiverOptions<AnyWebhook>,
  delivery = genuine,
  accept: () => void = () => {},
): Promise<void> {
  const receiver = createReceiver(acme, SECRET, options);
  await new Promise<void>((resolve) => {
    const { rawBody, ...head } = delivery;
    receiver.receive(
      {
        ...head,
        hasBody: () => true,
        // Called in no context of the receiver's.
        readBody: (_name, take) => outside(() => setImmediate(take, rawBody)),
      },
      () => {
        accept();
        resolve();
      },
      () => resolve(),
    );
  });
  receiver.close();
}
const outside = AsyncLocalStorage.snapshot();

describe('what a receiver publishes', () => {
  it('of a genuine delivery says what it is, and nothing that is in it', async () => {
    const heard = listen();
    await receive({ endpoint: 'first' });
    expect(heard.events).toEqual(['start', 'end', 'accepted', 'asyncStart', 'asyncEnd']);
    expect(heard.facts[0]).toEqual({ provider: 'acme', endpoint: 'first' });
    expect(heard.facts.at(-1)).toEqual({
      provider: 'acme',
      endpoint: 'first',
      type: 'ping',
      secretIndex: 0,
      test: false,
      duplicate: false,
      bytes: genuine.rawBody.length,
    });
    expect(heard.observations.at(-1)?.readId()).toMatch(/^acme:/);
    expect(inspect(heard.observations, { depth: 9, getters: true })).not.toMatch(/canary|acme:|x-acme/);
  });

  it('of a duplicate says that it is one', async () => {
    const store = memoryStore();
    const on = { '*': () => {} };
    await receive({ store, on });
    const heard = listen();
    await receive({ store, on });
    expect(heard.events).toEqual(['start', 'end', 'duplicate', 'asyncStart', 'asyncEnd']);
    expect(heard.facts.at(-1)).toMatchObject({ duplicate: true, type: 'ping' });
    await receive({ inbox: { accept: async () => ({ duplicate: true }) } });
    expect(heard.events.filter((event) => event === 'duplicate')).toHaveLength(2);
  });

  it('of a forgery says why it was refused, without the cause', async () => {
    const heard = listen();
    await receive({ endpoint: 'first' }, { ...genuine, rawBody: Buffer.from('canary') });
    expect(heard.events).toEqual(['start', 'end', 'refused', 'error', 'asyncStart', 'asyncEnd']);
    const facts = { provider: 'acme', endpoint: 'first', code: 'signature_mismatch', status: 401, bytes: 6 };
    expect(heard.facts.at(-1)).toEqual(facts);
    const cause = new Error('canary');
    await receive({ on: { '*': () => Promise.reject(cause) } });
    const { error } = heard.observations.at(-1) as Observation;
    expect(error).toMatchObject({ code: 'handler_failed', status: 500 });
    expect((error as Error).cause).toBeUndefined();
    expect(inspect(heard.observations, { depth: 9, getters: true, showHidden: true })).not.toMatch(/canary/);
  });

  it('of what is only reported says the same, and lets it through', async () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const heard = listen();
    const accept = vi.fn();
    await receive({ enforce: false }, { ...genuine, headers: {} }, accept);
    warn.mockRestore();
    expect(heard.events).toEqual(['start', 'refused', 'end', 'error', 'asyncStart', 'asyncEnd']);
    expect(heard.facts.at(-1)).toEqual({ provider: 'acme', endpoint: '', code: 'signature_missing', status: 401 });
    expect(accept).toHaveBeenCalledTimes(1);
  });

  it('happens in the context that whoever traces wants, handlers and the body too', async () => {
    listen();
    const [spans, bound] = [new AsyncLocalStorage<string>(), new AsyncLocalStorage<Observation>()];
    const { start } = tracingChannel<unknown, Observation>('hooknotary:receive');
    const begin = (message: unknown) => {
      const observation = message as Observation;
      observation.within = (act) => spans.run('span', act);
      observation.trace = { traceparent: '00-1-2-01' };
    };
    start.subscribe(begin);
    start.bindStore(bound, (observation) => observation);
    ends.push(
      () => void start.unsubscribe(begin),
      () => void start.unbindStore(bound),
    );
    const seen: unknown[] = [];
    const look = () => void seen.push(spans.getStore(), bound.getStore()?.provider);
    await receive({}, genuine, look);
    await receive({ on: { '*': look } });
    const accept = vi.fn(async () => look());
    await receive({ sink: { accept } });
    expect(seen).toEqual(['span', 'acme', 'span', 'acme', 'span', 'acme']);
    expect(accept).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ trace: { traceparent: '00-1-2-01' } }),
    );
    expect(spans.getStore()).toBeUndefined();
  });

  it('is nothing where nobody listens', async () => {
    const snapshot = vi.spyOn(AsyncLocalStorage, 'snapshot');
    await receive({});
    expect(snapshot).not.toHaveBeenCalled();
    listen();
    await receive({});
    expect(snapshot).toHaveBeenCalledTimes(1);
    snapshot.mockRestore();
  });

  it('says that nobody will handle what somebody has answered', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const heard = listen();
    const receiver = createReceiver(acme, SECRET, { endpoint: 'first' });
    // The cast is true of what is read of it.
    receiver.warnOfUnhandled({
      type: 'ping',
      id: 'acme:1',
      test: false,
      secretIndex: 0,
      rawBody: Buffer.from('1'),
    } as never);
    warn.mockRestore();
    expect(heard.events).toEqual(['unhandled']);
    expect(heard.facts).toEqual([
      { provider: 'acme', endpoint: 'first', type: 'ping', test: false, secretIndex: 0, bytes: 1 },
    ]);
  });
});
