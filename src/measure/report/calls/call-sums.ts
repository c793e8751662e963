import type { CallFacts } from './call-facts.ts';
import type { CallOutcome } from './call-outcome.ts';
import { count, type Counts, countsOf } from './counts.ts';
import type { DeskVisit } from './find-desk-visit.ts';
import { manners, type QuestionManner } from './find-questions.ts';
import type { SignInCourse } from './find-sign-in.ts';
import { unknownState } from './report-states.ts';
import { createTimeSpread } from './time-spread.ts';

/** What became, in a state, of the calls that stood there. Each counts once. */
export type StateCount = 'entered' | 'gave-up' | 'passed-early' | 'passed' | 'ended' | 'went-on';

export type QuestionCount = 'asked' | 'no-input' | 'no-match';

/** How calls came to a person: before or after something was told, by their wish or by missed answers. */
export type WayCount = `${'passed-early' | 'passed'}-${'asked' | 'sent'}`;

type RepeatCount = 'signed-in' | 'unsigned' | 'again';

type CallbackCount = 'called-back' | 'left-to-agency';

/** What texts ask for. */
export const textCounts = ['stop', 'start', 'help', 'served', 'passed', 'asked', 'none'] as const;

type TextCount = (typeof textCounts)[number];

export type CallSums = ReturnType<typeof createCallSums>;

/** Sums over calls: their size is that of the flow, and does not grow with the number of calls. */
export function createCallSums() {
  return {
    outcomes: {} as Counts<CallOutcome>,
    ways: {} as Counts<WayCount>,
    states: new Map<string, Counts<StateCount>>(),
    questions: Object.fromEntries(
      manners.map((manner) => [manner, new Map<string, Counts<QuestionCount>>()]),
    ) as Readonly<Record<QuestionManner, Map<string, Counts<QuestionCount>>>>,
    /** States in which some caller did something: only there is a question. */
    answered: new Set<string>(),
    signIns: {} as Counts<SignInCourse['outcome']>,
    pins: {} as Counts<'tried' | 'taken'>,
    desk: {} as Counts<DeskVisit['outcome']>,
    /** Of all callers who were let through. */
    waitedMs: 0,
    callbacks: {} as Counts<CallbackCount>,
    texts: {} as Counts<TextCount>,
    repeats: {} as Counts<RepeatCount>,
    faults: 0,
    turnMs: createTimeSpread(),
    /** Of turns that had any. */
    effectsMs: createTimeSpread(),
    callMs: createTimeSpread(),
  };
}

/** Adds a call to sums. */
export function addCall(sums: CallSums, call: CallFacts): void {
  const { outcome, wayToDesk, signIn, desk, turns, ms } = call;
  count(sums.outcomes, outcome);
  if (outcome === 'passed' || outcome === 'passed-early')
    count(sums.ways, `${outcome}-${wayToDesk?.isSent ? 'sent' : 'asked'}`);
  addStates(sums, call);
  addQuestions(sums, call);
  if (signIn) {
    count(sums.signIns, signIn.outcome);
    count(sums.pins, 'tried', signIn.tries);
    count(sums.pins, 'taken', signIn.taken);
  }
  if (desk) {
    count(sums.desk, desk.outcome);
    sums.waitedMs += desk.waitMs;
  }
  sums.faults += call.faults;
  for (const turn of turns) {
    sums.turnMs.add(turn.ms);
    if (turn.results !== '') sums.effectsMs.add(turn.effectsMs);
  }
  if (ms !== undefined && outcome !== 'turned-away') sums.callMs.add(ms);
}

function addStates(sums: CallSums, call: CallFacts): void {
  if (call.outcome === 'turned-away') return;
  const left = whereLeft(call);
  for (const state of new Set([...call.states, left])) {
    const counts = countsOf(sums.states, state);
    count(counts, 'entered');
    count(counts, state === left ? howLeft(call) : state === call.state ? 'ended' : 'went-on');
  }
}

/** Where a call gave up, or went to a person; else its last state. */
function whereLeft({ outcome, wayToDesk, state }: CallFacts): string {
  const isPassed = outcome === 'passed' || outcome === 'passed-early';
  return (isPassed ? wayToDesk?.from : state) || state || unknownState;
}

function howLeft({ outcome }: CallFacts): StateCount {
  if (outcome === 'given-up' || outcome === 'locked-out') return 'gave-up';
  return outcome === 'passed' || outcome === 'passed-early' ? outcome : 'ended';
}

function addQuestions(sums: CallSums, { questions }: CallFacts): void {
  for (const { manner, state, noInput, noMatch, isAnswered } of questions) {
    if (isAnswered) sums.answered.add(state);
    const counts = countsOf(sums.questions[manner], state);
    count(counts, 'asked');
    if (noInput) count(counts, 'no-input');
    if (noMatch) count(counts, 'no-match');
  }
}
