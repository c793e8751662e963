import type { CallEnded, TurnTaken } from '../../../src/calls/ports/measure.ts';

const ofCall = {
  call: 'CA1',
  line: 'a-line',
  channel: 'voice',
  language: 'es',
  pace: 'standard',
  begunMs: Date.now() - 61_000,
} as const;

export function aTakenTurn(changes: Partial<TurnTaken> = {}): TurnTaken {
  return { ...ofCall, turn: 1, from: '', event: 'began', to: 'language', effects: [], ms: 5, ...changes };
}

export function anEndedCall(changes: Partial<CallEnded> = {}): CallEnded {
  return { ...ofCall, turn: 4, state: 'mainMenu', end: 'served', participant: '7.1', ...changes };
}
