import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lines } from '../../scripts/rigs/sample-system.ts';
import type { CallEnded, Measure, TurnTaken } from '../../src/calls/ports/measure.ts';
import type { CallerInput } from '../../src/dialogue/caller-input.ts';
import type { Next } from '../../src/dialogue/output.ts';
import { countCalls } from '../../src/measure/telemetry/count-calls.ts';
import { tellAll } from '../../src/measure/tell-all.ts';
import { aTurn } from '../support/a-turn.ts';
import { openMeter } from '../support/open-meter.ts';
import { openSystem } from '../support/whole-system.ts';

const callers = 1000;
const mostTurns = 12;
const entries = ['1000000000001#', '482913#', '1111#', '93721#', '*#', '0#'];
const words = ['my balance', 'yes', 'withdrawal of my leg'];
const marked = ['1000000000001', '482913', '93721', 'withdrawal'];

/** What a caller does at a question, by a number: mostly something that is asked for there. */
function choose(next: Next, number: number): CallerInput {
  if (next.kind === 'transfer') return { kind: 'returned', result: number % 2 === 0 ? 'served' : 'unreached' };
  if (number % 9 === 0) return { kind: 'silence' };
  if (number % 11 === 0) return { kind: 'speech', text: pick(words, number) };
  const question = next.kind === 'ask' ? next.question : undefined;
  if (question?.kind === 'digits') return { kind: 'keys', keys: pick(entries, number) };
  const options = question?.kind === 'choice' ? Object.values(question.options).flatMap(({ key = [] }) => key) : ['1'];
  return { kind: 'keys', keys: pick(number % 7 === 0 ? ['0', '9', '#', '*'] : options, number) };
}

function pick(list: readonly string[], number: number): string {
  return list[number % list.length] ?? '';
}

it('a thousand calls at random have a thousand ends, and every turn of them is counted once', async () => {
  const taken: TurnTaken[] = [];
  const ended: CallEnded[] = [];
  const measure: Measure = {
    turnTaken: (turn) => void taken.push(turn),
    callEnded: (call) => void ended.push(call),
    callbackSettled: () => {},
    textTaken: () => {},
  };
  const { meter, read } = openMeter();
  const counted = countCalls(meter, 'an-agency', []);
  const system = await openSystem({ measure: tellAll([measure, counted], { error: () => expect.unreachable() }) });
  const { calls } = system;
  const [line] = lines;
  if (!calls || !line) throw new Error('There is no agency');
  let turns = 0;
  const walks = fc.sample(fc.array(fc.nat({ max: 10_000 }), { maxLength: mostTurns }), { numRuns: callers, seed: 28 });
  for (const [at, walk] of walks.entries()) {
    const call = { callId: `CA${at}`, line };
    let answer = await calls.takeTurn(aTurn(call));
    turns += 1;
    for (const number of walk) {
      if (answer.output.next.kind === 'hang-up') break;
      const request = aTurn({ ...call, turn: answer.turn, input: choose(answer.output.next, number) });
      answer = await calls.takeTurn(request);
      turns += 1;
      // The carrier asks twice now and then.
      if (at % 10 === 0) await calls.takeTurn(request);
    }
    const over = { callId: call.callId, line: line.name };
    await calls.endCall(over);
    if (at % 10 === 0) await calls.endCall(over);
  }
  await system.close();

  expect(ended).toHaveLength(callers);
  expect(new Set(ended.map(({ call }) => call)).size).toBe(callers);
  expect(taken).toHaveLength(turns);
  expect(taken.filter(({ event }) => event === 'began')).toHaveLength(callers);
  const byCall = Map.groupBy(taken, ({ call }) => call);
  for (const { call, state, turn } of ended) {
    const last = byCall.get(call)?.at(-1);
    expect([last?.to, last?.turn]).toEqual([state, turn]);
  }
  // Each turn goes on from where the one before it led.
  for (const [first, ...others] of byCall.values())
    others.reduce(
      (before, turn) => (expect([turn.from, turn.turn]).toEqual([before?.to, (before?.turn ?? 0) + 1]), turn),
      first,
    );
  const ends = Object.groupBy(ended, ({ end }) => end);
  for (const end of ['served', 'passed', 'passed-early', 'given-up', 'locked-out'] as const)
    expect(ends[end]?.length, end).toBeGreaterThan(0);
  const sumOf = async (name: string) =>
    (await read(name)).reduce((sum, series) => sum + Number(/\d+$/.exec(series)?.[0]), 0);
  const sums = ['ivr.calls', 'ivr.call.ends', 'ivr.call.duration', 'ivr.turn.duration'].map(sumOf);
  expect(await Promise.all(sums)).toEqual([callers, callers, callers, turns]);
  // A time may have the digits of a secret by chance.
  const told = JSON.stringify(
    [taken, ended, await read('ivr.misses'), await read('ivr.effect.duration')],
    (key, value: unknown) => (/ms$/i.test(key) ? undefined : value),
  );
  expect(marked.filter((secret) => told.includes(secret))).toEqual([]);
});
