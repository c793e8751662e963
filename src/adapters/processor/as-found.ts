import type { Charged, FoundCharge } from '../../calls/ports/charges.ts';

/** What a processor tells of a charge that was asked for before. One that cannot be asked now has told nothing of it. */
export function asFound(charged: Charged): FoundCharge {
  return charged.outcome === 'busy' ? { outcome: 'unknown' } : charged;
}
