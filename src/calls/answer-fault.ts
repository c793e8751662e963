import type { Output, Told } from '../dialogue/output.ts';
import type { TurnAnswer, TurnRequest } from './turn.ts';

/**
 * The answer to a turn that failed on our side: an apology, then the same question once more; when it fails again or nobody knows
 * where the call stood, the desk; and a goodbye where the desk has been tried. Nothing of the call has moved.
 */
export function answerFault(request: TurnRequest, standing?: TurnAnswer): TurnAnswer {
  const faults = request.faults + 1;
  const language = standing?.output.language ?? request.language ?? request.line.language;
  const pace = standing?.output.pace ?? request.pace ?? request.line.pace;
  const turn = standing?.turn ?? request.turn;
  return { output: { language, pace, ...whatNext(request, standing?.output) }, turn, faults };
}

function whatNext({ faults, input }: TurnRequest, standing?: Output): Pick<Output, 'told' | 'next'> {
  const sorry: Told = { prompt: 'fault' };
  if (standing && faults === 0) return { told: [sorry, ...standing.told], next: standing.next };
  if (input.kind === 'returned') return { told: [sorry, { prompt: 'goodbye' }], next: { kind: 'hang-up' } };
  return { told: [sorry, { prompt: 'transfer' }], next: { kind: 'transfer' } };
}
