import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { createLoop, type Look, type Want } from '../src/index.js';
import { toWorkSettings } from '../src/settings.js';
import type { WorkOptions } from '@hooknotary/core';

/** An entry; one that is called `suspect` is one. */
interface Claim {
  readonly name: string;
  readonly provider: string;
  readonly isSuspect: boolean;
}

const toClaim = (name: string, provider = 'akidotp'): Claim => ({
  name,
  provider,
  isSuspect: name.startsWith('suspect'),
});
const toSettings = (concurrency: WorkOptions['concurrency']) => toWorkSettings(() => {}, { concurrency });

/** A loop whose looks and attempts the test ends one by one. */
function create(concurrency: WorkOptions['concurrency'], { wakesAtEnd = false } = {}) {
  const looks: { want: Want; end: (look: Partial<Look<Claim>>) => void }[] = [];
  const attempts: { claim: string; end: () => void }[] = [];
  const givenBack: string[] = [];
  const nothing = { claims: [], wait: NEVER, isSuspectDue: false };
  const loop = createLoop<Claim>({
    lanes: toSettings(concurrency).lanes,
    look: (want) =>
      new Promise((resolve) => void looks.push({ want, end: (look) => resolve({ ...nothing, ...look }) })),
    attempt: ({ name }) => new Promise((resolve) => void attempts.push({ claim: name, end: resolve })),
    giveBack: async (claims) => void givenBack.push(...claims.map(({ name }) => name)),
    timeout: 30,
    wakesAtEnd,
  });
  const mosts = () => looks.map(({ want }) => want.most);
  return { loop, looks, mosts, attempts, givenBack };
}

const NEVER = 1_000_000;

describe('createLoop', () => {
  it('asks for as many as it may have under way, and no more', async () => {
    const { loop, looks, mosts, attempts } = create(3);
    loop.wake();
    looks[0]?.end({ claims: [toClaim('a'), toClaim('b')], wait: 0 });
    await vi.waitFor(() => expect(mosts()).toEqual([3, 1]));
    looks[1]?.end({ claims: [toClaim('c')], wait: 0 });
    await vi.waitFor(() => expect(attempts).toHaveLength(3));
    loop.wake();
    await setImmediate();
    expect(looks).toHaveLength(2);
    attempts[1]?.end();
    await vi.waitFor(() => expect(mosts()).toEqual([3, 1, 1]));
  });

  it('looks once more where it was woken while it looked', async () => {
    const { loop, looks } = create(1);
    loop.wake();
    loop.wake();
    loop.wake();
    expect(looks).toHaveLength(1);
    looks[0]?.end({ claims: [], wait: NEVER });
    await vi.waitFor(() => expect(looks).toHaveLength(2));
    looks[1]?.end({ claims: [], wait: NEVER });
    await setImmediate();
    expect(looks).toHaveLength(2);
    await loop.close();
  });

  it('looks again when it is time', async () => {
    const { loop, looks } = create(1);
    loop.wake();
    looks[0]?.end({ claims: [], wait: 1 });
    await vi.waitFor(() => expect(looks).toHaveLength(2));
  });

  it('gives back what it took when it was closing already, and waits for what is under way', async () => {
    const { loop, looks, attempts, givenBack } = create(2);
    loop.wake();
    looks[0]?.end({ claims: [toClaim('a')], wait: 0 });
    await vi.waitFor(() => expect(looks).toHaveLength(2));
    let isClosed = false;
    const closing = loop.close().then(() => (isClosed = true));
    looks[1]?.end({ claims: [toClaim('b')], wait: 0 });
    await vi.waitFor(() => expect(givenBack).toEqual(['b']));
    await setImmediate();
    expect([isClosed, attempts.map(({ claim }) => claim)]).toEqual([false, ['a']]);
    attempts[0]?.end();
    await closing;
    loop.wake();
    await setImmediate();
    expect(looks).toHaveLength(2);
  });

  it('has room by provider', async () => {
    const { loop, looks, attempts } = create({ default: 2, cardda: 1 });
    loop.wake();
    looks[0]?.end({ claims: [toClaim('a'), toClaim('b', 'cardda')], wait: 0 });
    await vi.waitFor(() => expect(looks).toHaveLength(2));
    expect(looks.map(({ want }) => [want.most, want.room.shared, want.room.own.get('cardda')])).toEqual([
      [3, 2, 1],
      [1, 1, 0],
    ]);
    looks[1]?.end({ claims: [], wait: 0 });
    attempts[1]?.end();
    await vi.waitFor(() => expect(looks.at(-1)?.want.room.own.get('cardda')).toBe(1));
  });

  it('looks once more, with room for it, where one ends that another may have waited for', async () => {
    const { loop, looks, attempts } = create({ default: 1, cardda: 1 }, { wakesAtEnd: true });
    loop.wake();
    looks[0]?.end({ claims: [toClaim('a'), toClaim('b', 'cardda')] });
    await vi.waitFor(() => expect(attempts).toHaveLength(2));
    attempts[1]?.end();
    await vi.waitFor(() => expect(looks).toHaveLength(2));
    expect([...(looks[1]?.want.room.own ?? [])]).toEqual([['cardda', 1]]);
    // While that look is under way.
    attempts[0]?.end();
    await setImmediate();
    looks[1]?.end({});
    await vi.waitFor(() => expect(looks).toHaveLength(3));
    expect(looks[2]?.want.room).toEqual({ shared: 1, own: new Map([['cardda', 1]]) });
  });

  it('takes nothing more while it handles what is suspect', async () => {
    const { loop, looks, attempts } = create(3);
    loop.wake();
    looks[0]?.end({ claims: [toClaim('suspect')], wait: 0 });
    await vi.waitFor(() => expect(attempts).toHaveLength(1));
    loop.wake();
    await setImmediate();
    expect(looks.map(({ want }) => want.isIdle)).toEqual([true]);
    attempts[0]?.end();
    await vi.waitFor(() => expect(looks.map(({ want }) => want.isIdle)).toEqual([true, true]));
  });

  it('ends what is under way before it takes what is suspect', async () => {
    const { loop, looks, attempts } = create(3);
    loop.wake();
    looks[0]?.end({ claims: [toClaim('a'), toClaim('b')], isSuspectDue: true });
    await vi.waitFor(() => expect(attempts).toHaveLength(2));
    attempts[0]?.end();
    loop.wake();
    await setImmediate();
    expect(looks).toHaveLength(1);
    attempts[1]?.end();
    await vi.waitFor(() => expect(looks.map(({ want }) => want.isIdle)).toEqual([true, true]));
  });
});
