import type { AnyWebhook, Attempt, AttemptListener, Inbox, InboxHandler } from '@hooknotary/core';
import { cardda } from '@hooknotary/providers/cardda';
import { describe, expect, it, vi } from 'vitest';
import { cardda as carddaSender } from '../contract/senders.ts';
import { akidotpOf, carddaOf, everyPublished, idenfyWithoutContent, type Accepted } from './deliveries.ts';
import { createInboxHarness, FAST, WAIT, type InboxWorld } from './inbox-harness.ts';

/** What every inbox promises; run it against an engine by giving a way to open it. */
export function describeInbox(engine: string, openWorld: () => Promise<InboxWorld>): void {
  describe(`${engine} as an inbox`, () => {
    const { open, openTwo, accept, untilCounts } = createInboxHarness('inbox', openWorld);

    /** An inbox whose only entry is a dead letter. */
    async function openWithDeadLetter(): Promise<{ readonly inbox: Inbox; readonly letter: Accepted; fail: boolean }> {
      const inbox = await open();
      const letter = await akidotpOf('dead');
      const made = { inbox, letter, fail: true };
      await accept(inbox, letter);
      const handler = () => {
        if (made.fail) throw new Error('no such customer');
      };
      await inbox.work(handler, { attempts: 2, backoff: FAST, onFailed: () => {} });
      await untilCounts(inbox, { dead: 1 });
      return made;
    }

    it('hands every kind of delivery over as it was accepted', async () => {
      const inbox = await open();
      const published = await everyPublished();
      await Promise.all(published.map((each) => accept(inbox, each)));
      const handled: AnyWebhook[] = [];
      await inbox.work((webhook: AnyWebhook) => void handled.push(webhook));
      await vi.waitFor(() => expect(handled).toHaveLength(published.length), WAIT);
      // What nothing tells from the next gets an id of its own.
      const known = published.filter(({ delivery }) => delivery.idempotencyKey !== null);
      for (const { webhook } of known) expect(handled).toContainEqual(webhook);
      expect(published.length - known.length).toBeGreaterThan(0);
    });

    it('keeps method, target, bytes, and of the headers those that were read', async () => {
      const inbox = await open();
      for (const each of await everyPublished()) {
        await accept(inbox, each);
        const { idempotencyKey, headersRead = [], document, headers, ...delivery } = each.delivery;
        if (typeof idempotencyKey !== 'string') continue;
        const entry = await inbox.read(idempotencyKey);
        expect(entry).toMatchObject({ id: idempotencyKey, state: 'waiting', attempts: 0, webhook: each.webhook });
        const kept = Object.entries(headers).filter(([name]) => headersRead.includes(name));
        expect(kept.length).toBeGreaterThan(0);
        expect(entry?.delivery).toEqual({
          ...delivery,
          headers: Object.fromEntries(kept),
          ...(document === delivery.rawBody ? {} : { document }),
        });
      }
    });

    it('keeps no header that nobody asked for, and least of all credentials', async () => {
      const credentials = { authorization: 'Bearer canary', cookie: 'canary=1', 'proxy-authorization': 'canary' };
      const headers = { ...credentials, 'x-forwarded-for': 'canary', 'x-request-id': 'r-1', 'user-agent': 'sender/1' };
      const [plain, asked] = [await open(), await open(undefined, { keepHeaders: ['x-request-id', 'cookie'] })];
      const accepted = await carddaOf('headers', 'code 123456');
      const delivery = { ...accepted.delivery, headers: { ...accepted.delivery.headers, ...headers } };
      await Promise.all([plain, asked].map((inbox) => inbox.accept(accepted.webhook, delivery)));
      const kept = await Promise.all(
        [plain, asked].map(async (inbox) => (await inbox.read(accepted.webhook.id))?.delivery?.headers),
      );
      const read = ['x-cardda-signature', 'x-cardda-timestamp'];
      expect(kept.map((each) => Object.keys(each ?? {}).toSorted())).toEqual([
        read,
        ['cookie', ...read, 'x-request-id'],
      ]);
      const again = plain.verifyAgain(accepted.webhook.id, cardda, carddaSender.secret);
      await expect(again).resolves.toMatchObject({ id: accepted.webhook.id });
    });

    it('keeps all headers but credentials where nobody knows which were read', async () => {
      const inbox = await open();
      const { webhook, delivery } = await akidotpOf('headers');
      const { headersRead: _, ...unknown } = delivery;
      const headers = { ...delivery.headers, Authorization: 'Bearer canary', cookie: 'canary', 'x-own': '1' };
      await inbox.accept(webhook, { ...unknown, headers });
      expect(Object.keys((await inbox.read(webhook.id))?.delivery?.headers ?? {}).toSorted()).toEqual(
        [...Object.keys(delivery.headers), 'x-own'].toSorted(),
      );
    });

    it('takes deliveries of two endpoints, or of two tenants, for two though their ids are one', async () => {
      const inbox = await open();
      const { webhook, delivery } = await akidotpOf('shared');
      const keys = ['crm||', 'billing||', '|north|', '|south|'].map((scope) => `${scope}${webhook.id}`);
      const tenants = [undefined, undefined, 'north', 'south'];
      const acceptAll = () =>
        Promise.all(
          keys.map((idempotencyKey, index) =>
            inbox.accept({ ...webhook, tenant: tenants[index] }, { ...delivery, idempotencyKey }),
          ),
        );
      await acceptAll();
      await acceptAll();
      const seen: unknown[] = [];
      await inbox.work((handled: AnyWebhook, { entryId }) => void seen.push([entryId, handled.id, handled.tenant]));
      await untilCounts(inbox, { handled: 4, waiting: 0 });
      expect(seen.toSorted()).toEqual(keys.map((key, index) => [key, webhook.id, tenants[index]]).toSorted());
      expect(await inbox.read(keys[0] ?? '')).toMatchObject({ id: keys[0], state: 'handled' });
      // Nobody knows which of them is meant.
      expect(await inbox.read(webhook.id)).toBeUndefined();
    });

    it('finds an entry by the id of its webhook, where one alone has it', async () => {
      const inbox = await open();
      const { webhook, delivery } = await carddaOf('alone', 'code 123456');
      const other = await carddaOf('another', 'code 123456');
      const idempotencyKey = `%2Fhook|[*?]|${webhook.id}`;
      await inbox.accept(webhook, { ...delivery, idempotencyKey });
      await accept(inbox, other);
      expect(await inbox.read(webhook.id)).toMatchObject({ id: idempotencyKey, webhook: { id: webhook.id } });
      await expect(inbox.verifyAgain(webhook.id, cardda, carddaSender.secret)).resolves.toMatchObject({
        id: webhook.id,
      });
      let isBroken = true;
      const handler = () => {
        if (isBroken) throw new Error('not yet');
      };
      await inbox.work(handler, { attempts: 1, onFailed: () => {} });
      await untilCounts(inbox, { dead: 2 });
      isBroken = false;
      expect([await inbox.replay(webhook.id), await inbox.replay(`crm||${webhook.id}`)]).toEqual([true, false]);
      await untilCounts(inbox, { dead: 1, handled: 1 });
    });

    it.each([
      ['a NUL', 'code \u0000 123456'],
      ['half a surrogate pair', 'code 123456 \ud83d'],
      ['quotes, backslashes and emoji', `'"\\"; DROP TABLE \u{1f600} \u2028`],
      ['a megabyte', 'x'.repeat(1_000_000)],
    ])('keeps a payload with %s', async (_, body) => {
      const inbox = await open();
      const accepted = await carddaOf('odd', body);
      await accept(inbox, accepted);
      const handled: AnyWebhook[] = [];
      await inbox.work((webhook: AnyWebhook) => void handled.push(webhook));
      await vi.waitFor(() => expect(handled).toEqual([accepted.webhook]), WAIT);
    });

    it('makes one entry of a delivery and its duplicates, waiting, handled or dead', async () => {
      const { inbox, letter } = await openWithDeadLetter();
      await accept(inbox, letter);
      expect(await inbox.counts()).toMatchObject({ waiting: 0, dead: 1 });

      const other = await open();
      const first = await akidotpOf('one');
      await Promise.all([accept(other, first), accept(other, first), accept(other, first)]);
      await accept(other, first);
      expect(await other.counts()).toMatchObject({ waiting: 1 });
      const handler = vi.fn<InboxHandler<AnyWebhook>>();
      await other.work(handler);
      await untilCounts(other, { handled: 1 });
      await accept(other, first);
      await accept(other, await akidotpOf('two'));
      await untilCounts(other, { waiting: 0, working: 0, handled: 2 });
      expect(handler).toHaveBeenCalledTimes(2);
    });

    it('makes two entries of two deliveries that have no content', async () => {
      const inbox = await open();
      await accept(inbox, await idenfyWithoutContent());
      await accept(inbox, await idenfyWithoutContent());
      const handler = vi.fn<InboxHandler<AnyWebhook>>();
      await inbox.work(handler);
      await untilCounts(inbox, { handled: 2 });
      const ids = handler.mock.calls.map(([webhook]) => webhook.id);
      expect(new Set(ids).size).toBe(2);
      expect(await inbox.read(ids[0] ?? '')).toMatchObject({ id: ids[0], state: 'handled' });
    });

    it('hands over what was accepted before there was a worker, and what comes after', async () => {
      const [receiver, worker] = await openTwo();
      await accept(receiver, await akidotpOf('before'));
      const handled: AnyWebhook[] = [];
      await worker.work((webhook: AnyWebhook) => void handled.push(webhook));
      await vi.waitFor(() => expect(handled).toHaveLength(1), WAIT);
      await accept(receiver, await akidotpOf('after'));
      await vi.waitFor(() => expect(handled).toHaveLength(2), WAIT);
    });

    it('tries again what failed, counting the attempts', async () => {
      const inbox = await open();
      await accept(inbox, await akidotpOf('again'));
      const attempts: Pick<Attempt, 'number' | 'last'>[] = [];
      const failed: unknown[] = [];
      const onFailed: AttemptListener = (error, webhook, { number }) => {
        failed.push([error, webhook.id, number]);
        throw new Error("the listener's own fault");
      };
      const handler = (_: AnyWebhook, { number, last }: Attempt) => {
        attempts.push({ number, last });
        // Both ways to fail, and one that throws no Error.
        if (number === 1) throw new Error('at once');
        if (number === 2) return Promise.reject(new Error('later'));
        // oxlint-disable-next-line only-throw-error -- A handler of the user's may throw anything.
        if (number === 3) throw undefined;
        return 'handled';
      };
      await inbox.work(handler, { attempts: 4, backoff: FAST, onFailed });
      await untilCounts(inbox, { handled: 1 });
      expect(attempts).toEqual([
        { number: 1, last: false },
        { number: 2, last: false },
        { number: 3, last: false },
        { number: 4, last: true },
      ]);
      const id = 'akidotp:again:verified';
      expect(failed).toEqual([
        [new Error('at once'), id, 1],
        [new Error('later'), id, 2],
        [undefined, id, 3],
      ]);
      expect(await inbox.read(id)).toMatchObject({ state: 'handled', attempts: 4, error: undefined });
    });

    it('keeps what failed to the last as a dead letter', async () => {
      const { inbox, letter } = await openWithDeadLetter();
      expect(await inbox.counts()).toEqual({ waiting: 0, working: 0, handled: 0, dead: 1 });
      const expected = {
        id: letter.webhook.id,
        state: 'dead',
        attempts: 2,
        error: 'Error: no such customer',
        webhook: letter.webhook,
      };
      expect(await inbox.deadLetters()).toMatchObject([expected]);
      expect(await inbox.read(letter.webhook.id)).toMatchObject(expected);
    });

    it('lists dead letters by pages, the oldest first', async () => {
      const inbox = await open();
      const fail = () => Promise.reject(new Error('always'));
      await inbox.work(fail, { attempts: 1, concurrency: 1, onFailed: () => {} });
      for (const number of [1, 2, 3]) {
        await accept(inbox, await akidotpOf(`dead${number}`));
        await untilCounts(inbox, { dead: number });
      }
      const pages = [
        await inbox.deadLetters({ limit: 2 }),
        await inbox.deadLetters({ limit: 2, skip: 2 }),
        await inbox.deadLetters({ skip: 3 }),
      ];
      const ids = pages.map((page) => page.map(({ id }) => id));
      expect(ids).toEqual([['akidotp:dead1:verified', 'akidotp:dead2:verified'], ['akidotp:dead3:verified'], []]);
    });

    it('gives a dead letter fresh attempts when it is replayed', async () => {
      const letterbox = await openWithDeadLetter();
      letterbox.fail = false;
      expect(await letterbox.inbox.replay(letterbox.letter.webhook.id)).toBe(true);
      await untilCounts(letterbox.inbox, { handled: 1, dead: 0 });
      expect(await letterbox.inbox.read(letterbox.letter.webhook.id)).toMatchObject({ state: 'handled', attempts: 1 });
    });

    it('lets a replayed dead letter die again', async () => {
      const { inbox, letter } = await openWithDeadLetter();
      expect(await inbox.replay(letter.webhook.id)).toBe(true);
      await vi.waitFor(
        async () => expect(await inbox.read(letter.webhook.id)).toMatchObject({ state: 'dead', attempts: 2 }),
        WAIT,
      );
    });

    it('replays nothing but dead letters, and reads nothing that is not there', async () => {
      const inbox = await open();
      const waiting = await akidotpOf('waiting');
      await accept(inbox, waiting);
      expect([await inbox.replay(waiting.webhook.id), await inbox.replay('akidotp:none:verified')]).toEqual([
        false,
        false,
      ]);
      expect(await inbox.read('akidotp:none:verified')).toBeUndefined();
      expect(await inbox.counts()).toMatchObject({ waiting: 1 });
    });

    it('ends an attempt that takes too long', async () => {
      const inbox = await open();
      await accept(inbox, await akidotpOf('slow'));
      const signals: AbortSignal[] = [];
      const handler = (_: AnyWebhook, { number, signal }: Attempt) => {
        signals.push(signal);
        return number === 1 ? new Promise(() => {}) : undefined;
      };
      await inbox.work(handler, { timeout: 0.05, backoff: FAST });
      await untilCounts(inbox, { handled: 1 });
      expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    });

    it('handles as many at one time as it may, and no more', async () => {
      const inbox = await open();
      for (let number = 0; number < 12; number++) await accept(inbox, await akidotpOf(`many${number}`));
      let running = 0;
      const seen: number[] = [];
      const waiting: (() => void)[] = [];
      const handler = async () => {
        seen.push(++running);
        await new Promise<void>((resolve) => waiting.push(resolve));
        running--;
      };
      await inbox.work(handler, { concurrency: 3 });
      await vi.waitFor(() => expect(waiting).toHaveLength(3), WAIT);
      await vi.waitFor(() => {
        waiting.splice(0).forEach((resolve) => resolve());
        expect(seen).toHaveLength(12);
      }, WAIT);
      waiting.splice(0).forEach((resolve) => resolve());
      await untilCounts(inbox, { handled: 12 });
      expect(Math.max(...seen)).toBe(3);
    });

    it('shares the work of two workers, each entry once', async () => {
      const [first, second] = await openTwo();
      const handled: string[][] = [[], []];
      await first.work((webhook: AnyWebhook) => void handled[0]?.push(webhook.id));
      await second.work((webhook: AnyWebhook) => void handled[1]?.push(webhook.id));
      const many = await Promise.all(Array.from({ length: 200 }, (_, number) => akidotpOf(`shared${number}`)));
      await Promise.all(many.map((each, index) => accept(index % 2 === 0 ? first : second, each)));
      await untilCounts(first, { handled: 200 });
      expect(handled.flat().toSorted()).toEqual(many.map(({ webhook }) => webhook.id).toSorted());
    });

    it('waits for the attempts under way when it is closed, and begins no other', async () => {
      const [inbox, other] = await openTwo();
      await accept(inbox, await akidotpOf('last'));
      const { promise, resolve } = Promise.withResolvers<void>();
      const handler = vi.fn(() => promise);
      await inbox.work(handler, { concurrency: 1 });
      await vi.waitFor(() => expect(handler).toHaveBeenCalled(), WAIT);
      let isClosed = false;
      const closing = inbox.close().then(() => (isClosed = true));
      await accept(other, await akidotpOf('next'));
      expect(isClosed).toBe(false);
      resolve();
      await closing;
      expect(await other.counts()).toMatchObject({ handled: 1, waiting: 1, working: 0 });
    });

    it('takes nothing more once it is closed, however often', async () => {
      const inbox = await open();
      await accept(inbox, await akidotpOf('kept'));
      await inbox.close();
      await inbox.close();
      await expect(accept(inbox, await akidotpOf('late'))).rejects.toThrow(Error);
    });

    it('verifies again what it kept, as of the time of receipt', async () => {
      const inbox = await open();
      const { webhook, delivery } = await carddaOf('again', 'code 123456');
      await inbox.accept(webhook, delivery);
      const again = await inbox.verifyAgain(webhook.id, cardda, carddaSender.secret);
      expect(again).toEqual(webhook);
      await expect(inbox.verifyAgain(webhook.id, cardda, 'another')).rejects.toMatchObject({
        code: 'signature_mismatch',
      });
      await expect(inbox.verifyAgain('cardda:none', cardda, carddaSender.secret)).rejects.toThrow(RangeError);
    });

    it.each<[string, object]>([
      ['no concurrency', { concurrency: 0 }],
      ['half an attempt', { attempts: 0.5 }],
      ['a timeout without end', { timeout: Infinity }],
      ['a negative delay', { backoff: { first: -1 } }],
      ['a listener that is none', { onFailed: 'log' }],
      ['an option that there is not', { retries: 3 }],
    ])('refuses to work with %s', async (_, options) => {
      const inbox = await open();
      await expect(inbox.work(() => {}, options)).rejects.toThrow(TypeError);
    });

    it('refuses to work without a handler, and twice', async () => {
      const inbox = await open();
      // @ts-expect-error -- A handler must be a function.
      await expect(inbox.work(undefined)).rejects.toThrow(TypeError);
      await inbox.work(() => {});
      await expect(inbox.work(() => {})).rejects.toThrow(TypeError);
    });
  });
}
