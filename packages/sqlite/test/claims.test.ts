import type { AnyWebhook, Attempt } from '@hooknotary/core';
import { describe, expect, it, vi } from 'vitest';
import { akidotpOf, carddaOf } from '../../../test/engines/deliveries.ts';
import { FAST, WAIT } from '../../../test/engines/inbox-harness.ts';
import { accept, useTemporaryFile } from './temporary.ts';

const { openInbox, change, closeAll, look } = useTemporaryFile();

describe('an attempt that was cut short', () => {
  it('is followed by one alone, and by company once that has ended', async () => {
    const inbox = openInbox();
    for (const id of ['a', 'b', 'suspect', 'c']) await accept(inbox, id);
    change("UPDATE hooknotary_entries SET state = 'working', owner = 'dead', due_at = 0 WHERE id LIKE '%suspect%'");
    const running = new Set<string>();
    const seen: [id: string, beside: string[], cutShort: number][] = [];
    const waiting: (() => void)[] = [];
    const handler = async ({ id }: AnyWebhook, { number, cutShort }: Attempt) => {
      seen.push([id, [...running], cutShort]);
      running.add(id);
      await new Promise<void>((resolve) => waiting.push(resolve));
      running.delete(id);
      if (id.includes('suspect') && number === 2) throw new Error('not yet');
    };
    await inbox.work(handler, { backoff: FAST, onFailed: () => {} });
    await vi.waitFor(async () => {
      waiting.shift()?.();
      expect(await inbox.counts()).toMatchObject({ handled: 4 });
    }, WAIT);
    const lone = seen.filter(([id]) => id.includes('suspect'));
    expect(lone.map(([, beside, cutShort]) => [beside, cutShort])).toMatchObject([
      [[], 1],
      [expect.any(Array), 1],
    ]);
    // Nothing began beside it either.
    const others = seen.filter(
      ([id, beside]) => !id.includes('suspect') && beside.some((each) => each.includes('suspect')),
    );
    const first = seen.findIndex(([id]) => id.includes('suspect'));
    expect(others.every((each) => seen.indexOf(each) > first + 1)).toBe(true);
  });

  it('rests for a while before the next', async () => {
    const inbox = openInbox();
    await accept(inbox);
    change("UPDATE hooknotary_entries SET state = 'working', owner = 'dead', cut_short = 2, due_at = 0");
    const handler = vi.fn();
    await inbox.work(handler, { backoff: { first: 1000, longest: 4000 } });
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ waiting: 1, working: 0 }), WAIT);
    expect(
      look(
        'SELECT cut_short, is_suspect, (due_at - since) BETWEEN 2000000 AND 4000000 AS rests FROM hooknotary_entries',
      ),
    ).toEqual([{ cut_short: 3, is_suspect: 1, rests: 1 }]);
    expect(handler).not.toHaveBeenCalled();
  });
});

describe('a lease', () => {
  it('that is lost is told to the handler, whose late success counts all the same', async () => {
    const inbox = openInbox({ lease: 0.3 });
    await accept(inbox);
    const { promise, resolve } = Promise.withResolvers<void>();
    const signals: AbortSignal[] = [];
    await inbox.work((_: AnyWebhook, { signal }: Attempt) => {
      signals.push(signal);
      return promise;
    });
    await vi.waitFor(() => expect(signals).toHaveLength(1), WAIT);
    change("UPDATE hooknotary_entries SET owner = 'other', taken = taken + 1, due_at = due_at + 60000");
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true), WAIT);
    expect(String(signals[0]?.reason)).toContain('Another worker');
    resolve();
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1, working: 0 }), WAIT);
    expect(signals).toHaveLength(1);
  });

  it('holds while its process does nothing but compute', async () => {
    const [inbox, other] = [openInbox({ lease: 0.2 }), openInbox({ lease: 0.2 })];
    await accept(inbox);
    const begun: number[] = [];
    const handler = async (_: AnyWebhook, { number }: Attempt) => {
      begun.push(number);
      // Longer than three leases, as a computation or a breakpoint.
      if (begun.length === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700);
      await Promise.resolve();
    };
    await Promise.all([inbox.work(handler), other.work(handler)]);
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1 }), WAIT);
    expect(begun).toEqual([1]);
  });

  it('is not given up while what was handled cannot be written', async () => {
    const inbox = openInbox({ lease: 0.2, timeout: 0.01 });
    await accept(inbox);
    change(
      "CREATE TRIGGER full BEFORE UPDATE ON hooknotary_entries WHEN new.state = 'handled' BEGIN SELECT RAISE(ABORT, 'full'); END",
    );
    const handler = vi.fn();
    await inbox.work(handler);
    const taken = () => look('SELECT since, state FROM hooknotary_entries')[0] as { since: number; state: string };
    await vi.waitFor(() => expect(taken().state).toBe('working'), WAIT);
    const { since } = taken();
    // It has been renewed for longer than a lease by then.
    await vi.waitFor(() => expect(taken().since).toBeGreaterThan(since + 400), WAIT);
    change('DROP TRIGGER full');
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1 }), WAIT);
    expect(handler).toHaveBeenCalledTimes(1);
  });
});

describe('orderBy', () => {
  it('hands over what belongs together in the order in which it came, beside all else', async () => {
    const orderBy = ({ provider, payload }: AnyWebhook) =>
      provider === 'akidotp' ? String((payload as { requestId: string }).requestId).slice(0, 1) : undefined;
    const inbox = openInbox({ orderBy });
    const ids = ['a1', 'a2', 'b1', 'a3', 'b2'];
    for (const id of ids) await accept(inbox, id);
    const { webhook, delivery } = await carddaOf('free', 'code 123456');
    await inbox.accept(webhook, delivery);
    const seen: string[] = [];
    const handler = async ({ id }: AnyWebhook, { number }: Attempt) => {
      seen.push(id);
      if (id.includes('a1') && number < 3) throw new Error('not yet');
    };
    await inbox.work(handler, { backoff: FAST, onFailed: () => {} });
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 6 }), WAIT);
    const of = (letter: string) =>
      seen.filter((id) => id.startsWith(`akidotp:${letter}`)).map((id) => id.split(':')[1]);
    expect(of('a')).toEqual(['a1', 'a1', 'a1', 'a2', 'a3']);
    expect(of('b')).toEqual(['b1', 'b2']);
    expect(seen.slice(0, 3).toSorted()).toEqual(['akidotp:a1:verified', 'akidotp:b1:verified', 'cardda:free']);
  });

  it('goes on behind a dead letter', async () => {
    const inbox = openInbox({ orderBy: () => 'all' });
    for (const id of ['dies', 'lives']) await accept(inbox, id);
    await inbox.work(
      ({ id }: AnyWebhook) => {
        if (id.includes('dies')) throw new Error('never');
      },
      { attempts: 2, backoff: FAST, onFailed: () => {} },
    );
    await vi.waitFor(async () => expect(await inbox.counts()).toMatchObject({ handled: 1, dead: 1 }), WAIT);
    await closeAll();
    expect(await openInbox().read((await akidotpOf('lives')).webhook.id)).toMatchObject({ state: 'handled' });
  });
});
