import { memoryStore, type AcceptedDelivery, type AnyWebhook, type DeliveryStore } from '@hooknotary/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createJournal, type Guard, type Harness, type Journal, type Reply, type Setup } from './harness.ts';
import { openConnection, type HttpAnswer, type HttpRequest } from './http.ts';
import { exampleOf, publishedBy } from './published.ts';
import { akidotp, idenfy, senders, type Sender } from './senders.ts';
import { withSignature } from './edits.ts';

const example = exampleOf(akidotp).request;
const done = { status: 200, text: 'OK' };
const inProgress = { status: 409, headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) } };

/** An application that is at work on a delivery until the test says how that ends. */
interface Work {
  readonly reply: () => Promise<Reply | undefined>;
  readonly end: (reply?: Reply) => void;
}

function createWork(): Work {
  const { promise, resolve } = Promise.withResolvers<Reply | undefined>();
  return { reply: () => promise, end: resolve };
}

/** A guarded app on a free port. */
interface App {
  readonly journal: Journal;
  readonly send: (request?: HttpRequest) => Promise<HttpAnswer | undefined>;
  /** Sends, and goes away once the application is at work on it. */
  readonly sendAndLeave: () => Promise<void>;
}

const answered = (status: number): Exclude<Reply, 'throws'> => ({
  status,
  type: 'text/plain',
  text: 'answered by the application',
});

/** What stores and inboxes do for a receiver, the same in every framework. */
export function describeOnce(harnesses: readonly Harness[]): void {
  describe.each(harnesses)('$framework', (harness) => {
    const closing: (() => Promise<void>)[] = [];
    afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

    async function start(
      guard: Partial<Guard>,
      app: Omit<Setup, 'guards'> = {},
      sender: Sender = akidotp,
    ): Promise<App> {
      const journal = createJournal();
      const guards = [{ provider: sender.provider, secret: sender.secret, ...guard }];
      const { port, close } = await harness.start({ guards, ...app }, journal);
      closing.push(close);
      const leave = async (): Promise<void> => {
        const connection = await openConnection(port);
        await connection.send(example);
        await journal.waitFor(journal.handled.length + journal.refused.length + 1);
        connection.close();
      };
      const send = async (request = example): Promise<HttpAnswer | undefined> => {
        const connection = await openConnection(port);
        await connection.send(request);
        const answer = await connection.receive(request.method);
        connection.close();
        return answer;
      };
      return { journal, send, sendAndLeave: leave };
    }

    const guardWith = (store: DeliveryStore, more: object = {}) => ({ options: { store, ...more } });
    const withHandler = (handle: () => unknown, store: DeliveryStore = memoryStore(), more: object = {}) => ({
      ...guardWith(store, more),
      on: { '*': handle },
    });

    describe('with a store, and a handler in on', () => {
      it.each(senders.map((sender) => [sender.provider, sender] as const))(
        'answers a duplicate of %s with success, and handles it once',
        async (_, sender) => {
          const { send, journal } = await start(
            withHandler(() => undefined),
            {},
            sender,
          );
          const { request } = exampleOf(sender);
          const { type, text } = sender.success;
          const success = { status: 200, text, headers: { 'content-type': type } };
          expect([await send(request), await send(request)]).toMatchObject([success, success]);
          expect(journal.handled).toHaveLength(1);
        },
      );

      it('handles the retry of what failed', async () => {
        let attempts = 0;
        const handle = () => {
          if (++attempts === 1) throw new Error('database is down');
        };
        const { send, journal } = await start(withHandler(handle));
        expect(await send()).toMatchObject({ status: 500 });
        expect([await send(), await send()]).toMatchObject([done, done]);
        expect(journal.handled).toHaveLength(2);
        expect(journal.refused.map(({ error }) => error.code)).toEqual(['handler_failed']);
      });

      it('answers 409 while the handler is at work', async () => {
        const work = createWork();
        const { send, journal } = await start(withHandler(work.reply));
        const first = send();
        await journal.waitFor(1);
        const retry = await send();
        expect(retry).toMatchObject(inProgress);
        expect(JSON.parse(retry?.text ?? '')).toMatchObject({ statusCode: 409, code: 'delivery_in_progress' });
        work.end();
        expect([await first, await send()]).toMatchObject([done, done]);
        expect(journal.handled).toHaveLength(1);
      });

      it('settles nothing when the sender goes away, but when the handler ends', async () => {
        const work = createWork();
        const { send, sendAndLeave, journal } = await start(withHandler(work.reply));
        await sendAndLeave();
        expect(await send()).toMatchObject(inProgress);
        work.end();
        await vi.waitFor(async () => expect(await send()).toMatchObject(done));
        expect(journal.handled).toHaveLength(1);
      });

      it('handles one event once, under whatever unsigned header', async () => {
        const { send, journal } = await start(
          withHandler(() => undefined),
          {},
          idenfy,
        );
        const { content } = exampleOf(idenfy);
        await send(idenfy.send(content, { type: 'DOCUMENT_EXPIRATION' }));
        expect(await send(idenfy.send(content, { type: 'SOS_REPORT' }))).toMatchObject(done);
        expect(journal.handled).toHaveLength(1);
      });

      it('takes no two events for one', async () => {
        const { send, journal } = await start(
          withHandler(() => undefined),
          {},
          idenfy,
        );
        const final = publishedBy(idenfy).find(({ name }) => name === 'identification');
        const content = final?.content ?? '';
        expect(content).toContain('"final": true');
        await send(idenfy.send(content, { type: 'IDENTIFICATION_FINAL' }));
        await send(idenfy.send(content.replace('"final": true', '"final": false'), { type: 'IDENTIFICATION_FINAL' }));
        expect(journal.handled).toHaveLength(2);
      });

      it('handles every delivery that has no content to know it by', async () => {
        const { send, journal } = await start(
          withHandler(() => undefined),
          {},
          idenfy,
        );
        const empty = idenfy.send('', { type: 'VIDEO_CALL_FINISHED' });
        expect([await send(empty), await send(empty)]).toMatchObject([done, done]);
        expect(journal.handled).toHaveLength(2);
      });

      it('does not ask the store about a forgery', async () => {
        const store = memoryStore();
        const { send } = await start(withHandler(() => undefined, store));
        expect(await send(withSignature(akidotp, example, '0'.repeat(64)))).toMatchObject({ status: 401 });
        expect(store.size).toBe(0);
      });
    });

    describe('with a store, and an application that answers', () => {
      it.each([200, 201, 204, 299])('remembers what was answered %d', async (status) => {
        const reply = { ...answered(status), text: status === 204 ? '' : 'answered' };
        const { send, journal } = await start(guardWith(memoryStore()), { reply });
        expect(await send()).toMatchObject({ status, text: reply.text });
        expect(await send()).toMatchObject(done);
        expect(journal.handled).toHaveLength(1);
      });

      it.each<[string, Reply]>([
        ['302', answered(302)],
        ['404', answered(404)],
        ['500', answered(500)],
        ['503', answered(503)],
        ['by throwing', 'throws'],
      ])('lets the retry through of what was answered %s', async (_, reply) => {
        const replies: (Reply | undefined)[] = [reply, answered(200)];
        const { send, journal } = await start(guardWith(memoryStore()), { reply: async () => replies.shift() });
        const failed = await send();
        expect(failed?.status).not.toBe(200);
        expect(await send()).toMatchObject({ status: 200, text: 'answered by the application' });
        expect(await send()).toMatchObject(done);
        expect(journal.handled).toHaveLength(2);
      });

      it('answers 409 while the application is at work', async () => {
        const work = createWork();
        const { send, journal } = await start(guardWith(memoryStore()), { reply: work.reply });
        const first = send();
        await journal.waitFor(1);
        expect(await send()).toMatchObject(inProgress);
        work.end(answered(200));
        expect([await first, await send()]).toMatchObject([{ status: 200 }, done]);
        expect(journal.handled).toHaveLength(1);
      });

      it('remembers what was handled though the sender had gone away', async () => {
        const work = createWork();
        const { send, sendAndLeave, journal } = await start(guardWith(memoryStore()), { reply: work.reply });
        await sendAndLeave();
        expect(await send()).toMatchObject(inProgress);
        work.end(answered(200));
        await vi.waitFor(async () => expect(await send()).toMatchObject(done));
        expect(journal.handled).toHaveLength(1);
      });

      it.each<[string, Reply]>([
        ['failed', answered(500)],
        ['threw', 'throws'],
      ])('lets the retry through of what %s though the sender had gone away', async (_, reply) => {
        const work = createWork();
        const later = [work.reply, async () => answered(200)];
        const { send, sendAndLeave } = await start(guardWith(memoryStore()), {
          reply: () => (later.shift() ?? work.reply)(),
        });
        await sendAndLeave();
        expect(await send()).toMatchObject(inProgress);
        work.end(reply);
        await vi.waitFor(async () =>
          expect(await send()).toMatchObject({ status: 200, text: 'answered by the application' }),
        );
      });
    });

    describe('with a store that is out of reach', () => {
      const createBroken = (): DeliveryStore => ({
        reserve: () => Promise.reject(new Error('connection refused')),
        commit: () => Promise.reject(new Error('connection refused')),
        release: () => Promise.reject(new Error('connection refused')),
      });

      it('answers 503, and handles nothing', async () => {
        const { send, journal } = await start(withHandler(() => undefined, createBroken()));
        const answer = await send();
        expect(answer).toMatchObject({ status: 503 });
        expect(JSON.parse(answer?.text ?? '')).toMatchObject({ code: 'store_unavailable' });
        expect(journal.handled).toEqual([]);
        expect(journal.refused).toMatchObject([{ error: { cause: new Error('connection refused') } }]);
      });

      it('lets deliveries through if told to', async () => {
        const { send, journal } = await start(withHandler(() => undefined, createBroken(), { storeFailure: 'handle' }));
        expect([await send(), await send()]).toMatchObject([done, done]);
        expect(journal.handled).toHaveLength(2);
      });

      it('does not handle again at once what it could not remember', async () => {
        const store: DeliveryStore = { ...memoryStore(), commit: createBroken().commit };
        const { send, journal } = await start(withHandler(() => undefined, store));
        expect([await send(), await send()]).toMatchObject([done, inProgress]);
        expect(journal.handled).toHaveLength(1);
      });
    });

    describe('with an inbox', () => {
      function createInbox(keep: () => Promise<void> = async () => undefined) {
        const accepted: { webhook: AnyWebhook; delivery: AcceptedDelivery }[] = [];
        const accept = async (webhook: AnyWebhook, delivery: AcceptedDelivery): Promise<void> => {
          await keep();
          accepted.push({ webhook, delivery });
        };
        return { accepted, accept };
      }

      it.each(senders.map((sender) => [sender.provider, sender] as const))(
        'hands a delivery of %s over, and answers with success',
        async (_, sender) => {
          const inbox = createInbox();
          const { send, journal } = await start({ options: { inbox } }, {}, sender);
          const { request, type } = exampleOf(sender);
          expect(await send(request)).toMatchObject({ status: 200, text: sender.success.text });
          const { method, target: url } = request;
          const rawBody = sender.method === 'GET' ? Buffer.alloc(0) : request.body;
          expect(inbox.accepted).toMatchObject([
            { webhook: { provider: sender.provider, type }, delivery: { method, url } },
          ]);
          expect(inbox.accepted[0]?.delivery.rawBody).toEqual(Buffer.from(rawBody));
          expect(inbox.accepted[0]?.delivery.headers).toHaveProperty(sender.signatureHeader.toLowerCase());
          expect(journal.handled).toEqual([]);
        },
      );

      it('answers nothing before the delivery is kept', async () => {
        const work = createWork();
        const inbox = createInbox(async () => void (await work.reply()));
        const { send } = await start({ options: { inbox } });
        let isAnswered = false;
        const answer = send().finally(() => (isAnswered = true));
        // Others are answered meanwhile.
        expect(await send({ ...example, headers: [] })).toMatchObject({ status: 401 });
        expect(isAnswered).toBe(false);
        work.end();
        expect(await answer).toMatchObject(done);
        expect(inbox.accepted).toHaveLength(1);
      });

      it('answers 503 for what cannot be kept', async () => {
        const inbox = createInbox(() => Promise.reject(new Error('disk full')));
        const { send, journal } = await start({ options: { inbox } });
        const answer = await send();
        expect(answer).toMatchObject({ status: 503 });
        expect(JSON.parse(answer?.text ?? '')).toMatchObject({ code: 'inbox_unavailable' });
        expect(journal.refused).toMatchObject([{ error: { cause: new Error('disk full') } }]);
      });

      it('keeps no forgery', async () => {
        const inbox = createInbox();
        const { send } = await start({ options: { inbox } });
        expect(await send(withSignature(akidotp, example, '0'.repeat(64)))).toMatchObject({ status: 401 });
        expect(inbox.accepted).toEqual([]);
      });

      it('owns one path', async () => {
        const inbox = createInbox();
        const { send, journal } = await start({ options: { inbox, path: example.target } });
        expect(await send()).toMatchObject(done);
        await send({ ...example, target: '/elsewhere' });
        expect(inbox.accepted).toHaveLength(1);
        expect(journal.handled).toHaveLength(1);
      });

      it('goes with a store, which lets the retry through of what could not be kept', async () => {
        const outcomes = [() => Promise.reject(new Error('disk full')), async () => undefined];
        const inbox = createInbox(() => (outcomes.shift() ?? (async () => undefined))());
        const { send } = await start({ options: { inbox, store: memoryStore() } });
        expect([await send(), await send(), await send()]).toMatchObject([{ status: 503 }, done, done]);
        expect(inbox.accepted).toHaveLength(1);
      });
    });
  });
}
