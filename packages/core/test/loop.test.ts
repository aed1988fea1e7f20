import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { createLoop, type Look } from '../src/engine/index.js';

/** A loop whose looks and attempts the test ends one by one. */
function create(concurrency: number) {
  const looks: { most: number; end: (look: Look<string>) => void }[] = [];
  const attempts: { claim: string; end: () => void }[] = [];
  const givenBack: string[] = [];
  const loop = createLoop<string>({
    concurrency,
    look: (most) => new Promise((resolve) => void looks.push({ most, end: resolve })),
    attempt: (claim) => new Promise((resolve) => void attempts.push({ claim, end: resolve })),
    giveBack: async (claims) => void givenBack.push(...claims),
    timeout: 30,
  });
  return { loop, looks, attempts, givenBack };
}

const NEVER = 1_000_000;

describe('createLoop', () => {
  it('asks for as many as it may have under way, and no more', async () => {
    const { loop, looks, attempts } = create(3);
    loop.wake();
    looks[0]?.end({ claims: ['a', 'b'], wait: 0 });
    await vi.waitFor(() => expect(looks.map(({ most }) => most)).toEqual([3, 1]));
    looks[1]?.end({ claims: ['c'], wait: 0 });
    await vi.waitFor(() => expect(attempts).toHaveLength(3));
    loop.wake();
    await setImmediate();
    expect(looks).toHaveLength(2);
    attempts[1]?.end();
    await vi.waitFor(() => expect(looks.map(({ most }) => most)).toEqual([3, 1, 1]));
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
    looks[0]?.end({ claims: ['a'], wait: 0 });
    await vi.waitFor(() => expect(looks).toHaveLength(2));
    let isClosed = false;
    const closing = loop.close().then(() => (isClosed = true));
    looks[1]?.end({ claims: ['b'], wait: 0 });
    await vi.waitFor(() => expect(givenBack).toEqual(['b']));
    await setImmediate();
    expect([isClosed, attempts.map(({ claim }) => claim)]).toEqual([false, ['a']]);
    attempts[0]?.end();
    await closing;
    loop.wake();
    await setImmediate();
    expect(looks).toHaveLength(2);
  });
});
