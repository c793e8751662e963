import type { Flow } from '../../dialogue/flow.ts';
import type { Told } from '../../dialogue/output.ts';
import type { Attempt, RunEffect } from '../effects/run-effects.ts';
import type { TurnRequest } from './turn.ts';

/**
 * What became of the card that was asked for in the turn before, where the caller's place is lost: they must not be led to pay again. The
 * result is taken as well; one that came before stands.
 */
export async function tellLostCard(
  runEffect: RunEffect,
  { tellCharged }: Flow,
  { payment, input, line }: TurnRequest,
  attempt: Attempt,
): Promise<readonly Told[]> {
  if (payment === undefined || !tellCharged) return [];
  const { outcome, charge } = input.kind === 'charged' ? input : { outcome: 'unknown' as const, charge: undefined };
  const params = { payment, outcome, charge, timeZone: line.timeZone };
  const result = await runEffect({ type: 'settlePayment', params }, attempt);
  return tellCharged(result.type === 'payment-settled' ? result.settled : undefined);
}
