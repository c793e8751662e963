import type { TurnRequest } from '../../src/calls/turns/turn.ts';
import { aLine } from './a-line.ts';

/** The first turn of a call, whose caller is silent, but for what is said otherwise. */
export function aTurn(rest: Partial<TurnRequest> = {}): TurnRequest {
  return { callId: 'CA1', line: aLine(), turn: 0, faults: 0, input: { kind: 'silence' }, ...rest };
}
