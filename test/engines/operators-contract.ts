import { AsyncLocalStorage } from 'node:async_hooks';
import type { AnyWebhook, Attempt, Inbox, InboxEntry } from '@hooknotary/core';
import { cardda } from '@hooknotary/providers/cardda';
import { aesGcm } from '@hooknotary/inbox';
import { describe, expect, it, vi } from 'vitest';
import { cardda as carddaSender } from '../contract/senders.ts';
import { akidotpOf, carddaOf } from './deliveries.ts';
import { createInboxHarness, FAST, WAIT, type InboxWorld } from './inbox-harness.ts';

/** What every inbox gives to those who run it; run it against an engine by giving a way to open it. */
export function describeOperators(engine: string, openWorld: () => Promise<InboxWorld>): void {
  describe(`${engine}, for operators`, () => {
    const { open, openTwo, accept, untilCounts } = createInboxHarness('operated', openWorld);

    const fail = () => {
      throw new Error('no such customer');
    };

    /** Some of two providers: waiting, for nobody is at work. */
    async function fill(inbox: Inbox): Promise<void> {
      for (const number of [1, 2, 3]) {
        await accept(inbox, await akidotpOf(`a${number}`));
        await accept(inbox, await carddaOf(`c${number}`, 'code 123456'));
      }
    }

    async function readAll(inbox: Inbox, query: Parameters<Inbox['entries']>[0]): Promise<readonly InboxEntry[]> {
      const all: InboxEntry[] = [];
      let cursor: string | undefined;
      do {
        const page = await inbox.entries({ ...query, cursor });
        expect(page.entries.length).toBeLessThanOrEqual(query?.limit ?? 100);
        all.push(...page.entries);
        cursor = page.cursor;
      } while (cursor !== undefined);
      return all;
    }

    it('lists entries page by page, each once', async () => {
      const inbox = await open();
      await fill(inbox);
      const all = await readAll(inbox, { limit: 2 });
      expect(all.map(({ id }) => id).toSorted()).toEqual([
        ...[1, 2, 3].map((number) => `akidotp:a${number}:verified`),
        ...[1, 2, 3].map((number) => `cardda:c${number}`),
      ]);
      for (const entry of all) {
        expect(entry).toMatchObject({ state: 'waiting', attempts: 0, cutShort: 0, error: undefined });
        expect(entry.webhook).toMatchObject({ id: entry.id, provider: entry.provider, type: entry.type });
        expect(entry.acceptedAt).toBeInstanceOf(Date);
      }
    });

    it('lists entries by provider, type, state and time', async () => {
      const inbox = await open();
      await fill(inbox);
      await inbox.work(({ id }: AnyWebhook) => id === 'cardda:c1' && fail(), { attempts: 1, onFailed: () => {} });
      await untilCounts(inbox, { handled: 5, dead: 1 });
      await inbox.pause();
      await accept(inbox, await akidotpOf('late'));
      const ids = async (query: object) => (await readAll(inbox, query)).map(({ id }) => id).toSorted();
      const ofCardda = ['cardda:c1', 'cardda:c2', 'cardda:c3'];
      expect(await ids({ provider: 'cardda' })).toEqual(ofCardda);
      expect(await ids({ type: 'verification_code', limit: 1 })).toEqual(ofCardda);
      expect(await ids({ state: 'dead' })).toEqual(['cardda:c1']);
      expect(await ids({ state: 'handled', provider: 'cardda' })).toEqual(['cardda:c2', 'cardda:c3']);
      expect(await ids({ state: 'waiting' })).toEqual(['akidotp:late:verified']);
      expect(await ids({ provider: 'kudosity' })).toEqual([]);
      const { acceptedAt = new Date() } = (await inbox.read('akidotp:late:verified')) ?? {};
      const before = await ids({ before: acceptedAt });
      expect(before).not.toContain('akidotp:late:verified');
      expect((await ids({ since: acceptedAt })).length + before.length).toBe(7);
      expect(await ids({ since: new Date(acceptedAt.getTime() + 1) })).toEqual([]);
    });

    it.each([
      ['a state that there is not', { state: 'lost' }],
      ['a time that is none', { before: 'yesterday' }],
      ['no number for a limit', { limit: 0 }],
      ['a cursor that no page gave', { cursor: 'next' }],
      ['a filter that there is not', { providers: ['cardda'] }],
    ])('refuses to list by %s', async (_, query) => {
      const inbox = await open();
      await expect(inbox.entries(query as never)).rejects.toThrow(TypeError);
    });

    it('tells counts, the age of the oldest that waits, and whether it is paused', async () => {
      const inbox = await open();
      const nothing = { waiting: 0, working: 0, handled: 0, dead: 0, oldestWaiting: undefined, isPaused: false };
      expect(await inbox.stats()).toEqual(nothing);
      await accept(inbox, await akidotpOf('old'));
      await accept(inbox, await akidotpOf('young'));
      await vi.waitFor(async () => expect((await inbox.stats()).oldestWaiting).toBeGreaterThan(0), WAIT);
      expect(await inbox.stats()).toMatchObject({ waiting: 2, oldestWaiting: expect.any(Number) });
      await inbox.pause();
      expect(await inbox.stats()).toMatchObject({ isPaused: true });
    });

    it('answers a ping, and none once it is closed', async () => {
      const inbox = await open();
      await expect(inbox.ping()).resolves.toBeUndefined();
      await inbox.close();
      await expect(inbox.ping()).rejects.toThrow('closed');
      await expect(inbox.work(() => {})).rejects.toThrow('closed');
      await expect(inbox.entries()).rejects.toThrow('closed');
    });

    it('closes at the end of a block', async () => {
      const inbox = await open();
      await inbox[Symbol.asyncDispose]();
      await expect(accept(inbox, await akidotpOf('late'))).rejects.toThrow('closed');
    });

    it('hands out nothing while it is paused, to no worker of any process, and keeps what comes', async () => {
      const [operator, worker] = await openTwo();
      const other = await open();
      const handled: string[] = [];
      await worker.work(({ id }: AnyWebhook) => void handled.push(id));
      await accept(operator, await akidotpOf('before'));
      await vi.waitFor(() => expect(handled).toHaveLength(1), WAIT);
      await operator.pause();
      await operator.pause();
      await accept(worker, await akidotpOf('meanwhile'));
      // Another inbox of the same kind has looked several times by then.
      await other.work(() => {});
      for (const number of [1, 2, 3, 4, 5]) {
        await accept(other, await akidotpOf(`other${number}`));
        await untilCounts(other, { handled: number });
      }
      expect(await operator.stats()).toMatchObject({ waiting: 1, handled: 1, isPaused: true });
      await operator.resume();
      await untilCounts(operator, { handled: 2 });
      expect(handled).toHaveLength(2);
    });

    it('replays a handled entry by force, where its content is kept', async () => {
      const [kept, bare] = [await open(undefined, { keepBodies: 3600 }), await open()];
      for (const inbox of [kept, bare]) {
        await accept(inbox, await akidotpOf('again'));
        await inbox.work(() => {});
        await untilCounts(inbox, { handled: 1 });
      }
      const id = 'akidotp:again:verified';
      expect([await kept.replay(id), await bare.replay(id, { force: true })]).toEqual([false, false]);
      expect(await kept.read(id)).toMatchObject({ state: 'handled', webhook: { id } });
      expect(await kept.replay(id, { force: true })).toBe(true);
      await untilCounts(kept, { handled: 1, waiting: 0 });
      expect(await kept.read(id)).toMatchObject({ state: 'handled', attempts: 1, webhook: { id } });
    });

    it('replays all that are meant, and only says how many where it is asked so', async () => {
      const inbox = await open();
      let isBroken = true;
      const handler = ({ id, provider }: AnyWebhook) => {
        if (isBroken) throw new Error(provider === 'cardda' ? 'no such customer' : `timeout of ${id}`);
      };
      await fill(inbox);
      await inbox.work(handler, { attempts: 1, onFailed: () => {} });
      await untilCounts(inbox, { dead: 6 });
      isBroken = false;
      expect(await inbox.replayAll({ error: 'timeout' }, { dryRun: true })).toBe(3);
      expect(await inbox.counts()).toMatchObject({ dead: 6 });
      expect(await inbox.replayAll({ error: 'timeout of akidotp:a1' })).toBe(1);
      await untilCounts(inbox, { dead: 5, handled: 1 });
      expect(await inbox.replayAll({ provider: 'cardda', limit: 2 })).toBe(2);
      await untilCounts(inbox, { dead: 3, handled: 3 });
      expect(await inbox.replayAll({ before: new Date(0) })).toBe(0);
      expect(await inbox.replayAll()).toBe(3);
      await untilCounts(inbox, { dead: 0, handled: 6 });
      expect(await inbox.replayAll({ state: 'handled' })).toBe(0);
      await expect(inbox.replayAll({ state: 'waiting' })).rejects.toThrow(TypeError);
    });

    it('forgets an entry, so that its duplicate is new, but not while somebody works at it', async () => {
      const inbox = await open();
      const [waiting, working] = [await akidotpOf('waiting'), await akidotpOf('working')];
      const { promise, resolve } = Promise.withResolvers<void>();
      await accept(inbox, working);
      await inbox.work(() => promise, { concurrency: 1 });
      await untilCounts(inbox, { working: 1 });
      await accept(inbox, waiting);
      expect(await inbox.remove(working.webhook.id)).toBe(false);
      expect([await inbox.remove(waiting.webhook.id), await inbox.remove(waiting.webhook.id)]).toEqual([true, false]);
      expect(await inbox.read(waiting.webhook.id)).toBeUndefined();
      resolve();
      await untilCounts(inbox, { handled: 1, waiting: 0 });
      expect(await inbox.remove(working.webhook.id)).toBe(true);
      await accept(inbox, working);
      await untilCounts(inbox, { handled: 1 });
    });

    it('erases what an entry says of a person, and still knows its duplicate', async () => {
      const inbox = await open(undefined, { keepBodies: 3600 });
      const [handled, waiting] = [await akidotpOf('handled'), await carddaOf('waiting', 'code 123456')];
      await accept(inbox, handled);
      const handler = vi.fn(() => {});
      await inbox.work(handler);
      await untilCounts(inbox, { handled: 1 });
      await inbox.pause();
      await accept(inbox, waiting);
      for (const { webhook } of [handled, waiting]) expect(await inbox.erase(webhook.id)).toBe(true);
      expect(await inbox.erase('akidotp:none:verified')).toBe(false);
      await inbox.resume();
      await Promise.all([handled, waiting].map((each) => accept(inbox, each)));
      expect(await inbox.read(handled.webhook.id)).toMatchObject({ state: 'handled', webhook: undefined });
      expect(await inbox.read(waiting.webhook.id)).toMatchObject({
        state: 'dead',
        error: 'Erased.',
        webhook: undefined,
        delivery: undefined,
      });
      expect(await inbox.counts()).toEqual({ waiting: 0, working: 0, handled: 1, dead: 1 });
      expect(await inbox.replay(waiting.webhook.id)).toBe(false);
      expect(await inbox.replay(handled.webhook.id, { force: true })).toBe(false);
      expect(handler).toHaveBeenCalledTimes(1);
    });

    it('keeps of a handled entry its id alone, unless it is told otherwise', async () => {
      const inbox = await open(undefined, { keepBodies: { cardda: 3600 } });
      const [bare, kept] = [await akidotpOf('bare'), await carddaOf('kept', 'code 123456')];
      await Promise.all([bare, kept].map((each) => accept(inbox, each)));
      await inbox.work(() => {});
      await untilCounts(inbox, { handled: 2 });
      expect(await inbox.read(bare.webhook.id)).toMatchObject({
        id: bare.webhook.id,
        provider: 'akidotp',
        type: 'verified',
        webhook: undefined,
        delivery: undefined,
      });
      expect(await inbox.read(kept.webhook.id)).toMatchObject({ webhook: kept.webhook });
      await expect(inbox.verifyAgain(bare.webhook.id, cardda, carddaSender.secret)).rejects.toThrow(RangeError);
      await expect(inbox.verifyAgain(kept.webhook.id, cardda, carddaSender.secret)).resolves.toEqual(kept.webhook);
      await Promise.all([bare, kept].map((each) => accept(inbox, each)));
      await untilCounts(inbox, { handled: 2, waiting: 0 });
    });

    it('keeps what nobody else can read, under a key that may change', async () => {
      const name = 'sealed';
      const keys = { old: Buffer.alloc(32, 1), new: Buffer.alloc(32, 2) };
      const [first, second, plain] = [
        await open(name, aesGcm({ keys, current: 'old' })),
        await open(name, aesGcm({ keys, current: 'new' })),
        await open(name),
      ];
      const accepted = [await carddaOf('one', 'code 123456'), await carddaOf('two', 'code 654321')];
      await first.accept(accepted[0]?.webhook as AnyWebhook, accepted[0]?.delivery as never);
      await second.accept(accepted[1]?.webhook as AnyWebhook, accepted[1]?.delivery as never);
      for (const { webhook } of accepted) {
        expect(await second.read(webhook.id)).toMatchObject({ webhook, delivery: { method: 'POST' } });
        expect(await plain.read(webhook.id)).toMatchObject({ id: webhook.id, webhook: undefined });
      }
      await expect(second.verifyAgain('cardda:one', cardda, carddaSender.secret)).resolves.toEqual(
        accepted[0]?.webhook,
      );
      const handled: AnyWebhook[] = [];
      await second.work((webhook: AnyWebhook) => void handled.push(webhook));
      await untilCounts(second, { handled: 2 });
      expect(handled.map(({ id }) => id).toSorted()).toEqual(['cardda:one', 'cardda:two']);
    });

    it('loses nothing where the key is missing for a while', async () => {
      const name = 'locked';
      const keys = { k: Buffer.alloc(32, 1) };
      const sealed = await open(name, aesGcm({ keys, current: 'k' }));
      const blind = await open(name);
      await accept(sealed, await carddaOf('locked', 'code 123456'));
      const failures: unknown[] = [];
      await blind.work(() => {}, { backoff: FAST, attempts: 50, onFailed: (error) => failures.push(error) });
      await vi.waitFor(() => expect(failures.length).toBeGreaterThan(1), WAIT);
      await blind.close();
      await sealed.work(() => {});
      await untilCounts(sealed, { handled: 1, dead: 0 });
    });

    it('tells ids apart that differ in half a surrogate pair alone', async () => {
      const inbox = await open();
      const { webhook, delivery } = await akidotpOf('half');
      const ids = ['x:\ud83d', 'x:\ud83e', 'x:\ufffd'];
      for (const id of ids) await inbox.accept({ ...webhook, id }, { ...delivery, idempotencyKey: id });
      for (const id of ids) await inbox.accept({ ...webhook, id }, { ...delivery, idempotencyKey: id });
      const handled: string[] = [];
      await inbox.work(({ id }: AnyWebhook) => void handled.push(id));
      await untilCounts(inbox, { handled: 3, waiting: 0 });
      expect(handled.toSorted()).toEqual(ids.toSorted());
      for (const id of ids) expect(await inbox.read(id)).toMatchObject({ state: 'handled' });
    });

    it('handles so many of a provider at one time, and others beside them', async () => {
      const inbox = await open();
      await fill(inbox);
      const running = new Map<string, number>();
      const most = new Map<string, number>();
      const waiting: (() => void)[] = [];
      const handler = async ({ provider }: AnyWebhook) => {
        const now = (running.get(provider) ?? 0) + 1;
        running.set(provider, now);
        most.set(provider, Math.max(most.get(provider) ?? 0, now));
        await new Promise<void>((resolve) => waiting.push(resolve));
        running.set(provider, (running.get(provider) ?? 0) - 1);
      };
      await inbox.work(handler, { concurrency: { default: 3, cardda: 1 } });
      await vi.waitFor(
        () =>
          expect(running).toEqual(
            new Map([
              ['akidotp', 3],
              ['cardda', 1],
            ]),
          ),
        WAIT,
      );
      await vi.waitFor(async () => {
        waiting.splice(0).forEach((resolve) => resolve());
        expect(await inbox.counts()).toMatchObject({ handled: 6 });
      }, WAIT);
      expect(most).toEqual(
        new Map([
          ['akidotp', 3],
          ['cardda', 1],
        ]),
      );
    });

    it('takes "not now" for an answer, which does not count', async () => {
      const inbox = await open();
      await accept(inbox, await akidotpOf('later'));
      const numbers: number[] = [];
      const onFailed = vi.fn();
      const handler = (_: AnyWebhook, { number, retryAfter }: Attempt) => {
        numbers.push(number);
        if (numbers.length > 2) return;
        retryAfter(0.01);
        if (numbers.length === 2) throw new Error('not now');
      };
      await inbox.work(handler, { attempts: 1, onFailed });
      await untilCounts(inbox, { handled: 1 });
      expect(numbers).toEqual([1, 1, 1]);
      expect(onFailed).not.toHaveBeenCalled();
    });

    it('tells of a dead letter, and waits for no listener', async () => {
      const inbox = await open();
      await accept(inbox, await akidotpOf('dead'));
      await accept(inbox, await akidotpOf('next'));
      const dead: unknown[] = [];
      const hang = () => new Promise(() => {});
      const onDead = (error: unknown, { id }: AnyWebhook, { entryId, last }: Attempt) => {
        dead.push([String(error), id, entryId, last]);
        return hang();
      };
      await inbox.work(fail, { attempts: 2, backoff: FAST, concurrency: 1, onFailed: hang, onDead });
      await untilCounts(inbox, { dead: 2, working: 0 });
      const told = (id: string) => ['Error: no such customer', id, id, true];
      expect(dead.toSorted()).toEqual([told('akidotp:dead:verified'), told('akidotp:next:verified')]);
      await inbox.close();
    });

    it('handles in the asynchronous context of the worker, not in that of a request', async () => {
      const inbox = await open();
      const context = new AsyncLocalStorage<string>();
      const seen: unknown[] = [];
      const handler = (_: AnyWebhook, { number }: Attempt) => {
        seen.push(context.getStore());
        if (number === 1) throw new Error('not yet');
      };
      await context.run('worker', () => inbox.work(handler, { backoff: FAST, onFailed: () => {} }));
      for (const request of ['a', 'b', 'c']) {
        const accepted = await akidotpOf(request);
        await context.run(request, () => accept(inbox, accepted));
      }
      await untilCounts(inbox, { handled: 3 });
      expect(new Set(seen)).toEqual(new Set(['worker']));
    });

    it('gives back, uncounted, what goes on when it may wait no longer', async () => {
      const [inbox, other] = await openTwo();
      const ids = ['deaf', 'heeds'];
      for (const id of ids) await accept(inbox, await akidotpOf(id));
      const signals: AbortSignal[] = [];
      const onFailed = vi.fn();
      const handler = ({ id }: AnyWebhook, { signal }: Attempt) => {
        signals.push(signal);
        return new Promise((_, reject) => {
          if (id.includes('heeds')) signal.addEventListener('abort', () => reject(signal.reason));
        });
      };
      await inbox.work(handler, { onFailed });
      await vi.waitFor(() => expect(signals).toHaveLength(2), WAIT);
      await inbox.close({ timeout: 0.05 });
      expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
      expect(onFailed).not.toHaveBeenCalled();
      expect(await other.counts()).toMatchObject({ waiting: 2, working: 0 });
      const numbers: number[] = [];
      await other.work((_: AnyWebhook, { number }: Attempt) => void numbers.push(number));
      await untilCounts(other, { handled: 2 });
      expect(numbers).toEqual([1, 1]);
    });

    it('holds the place of a handler until it really ends, where it is asked so', async () => {
      const inbox = await open();
      for (const id of ['first', 'second']) await accept(inbox, await akidotpOf(id));
      const begun: { readonly signal: AbortSignal; readonly resolve: () => void }[] = [];
      const handler = (_: AnyWebhook, { signal }: Attempt) =>
        new Promise<void>((resolve) => void begun.push({ signal, resolve }));
      await inbox.work(handler, { concurrency: 1, timeout: 0.05, holdSlot: true, backoff: FAST, onFailed: () => {} });
      await vi.waitFor(() => expect(begun[0]?.signal.aborted).toBe(true), WAIT);
      expect(await inbox.counts()).toMatchObject({ working: 1, waiting: 1 });
      expect(begun).toHaveLength(1);
      begun[0]?.resolve();
      // Late, but done.
      await vi.waitFor(() => expect(begun).toHaveLength(2), WAIT);
      begun[1]?.resolve();
      await untilCounts(inbox, { handled: 2 });
      expect(begun).toHaveLength(2);
    });

    it.each<[string, object]>([
      ['no number of one provider', { concurrency: { cardda: 0 } }],
      ['half an attempt cut short', { cutShort: 0.5 }],
      ['a slot that is held by text', { holdSlot: 'yes' }],
      ['a listener that is none', { onDead: 'log' }],
      ['a delay that there is not', { backoff: { fist: 1 } }],
    ])('refuses to work with %s', async (_, options) => {
      const inbox = await open();
      await expect(inbox.work(() => {}, options)).rejects.toThrow(TypeError);
    });

    it.each<[string, object]>([
      ['bodies for less than nothing', { keepBodies: -1 }],
      ['text for the time of a provider', { keep: { cardda: '7d' } }],
      ['a key to seal and none to open', { seal: (content: Uint8Array) => content }],
    ])('is not made with %s', async (_, options) => {
      await expect((async () => open(undefined, options))()).rejects.toThrow(TypeError);
    });
  });
}
