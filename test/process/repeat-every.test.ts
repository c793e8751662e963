import { describe, expect, test, vi } from 'vitest';
import { repeatEvery } from '../../src/process/repeat-every.ts';

const noFailure = (error: unknown) => expect(error).toBeUndefined();

describe('repeated work', () => {
  test('begins at once and is done again until it is stopped', async () => {
    const work = vi.fn<() => Promise<void>>(() => Promise.resolve());
    const rounds = repeatEvery({ everyMs: 1, work, onFailure: noFailure });
    rounds.start();
    expect(work).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(work.mock.calls.length).toBeGreaterThan(2));
    await rounds.stop();
    const done = work.mock.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(work).toHaveBeenCalledTimes(done);
  });

  test('never overlaps with itself, and is waited for by stop', async () => {
    const end = Promise.withResolvers<void>();
    const work = vi.fn<() => Promise<void>>(() => end.promise);
    const rounds = repeatEvery({ everyMs: 1, work, onFailure: noFailure });
    rounds.start();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(work).toHaveBeenCalledTimes(1);
    let stopped = false;
    const stopping = rounds.stop().then(() => (stopped = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stopped).toBe(false);
    end.resolve();
    await stopping;
    expect(work).toHaveBeenCalledTimes(1);
  });

  test('is done again after a failure, which is reported', async () => {
    const fault = new Error('no answer');
    const work = vi.fn<() => Promise<void>>().mockRejectedValueOnce(fault).mockResolvedValue();
    const onFailure = vi.fn<(error: unknown) => void>();
    const rounds = repeatEvery({ everyMs: 1, work, onFailure });
    rounds.start();
    await vi.waitFor(() => expect(work.mock.calls.length).toBeGreaterThan(1));
    await rounds.stop();
    expect(onFailure.mock.calls).toEqual([[fault]]);
  });

  test('learns from its signal that it is stopped', async () => {
    const seen = Promise.withResolvers<void>();
    const work = (signal: AbortSignal) => {
      signal.addEventListener('abort', () => seen.resolve());
      return seen.promise;
    };
    const rounds = repeatEvery({ everyMs: 1, work, onFailure: noFailure });
    rounds.start();
    await rounds.stop();
    await expect(seen.promise).resolves.toBeUndefined();
  });

  test('is left behind where it takes longer than stop waits', async () => {
    const rounds = repeatEvery({
      everyMs: 1,
      work: () => new Promise(() => {}),
      onFailure: noFailure,
      stopWithinMs: 5,
    });
    rounds.start();
    await expect(rounds.stop()).resolves.toBeUndefined();
  });
});
