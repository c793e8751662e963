import { expect, test } from 'vitest';
import { mostMoments } from '../../../src/calls/patience.ts';
import { answerInTime } from '../../../src/calls/turns/answer-in-time.ts';
import type { TurnAnswer } from '../../../src/calls/turns/turn.ts';
import { aTurn } from '../../support/a-turn.ts';

const patience = { firstSilenceMs: 1000, laterSilenceMs: 0, lookAgainMs: 1 };
const question: TurnAnswer = {
  output: { language: 'en', pace: 'standard', told: [{ prompt: 'goodbye' }], next: { kind: 'hang-up' } },
  turn: 3,
  faults: 0,
};

/** What a caller hears who waits for a turn that another server had in hand, after so many moments. */
async function waitFor(standing: TurnAnswer, waits: number) {
  const counted: string[] = [];
  const { takeTurn } = answerInTime(async () => standing, {
    patience,
    count: (what) => void counted.push(what),
    now: Temporal.Now.instant,
  });
  const answer = await takeTurn(aTurn({ turn: 3, waits, input: { kind: 'waiting' } }));
  return { answer, counted, told: answer.output.told.map(({ prompt }) => prompt) };
}

test('a turn that nobody answers is asked for a moment up to three times', async () => {
  for (let waits = 0; waits < mostMoments; waits += 1) {
    const { answer, counted, told } = await waitFor(question, waits);
    expect(told).toEqual(['one-moment']);
    expect(answer).toMatchObject({ turn: 3, faults: 0, waits: waits + 1, output: { next: { kind: 'wait' } } });
    expect(counted).toEqual(['turns answered late']);
  }
});

test('after three moments the question is put once more, behind an apology', async () => {
  const { answer, counted, told } = await waitFor(question, mostMoments);
  expect(told).toEqual(['fault', 'goodbye']);
  expect(answer).toMatchObject({ turn: 3, faults: 1, output: { next: question.output.next } });
  expect(counted).toEqual([]);
});

test('after three moments an answer that tells of its own fault is given as it is', async () => {
  const apology: TurnAnswer = { ...question, faults: 1 };
  expect((await waitFor(apology, mostMoments)).answer).toBe(apology);
});

test('the answer of another server is given when it is there, after any number of moments', async () => {
  const next: TurnAnswer = { ...question, turn: 4 };
  for (const waits of [1, mostMoments]) expect((await waitFor(next, waits)).answer).toBe(next);
});
