import { setTimeout as sleep } from 'node:timers/promises';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { AgencyLeftAlone } from './agency-errors.ts';

/** Callers are let through again after so long, though the agency asked for more. */
const longestHoldMs = 60_000;

/** Remembers, for all callers, until when the agency wants each operation to be left alone. */
export function createHoldOffs(log: CallLog) {
  const heldUntilMs = new Map<string, number>();

  function hold(operation: string, retryAfterMs: number): void {
    const heldMs = Math.min(retryAfterMs, longestHoldMs);
    if (heldMs > leftMs(operation)) heldUntilMs.set(operation, performance.now() + heldMs);
    log.warn({ operation, retryAfterMs, heldMs }, 'the agency wants an operation to be left alone');
  }

  /** How long the operation is still to be left alone. */
  function leftMs(operation: string): number {
    return Math.max((heldUntilMs.get(operation) ?? 0) - performance.now(), 0);
  }

  /** Resolves once the operation may be asked for. Rejects at once where that is after the time. */
  async function pass(operation: string, untilMs: number): Promise<void> {
    for (let waitMs = leftMs(operation); waitMs > 0; waitMs = leftMs(operation)) {
      if (performance.now() + waitMs >= untilMs)
        throw new AgencyLeftAlone(`The agency wants ${operation} left alone for now`);
      await sleep(waitMs);
    }
  }

  return { hold, leftMs, pass };
}
