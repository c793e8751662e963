import type { Output, Told } from '../../dialogue/output.ts';
import { nextOpeningPrompt } from '../../dialogue/next-opening-prompt.ts';
import { readDeskState } from '../../lines/desk-state.ts';
import type { Line } from '../../lines/line.ts';
import type { TurnAnswer, TurnRequest } from './turn.ts';

/**
 * The answer to a turn that failed on our side: an apology, then the same question once more; when it fails again or nobody knows
 * where the call stood, the desk; and a goodbye where the desk has been tried or is closed. Nothing of the call has moved.
 */
export function answerFault(request: TurnRequest, now: Temporal.Instant, standing?: TurnAnswer): TurnAnswer {
  const faults = request.faults + 1;
  const language = standing?.output.language ?? request.language ?? request.line.language;
  const pace = standing?.output.pace ?? request.pace ?? request.line.pace;
  const turn = standing?.turn ?? request.turn;
  return { output: { language, pace, ...whatNext(request, now, standing?.output) }, turn, faults };
}

type Way = Pick<Output, 'told' | 'next'>;

function whatNext({ faults, input, line }: TurnRequest, now: Temporal.Instant, standing?: Output): Way {
  const sorry: Told = { prompt: 'fault' };
  if (standing && faults === 0) return { told: [sorry, ...standing.told], next: standing.next };
  if (input.kind === 'returned') return { told: [sorry, { prompt: 'goodbye' }], next: { kind: 'hang-up' } };
  return answerAtDesk(line, now, [sorry]);
}

/** The way to the desk after something was told; or, where it is closed, when it opens, and goodbye. */
export function answerAtDesk(line: Line, now: Temporal.Instant, told: readonly Told[]): Way {
  const desk = readDeskState(line, now);
  if (desk.type === 'desk-open') return { told: [...told, { prompt: 'transfer' }], next: { kind: 'transfer' } };
  return {
    told: [...told, ...nextOpeningPrompt(desk.opening, line), { prompt: 'goodbye' }],
    next: { kind: 'hang-up' },
  };
}
