import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CardKeeper, Charges, FoundCharge, NewCharge } from '../../calls/ports/charges.ts';

/** The tokens by which the made-up processor behaves otherwise; with any other, and with `late`, the card is charged. */
const moodOfToken = {
  tok_declines: 'declined',
  tok_gone: 'token-gone',
  tok_busy: 'busy',
  tok_late: 'late',
  tok_silent: 'silent',
} as const;

interface Kept extends Pick<NewCharge, 'cents'> {
  readonly token: string;
  readonly charged: FoundCharge;
}

interface MadeUpCharges extends Charges, CardKeeper {
  /** What was charged, by the names of payments. */
  readonly kept: ReadonlyMap<string, Kept>;
  /** The tokens that were deleted: they are charged no more. */
  readonly deleted: ReadonlySet<string>;
}

/**
 * A processor that is made up: nothing leaves this process, and it forgets at its end. The same payment again is given the same answer; with
 * another amount or token it is not charged. `late`: it charges, and answers after the deadline. `silent`: it never says what became of a charge.
 */
export function createMadeUpCharges(): MadeUpCharges {
  const kept = new Map<string, Kept>();
  const deleted = new Set<string>();
  return {
    kept,
    deleted,
    async deleteCard({ token }) {
      if (token === 'tok_busy') return false;
      deleted.add(token);
      return true;
    },
    async charge({ payment, card: { token }, cents, withinMs }) {
      const mood = Reflect.get(moodOfToken, token) as (typeof moodOfToken)[keyof typeof moodOfToken] | undefined;
      if (mood === 'busy') return { outcome: 'busy' };
      if (mood === 'silent') return { outcome: 'unknown' };
      if (deleted.has(token)) return { outcome: 'token-gone' };
      const known = kept.get(payment);
      if (known && (known.cents !== cents || known.token !== token)) return { outcome: 'unknown' };
      const charged = known?.charged ?? chargeOnce(mood);
      kept.set(payment, { cents, token, charged });
      if (mood !== 'late') return charged;
      await sleep(withinMs);
      return { outcome: 'unknown' };
    },
    async find(payment) {
      return kept.get(payment)?.charged ?? { outcome: 'unknown' };
    },
  };
}

function chargeOnce(mood: 'declined' | 'token-gone' | 'late' | undefined): FoundCharge {
  if (mood === 'declined' || mood === 'token-gone') return { outcome: mood };
  return { outcome: 'paid', charge: `ch_${randomUUID().replaceAll('-', '').slice(0, 16)}` };
}
