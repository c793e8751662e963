import { advance, begin, react, type Place } from '../../dialogue/advance.ts';
import type { Effect } from '../../dialogue/effects.ts';
import type { Flow } from '../../dialogue/flow.ts';
import { interpret } from '../../dialogue/interpret.ts';
import { resumePlace } from '../../dialogue/saved-call.ts';
import { standAt, type Standing } from '../../dialogue/standing.ts';
import { type Line, settingsOf } from '../../lines/line.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { understand } from '../../understanding/understand.ts';
import type { Attempt, RunEffect } from '../effects/run-effects.ts';
import type { Found, KeptCalls, Moved } from '../kept/kept-calls.ts';
import type { OwedCalls } from '../owed/owed-calls.ts';
import type { Patience } from '../patience.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { Count } from '../ports/count.ts';
import type { Records } from '../ports/records.ts';
import { within } from '../within.ts';
import { answerFault } from './answer-fault.ts';
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
  readonly now: () => Temporal.Instant;
  readonly patience: Pick<Patience, 'turnMs'>;
}

/** How often a turn is saved anew where the store has lost the call, or an older turn of it was saved, meanwhile. */
const mostTries = 3;

/**
 * Takes turns: find the call, interpret, advance, run effects, keep, describe. A turn that was taken before, and the input `waiting`, move
 * nothing and are told where the call stands.
 */
export function createTakeTurn(parts: Parts): TakeTurn {
  const { flows, prompts, kept, runEffect, owedCalls, isSignedIn, log, count, now, patience } = parts;
  return async function takeTurn(request) {
    let found: Found | undefined;
    try {
      found = await within(patience.turnMs, kept.find(request));
      return await within(patience.turnMs, goOn(request, found));
    } catch (error) {
      count('turns that failed');
      log.error({ err: error, call: request.callId, turn: request.turn }, 'a turn failed');
      return answerFault(request, now(), found?.standing && !found.over ? answer(found.standing, found) : undefined);
    }
  };

  async function goOn(request: TurnRequest, found: Found): Promise<TurnAnswer> {
    const flow = flowOf(request.line);
    const known = found.standing?.flow === flow ? found.standing : undefined;
    if (found.over) return endTurn(request, found, known);
    const turn = Math.max(request.turn, found.turn) + 1;
    const standing = known && found.brought ? await checkSignIn(known) : known;
    if (standing && standing !== known) return keep(request, found, { standing, turn });
    if (standing && isTaken(request, found)) return answer(standing, found);
    const place = standing ? await move(standing, request) : await start(flow, found, request);
    return keep(request, found, { standing: standAt(flow, place), turn });
  }

  /** Of a call that is over, what its caller was leaving is kept. Nobody is there to be told anything: a turn that comes now may be anybody's. */
  async function endTurn(request: TurnRequest, found: Found, standing: Standing | undefined): Promise<TurnAnswer> {
    const { input, turn, line, language = line.language, pace = line.pace } = request;
    const leaves = input.kind === 'recorded' || input.kind === 'typed';
    if (standing && leaves && !isTaken(request, found)) {
      const place = await move(standing, { ...request, input: { ...input, hungUp: true } });
      await keep(request, found, { standing: standAt(standing.flow, place), turn: turn + 1 });
    }
    return { output: { language, pace, told: [{ prompt: 'goodbye' }], next: { kind: 'hang-up' } }, turn, faults: 0 };
  }

  /** A copy that the store does not know may be older than the participant's PIN. Records that cannot be reached tell nothing anyway. */
  async function checkSignIn(standing: Standing): Promise<Standing> {
    const { flow, place } = standing;
    const participant = flow.whoIs?.(place.context);
    if (participant === undefined || (await isSignedIn(participant).catch(() => true))) return standing;
    const [next] = advance(flow, place, { type: 'sign-in-over' });
    return standAt(flow, next);
  }

  function flowOf(line: Line): Flow {
    const flow = flows.find(({ name }) => name === line.flow);
    if (!flow) throw new Error(`Line ${line.name} names a flow that does not exist: ${line.flow}`);
    return flow;
  }

  /** A call that begins, or one whose place is lost and that goes on at the nearest safe question. */
  async function start(flow: Flow, found: Found, request: TurnRequest): Promise<Place> {
    const { callId: call, line, turn, input } = request;
    const settings = settingsOf(line);
    if (turn === 0 && found.turn === 0) return settle(flow, begin(flow, settings), attemptOf(request));
    count('places lost');
    log.warn({ call, turn, kept: found.turn }, 'the place of a call was lost; it goes on at a safe question');
    const { language = line.language, pace = line.pace } = request;
    const place = resumePlace(flow, settings, { language, pace }, found.lost);
    // A caller who has spoken with a person is not asked to begin again.
    if (input.kind !== 'returned') return place;
    return settle(flow, react(flow, place, { type: input.result }), attemptOf(request));
  }

  async function move({ flow, place, output }: Standing, request: TurnRequest): Promise<Place> {
    const { callId: call, turn, input } = request;
    const { language, next } = output;
    const event = interpret(input, next, (said) => {
      const thisYear = now().toZonedDateTimeISO(request.line.timeZone).year;
      return understand(said, next.kind === 'ask' ? prompts.current().hearings(language, next.question) : [], thisYear);
    });
    const moved = await settle(flow, react(flow, place, event), attemptOf(request));
    log.debug({ call, turn, event: event.type, from: place.value, to: moved.value }, 'turn taken');
    return moved;
  }

  /** Runs effects until none is left: each answers with an event that moves the flow on. */
  async function settle(flow: Flow, [place, effects]: [Place, Effect[]], attempt: Attempt): Promise<Place> {
    const [effect, ...others] = effects;
    if (!effect) return place;
    const [next, further] = advance(flow, place, await runEffect(effect, attempt));
    return settle(flow, [next, [...others, ...further]], attempt);
  }

  /** Two turns at once: where the other one was saved first, its answer is the answer to both. */
  async function keep(request: TurnRequest, found: Found, moved: Moved, tries = mostTries): Promise<TurnAnswer> {
    const text = await kept.keep(request, found, moved);
    if (text !== undefined) {
      const call = { callId: request.callId, line: request.line.name };
      await owedCalls.note(call, found.standing, { ...moved, text });
      return answer(moved.standing, { turn: moved.turn, text });
    }
    const other = await kept.find(request);
    if (other.standing && other.turn >= moved.turn) return answer(other.standing, other);
    if (tries === 0) throw new Error('The call changed under two turns at once and can no longer be read');
    return keep(request, other, moved, tries - 1);
  }
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
