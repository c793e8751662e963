import type { MeasuredEvent } from '../../../calls/ports/event-store.ts';
import { type CallOutcome, readOutcome } from './call-outcome.ts';
import { type AskedQuestion, findQuestions } from './find-questions.ts';
import { type DeskVisit, findDeskVisit } from './find-desk-visit.ts';
import { findSignIn, type SignInCourse } from './find-sign-in.ts';
import { findWayToDesk, type WayToDesk } from './find-way-to-desk.ts';

/** What a call came to, as its events tell it. */
export interface CallFacts {
  /** Milliseconds of the epoch. */
  readonly begunMs: number;
  readonly line: string;
  readonly channel: string;
  /** The last one that was spoken. */
  readonly language: string;
  readonly outcome: CallOutcome;
  /** The last state; '' where none is known. */
  readonly state: string;
  /** How long it was; of a call with an end. */
  readonly ms: number | undefined;
  /** A keyed hash of who has signed in; '' for nobody. */
  readonly who: string;
  readonly turns: readonly MeasuredEvent[];
  /** Turns that failed. */
  readonly faults: number;
  /** All states in which it stood. */
  readonly states: ReadonlySet<string>;
  readonly wayToDesk: WayToDesk | undefined;
  readonly questions: readonly AskedQuestion[];
  readonly signIn: SignInCourse | undefined;
  readonly desk: DeskVisit | undefined;
}

/** Reads the events of a call, its turns in their order. Pure; undefined where there is no event of a call. */
export function readFacts(events: readonly MeasuredEvent[]): CallFacts | undefined {
  const end = events.find(({ kind }) => kind === 'end');
  const taken = events.filter(({ kind }) => kind === 'turn' || kind === 'fault');
  const last = end ?? taken.at(-1);
  if (!last) return undefined;
  const turns = taken.filter(({ kind }) => kind === 'turn');
  const left = end && findLeftLate(turns, end);
  const state = left?.to ?? end?.from ?? turns.at(-1)?.to ?? '';
  const wayToDesk = findWayToDesk(turns);
  const outcome = readOutcome(left ? 'served' : end?.event);
  const states = new Set([...turns.flatMap(({ from, to }) => [from, to]), state].filter((name) => name !== ''));
  return {
    begunMs: Math.min(...events.map(({ begunMs }) => begunMs)),
    line: last.line,
    channel: last.channel,
    language: last.language,
    outcome,
    state,
    ms: end?.ms,
    who: end?.who ?? '',
    turns,
    faults: taken.length - turns.length,
    states,
    wayToDesk,
    questions: findQuestions(turns),
    signIn: findSignIn({ turns, states, state, outcome, wayToDesk }),
    desk: findDeskVisit(turns, end),
  };
}

/** The carrier may tell that a caller hung up while a message was recorded before it brings the message, which the agency gets all the same. */
function findLeftLate(turns: readonly MeasuredEvent[], end: MeasuredEvent): MeasuredEvent | undefined {
  if (end.event !== 'given-up' && end.event !== 'locked-out') return undefined;
  return turns.find(({ atMs, results }) => atMs >= end.atMs && results.split(' ').includes('request-left'));
}
