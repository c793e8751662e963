import type { CallerInput } from '../../dialogue/caller-input.ts';
import { advance, begin, react, type Step } from '../../dialogue/advance.ts';
import type { Flow } from '../../dialogue/flow.ts';
import { interpret } from '../../dialogue/interpret.ts';
import { type Course, followCourse, newCourse } from '../../dialogue/course.ts';
import { resumePlace } from '../../dialogue/saved-call.ts';
import { standAt, type Standing } from '../../dialogue/standing.ts';
import { type Line, settingsOf } from '../../lines/line.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { understand } from '../../understanding/understand.ts';
import type { Attempt, RunEffect } from '../effects/run-effects.ts';
import type { Found, KeptCalls } from '../kept/kept-calls.ts';
import { noteFault, noteTurn, runMeasured } from './note-turn.ts';
import type { OwedCalls } from '../owed/owed-calls.ts';
import type { Patience } from '../patience.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { Count } from '../ports/count.ts';
import type { EffectDone, Measure } from '../ports/measure.ts';
import type { Records } from '../ports/records.ts';
import { within } from '../within.ts';
import { answerFault } from './answer-fault.ts';
import { tellLostCard } from './tell-lost-card.ts';
import type { TakeTurn, TurnAnswer, TurnRequest } from './turn.ts';

interface Parts {
  readonly flows: readonly Flow[];
  readonly prompts: Prompts;
  readonly kept: KeptCalls;
  readonly runEffect: RunEffect;
  readonly owedCalls: Pick<OwedCalls, 'note'>;
  readonly isSignedIn: Records['isSignedIn'];
  readonly log: CallLog;
  readonly count: Count;
  readonly measure: Measure;
  readonly now: () => Temporal.Instant;
  readonly patience: Pick<Patience, 'turnMs'>;
  /** Left out where nobody can pay by replying: then no line offers it. */
  readonly byReply?: object | undefined;
}

/** Where a turn has led, by which kind of event, and what its effects did on the way. */
interface Way {
  readonly standing: Standing;
  readonly event: string;
  readonly effects: readonly EffectDone[];
}

/** A way that is to be kept, and the number that the next turn must bring. */
interface Taken extends Way {
  readonly turn: number;
  /** When it began, by `performance.now()`. */
  readonly startedMs: number;
}

/** How often a turn is saved anew where the store has lost the call, or an older turn of it was saved, meanwhile. */
const mostTries = 3;

/**
 * Takes turns: find the call, interpret, advance, run effects, keep, describe. A turn that was taken before, and the input `waiting`, move
 * nothing and are told where the call stands.
 */
export function createTakeTurn(parts: Parts): TakeTurn {
  const { flows, prompts, kept, runEffect, owedCalls, isSignedIn, log, count, measure, now, patience } = parts;
  return async function takeTurn(request) {
    let found: Found | undefined;
    const startedMs = performance.now();
    try {
      found = await within(patience.turnMs, kept.find(request));
      return await within(patience.turnMs, goOn(request, found, startedMs));
    } catch (error) {
      count('turns that failed');
      log.error({ err: error, call: request.callId, turn: request.turn }, 'a turn failed');
      const answered = answerFault(
        request,
        now(),
        found?.standing && !found.over ? answer(found.standing, found) : undefined,
      );
      noteFault(measure, request, found, answered, { startedMs, nowMs: now().epochMilliseconds });
      return answered;
    }
  };

  async function goOn(request: TurnRequest, found: Found, startedMs: number): Promise<TurnAnswer> {
    const flow = flowOf(request.line);
    const known = found.standing?.flow === flow ? found.standing : undefined;
    if (found.over) return endTurn(request, found, known, startedMs);
    const turn = Math.max(request.turn, found.turn) + 1;
    const signedOut = known && found.brought ? await findSignedOut(known) : undefined;
    if (signedOut) return keep(request, found, { ...signedOut, turn, startedMs });
    if (known && isTaken(request, found)) return answer(known, found);
    const way = known ? await move(known, request) : await start(flow, found, request);
    return keep(request, found, { ...way, turn, startedMs });
  }

  /** Of a call that is over, what its caller was leaving is kept, and what became of their card. Nobody is there to be told anything: a turn that comes now may be anybody's. */
  async function endTurn(
    request: TurnRequest,
    found: Found,
    standing: Standing | undefined,
    startedMs: number,
  ): Promise<TurnAnswer> {
    const { input, turn, line, language = line.language, pace = line.pace } = request;
    const last = withoutCaller(input);
    if (standing && last && !isTaken(request, found)) {
      const way = await move(standing, { ...request, input: last });
      await keep(request, found, { ...way, turn: turn + 1, startedMs });
    }
    return { output: { language, pace, told: [{ prompt: 'goodbye' }], next: { kind: 'hang-up' } }, turn, faults: 0 };
  }

  /** A copy that the store does not know may be older than the participant's PIN. Records that cannot be reached tell nothing anyway. */
  async function findSignedOut({ flow, place }: Standing): Promise<Way | undefined> {
    const participant = flow.whoIs?.(place.context);
    if (participant === undefined || (await isSignedIn(participant).catch(() => true))) return undefined;
    const event = 'sign-in-over';
    const [next] = advance(flow, place, { type: event });
    return { standing: standAt(flow, next), event, effects: [] };
  }

  function flowOf(line: Line): Flow {
    const flow = flows.find(({ name }) => name === line.flow);
    if (!flow) throw new Error(`Line ${line.name} names a flow that does not exist: ${line.flow}`);
    return flow;
  }

  /** A call that begins, or one whose place is lost and that goes on at the nearest safe question. */
  async function start(flow: Flow, found: Found, request: TurnRequest): Promise<Way> {
    const { callId: call, line, turn, input } = request;
    const settings = settingsOf(line, { byReply: parts.byReply !== undefined });
    if (turn === 0 && found.turn === 0) return settle(flow, begin(flow, settings), request, 'began');
    count('places lost');
    log.warn({ call, turn, kept: found.turn }, 'the place of a call was lost; it goes on at a safe question');
    const { language = line.language, pace = line.pace } = request;
    const told = await tellLostCard(runEffect, flow, request, attemptOf(request));
    const place = resumePlace(flow, settings, { language, pace }, found.lost, told);
    // A caller who has spoken with a person is not asked to begin again.
    const step = input.kind === 'returned' ? react(flow, place, { type: input.result }) : ([place, []] satisfies Step);
    return settle(flow, step, request, 'place-lost');
  }

  async function move({ flow, place, output }: Standing, request: TurnRequest): Promise<Way> {
    const { language, next } = output;
    const event = interpret(request.input, next, (said) => {
      const thisYear = now().toZonedDateTimeISO(request.line.timeZone).year;
      return understand(said, next.kind === 'ask' ? prompts.current().hearings(language, next.question) : [], thisYear);
    });
    const isWaiting = next.kind === 'ask' && next.hold !== undefined && event.type === 'no-input';
    return settle(flow, react(flow, place, event), request, isWaiting ? 'waited' : event.type);
  }

  /** Runs effects until none is left: each answers with an event that moves the flow on. */
  async function settle(flow: Flow, [first, asked]: Step, request: TurnRequest, event: string): Promise<Way> {
    const attempt = attemptOf(request);
    const effects: EffectDone[] = [];
    const left = [...asked];
    let place = first;
    for (let effect = left.shift(); effect; effect = left.shift()) {
      const result = await runMeasured(runEffect, effect, attempt, effects);
      const [next, further] = advance(flow, place, result);
      place = next;
      left.push(...further);
    }
    return { standing: standAt(flow, place), event, effects };
  }

  /** Two turns at once: where the other one was saved first, its answer is the answer to both. */
  async function keep(request: TurnRequest, found: Found, taken: Taken, tries = mostTries): Promise<TurnAnswer> {
    const { standing, turn } = taken;
    const written = await kept.keep(request, found, { standing, turn, course: courseAfter(found, taken) });
    if (written) {
      const call = { callId: request.callId, line: request.line.name };
      await owedCalls.note(call, found.standing, written);
      noteTurn({ measure, log }, request, found.standing, { ...taken, times: written.times });
      return answer(standing, written);
    }
    const other = await kept.find(request);
    if (other.standing && other.turn >= turn) return answer(other.standing, other);
    if (tries === 0) throw new Error('The call changed under two turns at once and can no longer be read');
    return keep(request, other, taken, tries - 1);
  }
}

function courseAfter({ course = newCourse }: Found, { standing: { flow, output }, event, effects }: Way): Course {
  return followCourse(course, { flow, event, results: effects.map(({ result }) => result), output });
}

/** What still counts of a caller who has hung up: what they were leaving, and what became of their card. */
function withoutCaller(input: CallerInput): CallerInput | undefined {
  if (input.kind === 'charged') return input;
  return input.kind === 'recorded' || input.kind === 'typed' ? { ...input, hungUp: true } : undefined;
}

function isTaken({ turn, input }: TurnRequest, found: Found): boolean {
  return turn !== found.turn || input.kind === 'waiting';
}

function answer({ output }: Standing, { turn, text }: Pick<Found, 'turn' | 'text'>): TurnAnswer {
  return { output, turn, faults: 0, ...(text !== undefined && { carried: text }) };
}

function attemptOf({ callId: call, turn, faults, source, line }: TurnRequest): Attempt {
  return { call, turn, faults, source, line: line.name, startedMs: performance.now() };
}
