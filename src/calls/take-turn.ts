import { advance, begin, react, type Place } from '../dialogue/advance.ts';
import { describe } from '../dialogue/describe.ts';
import type { Effect } from '../dialogue/effects.ts';
import type { Flow, LineSettings } from '../dialogue/flow.ts';
import { interpret } from '../dialogue/interpret.ts';
import { SavedCall, restorePlace, resumePlace, saveCall, turnOf } from '../dialogue/saved-call.ts';
import type { Prompts } from '../prompts/prompts.ts';
import { answerFault } from './answer-fault.ts';
import { createQueue } from './create-queue.ts';
import type { Line } from './lines.ts';
import type { CallLog } from './log.ts';
import type { CallStore } from './ports.ts';
import type { Attempt, RunEffect } from './run-effects.ts';
import type { TakeTurn, TurnAnswer, TurnRequest } from './turn.ts';

interface Parts {
  readonly flows: readonly Flow[];
  readonly calls: CallStore;
  readonly prompts: Prompts;
  readonly runEffect: RunEffect;
  readonly log: CallLog;
  /** The carrier gives up after 15 s; the caller hears from us before. */
  readonly deadlineMs?: number;
}

/** Where a kept call stands. `turn` is the number its next turn must bring, 0 where nothing is kept; a call that cannot be read has no place. */
interface Kept {
  readonly turn: number;
  readonly place?: Place;
}

/** Takes turns: load, interpret, advance, run effects, save, describe. A turn that was taken before moves nothing and gets the same answer. */
export function createTakeTurn({ flows, calls, prompts, runEffect, log, deadlineMs = 10_000 }: Parts): TakeTurn {
  const queue = createQueue();
  return (request) => queue(request.callId, () => takeTurn(request));

  async function takeTurn(request: TurnRequest): Promise<TurnAnswer> {
    let kept: Kept | undefined;
    try {
      return await within(deadlineMs, takeOrThrow());
    } catch (error) {
      log.error({ err: error, call: request.callId, turn: request.turn }, 'a turn failed');
      return answerFault(request, kept?.place && { output: describe(kept.place), turn: kept.turn, faults: 0 });
    }

    async function takeOrThrow(): Promise<TurnAnswer> {
      const flow = flowOf(request.line);
      kept = await load(flow, request);
      if (kept.place && request.turn !== kept.turn) return answer(kept.place, kept.turn);
      const place = kept.place ? await move(flow, kept.place, request) : await start(flow, kept, request);
      const turn = Math.max(request.turn, kept.turn) + 1;
      if (await calls.save(request.callId, saveCall(flow, place, turn), kept.turn)) return answer(place, turn);
      return answerOfTheFaster(flow, request);
    }
  }

  function flowOf(line: Line): Flow {
    const flow = flows.find(({ name }) => name === line.flow);
    if (!flow) throw new Error(`Line ${line.name} names a flow that does not exist: ${line.flow}`);
    return flow;
  }

  async function load(flow: Flow, { callId }: TurnRequest): Promise<Kept> {
    const raw = await calls.load(callId);
    const call = SavedCall.safeParse(raw);
    const place = call.success ? restorePlace(flow, call.data) : undefined;
    return { turn: call.data?.turn ?? turnOf(raw), ...(place && { place }) };
  }

  /** A call that begins, or one whose place is lost and that goes on at the nearest safe question. */
  async function start(flow: Flow, kept: Kept, { callId, line, turn, input, language, pace }: TurnRequest) {
    const settings = settingsOf(line);
    if (turn === 0 && kept.turn === 0)
      return settle(flow, begin(flow, settings), { call: callId, turn, line: line.name });
    log.warn({ call: callId, turn, kept: kept.turn }, 'the place of a call was lost; it goes on at a safe question');
    const place = resumePlace(flow, settings, { language: language ?? line.language, pace: pace ?? line.pace });
    // Whoever has spoken with a person is not asked to begin again.
    return input.kind === 'returned' ? react(flow, place, { type: input.result })[0] : place;
  }

  async function move(flow: Flow, place: Place, { callId, line, turn, input }: TurnRequest): Promise<Place> {
    const { language, next } = describe(place);
    const vocabulary = next.kind === 'ask' ? prompts.current().vocabulary(language, next.question) : new Map();
    const event = interpret(input, next, vocabulary);
    const moved = await settle(flow, react(flow, place, event), { call: callId, turn, line: line.name });
    log.debug({ call: callId, turn, event: event.type, from: place.value, to: moved.value }, 'turn taken');
    return moved;
  }

  /** Runs effects until none is left: each answers with an event that moves the flow on. */
  async function settle(flow: Flow, [place, effects]: [Place, Effect[]], attempt: Attempt): Promise<Place> {
    const [effect, ...others] = effects;
    if (!effect) return place;
    const [next, further] = advance(flow, place, await runEffect(effect, attempt));
    return settle(flow, [next, [...others, ...further]], attempt);
  }

  /** Two turns at once: the other one was saved first, and its answer is the answer to both. */
  async function answerOfTheFaster(flow: Flow, request: TurnRequest): Promise<TurnAnswer> {
    const { place, turn } = await load(flow, request);
    if (!place) throw new Error('The call changed under two turns at once and can no longer be read');
    return answer(place, turn);
  }
}

function answer(place: Place, turn: number): TurnAnswer {
  return { output: describe(place), turn, faults: 0 };
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
  };
}

async function within<Result>(deadlineMs: number, work: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer within ${deadlineMs} ms`)), deadlineMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
