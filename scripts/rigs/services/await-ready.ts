import { setTimeout as wait } from 'node:timers/promises';

interface AwaitedService {
  /** Rejects, or returns false, until the service answers. */
  readonly isReady: () => Promise<boolean>;
  /** Whether the service has ended and never answers. */
  readonly isGone?: () => boolean;
  readonly patienceMs?: number;
  /** The pause between two questions. */
  readonly everyMs?: number;
}

/** Asks a service until it answers; tells the outcome. */
export async function awaitReady(service: AwaitedService): Promise<'ready' | 'gone' | 'late'> {
  const { isReady, isGone = () => false, patienceMs = 60_000, everyMs = 50 } = service;
  const endMs = performance.now() + patienceMs;
  while (!(await isReady().catch(() => false))) {
    if (isGone()) return 'gone';
    if (performance.now() > endMs) return 'late';
    await wait(everyMs);
  }
  return 'ready';
}
