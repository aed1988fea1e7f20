import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSupervisor } from '../src/supervisor.js';

describe('the supervisor', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('does it now and then, once PostgreSQL has answered', async () => {
    const supervise = vi.fn(async () => {});
    const supervisor = createSupervisor(supervise, 15);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(supervise).not.toHaveBeenCalled();
    supervisor.note(true);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(supervise).toHaveBeenCalledTimes(4);
  });

  it('waits anew when PostgreSQL is back, so that the living can renew their leases', async () => {
    const supervise = vi.fn(async () => {});
    const supervisor = createSupervisor(supervise, 15);
    supervisor.note(true);
    await vi.advanceTimersByTimeAsync(15_000);
    supervisor.note(false);
    await vi.advanceTimersByTimeAsync(60_000);
    supervisor.note(true);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(supervise).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    expect(supervise).toHaveBeenCalledTimes(1);
  });

  it('waits for an answer after it has failed', async () => {
    const supervise = vi.fn(() => Promise.reject(new Error('gone')));
    const supervisor = createSupervisor(supervise, 1);
    supervisor.note(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(supervise).toHaveBeenCalledTimes(1);
    supervisor.note(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(supervise).toHaveBeenCalledTimes(2);
  });

  it('looks no more once it is stopped', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const supervise = vi.fn(() => promise);
    const supervisor = createSupervisor(supervise, 1);
    supervisor.note(true);
    await vi.advanceTimersByTimeAsync(2_000);
    supervisor.stop();
    resolve();
    await vi.advanceTimersByTimeAsync(10_000);
    supervisor.note(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(supervise).toHaveBeenCalledTimes(1);
  });
});
