import { advance, begin, react, type Place } from '../../dialogue/advance.ts';
import { describe } from '../../dialogue/describe.ts';
import type { Effect } from '../../dialogue/effects.ts';
import type { Flow, LineSettings } from '../../dialogue/flow.ts';
import { interpret } from '../../dialogue/interpret.ts';
import { SavedCall, restorePlace, resumePlace, saveCall } from '../../dialogue/saved-call.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { answerFault } from './answer-fault.ts';
import type { CallSeal } from '../kept/call-seal.ts';
import type { Count } from '../ports/count.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { createKeptCalls, type Found } from '../kept/kept-calls.ts';
import type { Line } from '../../lines/line.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { CallStore } from '../ports/call-store.ts';
import type { Attempt, RunEffect } from '../effects/run-effects.ts';
import type { TakeTurn, TurnAnswer, TurnRequest } from './turn.ts';
import { within } from '../within.ts';

interface Parts {
  readonly flows: readonly Flow[];
  readonly calls: CallStore;
  readonly prompts: Prompts;
  readonly runEffect: RunEffect;
  readonly log: CallLog;
  /** Seals the copy of the call that the carrier brings back. Without it a call lives in the store alone. */
  readonly seal?: CallSeal;
  readonly count?: Count;
  readonly now?: () => Temporal.Instant;
  /** Longer than effects and store may take. */
  readonly deadlineMs?: number;
}

/** A call as it was found, and where it stands; one that cannot be read has no place. */
interface Kept extends Found {
  readonly standing?: { readonly call: SavedCall; readonly place: Place };
}

/** How often a turn is saved anew where the store has lost the call, or an older turn of it was saved, meanwhile. */
const mostTries = 3;

/**
 * Takes turns: load, interpret, advance, run effects, save, describe. A turn that was taken before, and the input `waiting`, move nothing
 * and are told where the call stands.
 */
export function createTakeTurn(parts: Parts): TakeTurn {
  const { flows, prompts, runEffect, log, deadlineMs = 14_000, count = () => {} } = parts;
  const keeper = createKeptCalls({ ...parts, count });
  const queue = createOneAtATime();
  return (request) => queue(request.callId, () => takeTurn(request));

  async function takeTurn(request: TurnRequest): Promise<TurnAnswer> {
    let kept: Kept | undefined;
    try {
      return await within(deadlineMs, takeOrThrow());
    } catch (error) {
      count('turns that failed');
      log.error({ err: error, call: request.callId, turn: request.turn }, 'a turn failed');
      const standing = kept?.standing && answer(request.callId, kept.standing.call, kept.standing.place);
      return answerFault(request, (parts.now ?? Temporal.Now.instant)(), standing);
    }

    async function takeOrThrow(): Promise<TurnAnswer> {
      const flow = flowOf(request.line);
      kept = await find(flow, request);
      const { standing } = kept;
      if (standing && (request.turn !== kept.turn || request.input.kind === 'waiting')) {
        return answer(request.callId, standing.call, standing.place);
      }
      const place = standing ? await move(flow, standing.place, request) : await start(flow, kept, request);
      const turn = Math.max(request.turn, kept.turn) + 1;
      return keep(flow, request, kept, { call: saveCall(flow, place, turn), place });
    }
  }

  function flowOf(line: Line): Flow {
    const flow = flows.find(({ name }) => name === line.flow);
    if (!flow) throw new Error(`Line ${line.name} names a flow that does not exist: ${line.flow}`);
    return flow;
  }

  async function find(flow: Flow, request: TurnRequest): Promise<Kept> {
    const found = await keeper.find(request);
    const { data: call } = SavedCall.safeParse(found.call);
    const place = call && restorePlace(flow, call);
    return { ...found, ...(place && { standing: { call, place } }) };
  }

  /** A call that begins, or one whose place is lost and that goes on at the nearest safe question. */
  async function start(flow: Flow, kept: Kept, request: TurnRequest): Promise<Place> {
    const { callId: call, line, turn, input } = request;
    const settings = settingsOf(line);
    if (turn === 0 && kept.turn === 0) return settle(flow, begin(flow, settings), attemptOf(request));
    count('places lost');
    log.warn({ call, turn, kept: kept.turn }, 'the place of a call was lost; it goes on at a safe question');
    const { language = line.language, pace = line.pace } = request;
    const place = resumePlace(flow, settings, { language, pace }, kept.call);
    // Whoever has spoken with a person is not asked to begin again.
    return input.kind === 'returned'
      ? settle(flow, react(flow, place, { type: input.result }), attemptOf(request))
      : place;
  }

  async function move(flow: Flow, place: Place, request: TurnRequest): Promise<Place> {
    const { callId: call, turn, input } = request;
    const { language, next } = describe(place);
    const vocabulary = next.kind === 'ask' ? prompts.current().vocabulary(language, next.question) : new Map();
    const event = interpret(input, next, vocabulary);
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
  async function keep(
    flow: Flow,
    request: TurnRequest,
    found: Found,
    moved: { readonly call: SavedCall; readonly place: Place },
    tries = mostTries,
  ): Promise<TurnAnswer> {
    const { call, place } = moved;
    if (await keeper.keep(request, found, call)) return answer(request.callId, call, place);
    const now = await find(flow, request);
    if (now.standing && now.turn >= call.turn) return answer(request.callId, now.standing.call, now.standing.place);
    if (tries === 0) throw new Error('The call changed under two turns at once and can no longer be read');
    return keep(flow, request, now, moved, tries - 1);
  }

  function answer(callId: string, call: SavedCall, place: Place): TurnAnswer {
    return { output: describe(place), turn: call.turn, faults: 0, ...keeper.carry(callId, call) };
  }
}

function attemptOf({ callId: call, turn, faults, source, line }: TurnRequest): Attempt {
  return { call, turn, faults, source, line: line.name, startedMs: performance.now() };
}

function settingsOf(line: Line): LineSettings {
  const { ssn, participantId } = line.signIn;
  return {
    language: line.language,
    pace: line.pace,
    timeZone: line.timeZone,
    ssnSignIn: ssn,
    participantIdDigits: { min: participantId.minDigits, max: participantId.maxDigits },
    taxOffsets: line.taxOffsets,
    abroad: line.abroad,
  };
}
