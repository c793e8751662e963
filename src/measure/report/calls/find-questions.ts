import type { MeasuredEvent } from '../../../calls/ports/event-store.ts';

/** How a question was asked: how long silence may be, and what can be misheard, differ. */
export const manners = ['voice', 'relay', 'tty'] as const;

export type QuestionManner = (typeof manners)[number];

/** A state in which a call stood until it went elsewhere, and which answers the question there missed. */
export interface AskedQuestion {
  readonly state: string;
  readonly manner: QuestionManner;
  readonly noInput: boolean;
  readonly noMatch: boolean;
  /** Whether the caller did something there: where nobody ever does, there is no question. */
  readonly isAnswered: boolean;
}

/** What happens to a call without its caller's doing. */
const passive = new Set(['served', 'unreached', 'waited', 'place-lost', 'sign-in-over', 'hung-up']);

/** The questions of a call, one for each stay in a state. A question that is asked again after a missed answer is the same one. */
export function findQuestions(turns: readonly MeasuredEvent[]): AskedQuestion[] {
  const found: AskedQuestion[] = [];
  for (const turn of turns) {
    const open = found.at(-1);
    if (open && open.state === turn.from) found[found.length - 1] = answer(open, turn.event);
    if (turn.to !== turn.from && turn.to !== '') found.push(ask(turn));
  }
  return found;
}

function ask({ to, channel, pace }: MeasuredEvent): AskedQuestion {
  return { state: to, manner: mannerOf(channel, pace), noInput: false, noMatch: false, isAnswered: false };
}

function answer(question: AskedQuestion, event: string): AskedQuestion {
  return {
    ...question,
    noInput: question.noInput || event === 'no-input',
    noMatch: question.noMatch || event === 'no-match',
    isAnswered: question.isAnswered || !passive.has(event),
  };
}

function mannerOf(channel: string, pace: string): QuestionManner {
  if (channel === 'tty') return 'tty';
  return pace === 'relay' ? 'relay' : 'voice';
}
