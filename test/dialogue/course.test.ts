import { describe, expect, it } from 'vitest';
import { flows } from '../../flows/index.ts';
import { type Course, followCourse, nameEnd, newCourse } from '../../src/dialogue/course.ts';
import type { Flow } from '../../src/dialogue/flow.ts';
import type { Output } from '../../src/dialogue/output.ts';

const [flow = {} as Flow] = flows;
const manner = { language: 'en', pace: 'standard' } as const;
const asks = {
  ...manner,
  told: [],
  next: { kind: 'ask', misses: 0, question: { kind: 'pause', prompt: 'paused' } },
} satisfies Output;
const transfers: Output = { ...manner, told: [{ prompt: 'transfer' }], next: { kind: 'transfer' } };

interface Step {
  readonly event?: string;
  readonly results?: readonly string[];
  readonly told?: string;
}

function follow(...steps: readonly Step[]): Course {
  return steps.reduce<Course>(
    (course, { event = 'entered', results = [], told }) =>
      followCourse(course, { flow, event, results, output: { ...asks, told: told ? [{ prompt: told }] : [] } }),
    newCourse,
  );
}

describe('the end of a call', () => {
  const owes = { told: 'payer-owes' };
  it.each<[string, Course, Output, string]>([
    ['nothing was told', follow({ told: 'no-input' }), asks, 'given-up'],
    ['a balance was told', follow(owes, { told: 'goodbye' }), asks, 'served'],
    ['a message was left', follow({ told: 'left-message' }), asks, 'served'],
    ['the call is being connected before anything was told', follow(), transfers, 'passed-early'],
    ['the call is being connected after a balance', follow(owes), transfers, 'passed'],
    ['a person was spoken with, and then a balance told', follow({ event: 'served' }, owes), asks, 'passed-early'],
    ['nobody came to the phone at the desk', follow({ event: 'unreached' }), asks, 'given-up'],
    ['a person is to call back', follow(owes, { told: 'left-callback' }), asks, 'passed'],
    [
      'sign-in was locked',
      follow({ results: ['sign-in-refused'] }, { results: ['sign-in-locked'] }),
      asks,
      'locked-out',
    ],
    [
      'sign-in was paused, and then worked',
      follow({ results: ['sign-in-paused'] }, { results: ['signed-in'] }),
      asks,
      'given-up',
    ],
    [
      'sign-in was paused, and hours were told',
      follow({ results: ['sign-in-paused'] }, { told: 'office' }),
      asks,
      'served',
    ],
  ])('where %s', (_, course, output, end) => {
    expect(nameEnd(course, output)).toBe(end);
  });
});

describe('the prompts that tell how calls end', () => {
  it.each(flows)('are statements of the flow $name', ({ prompts }) => {
    const { answers, callbacks, statements } = prompts;
    expect(answers.length).toBeGreaterThan(3);
    expect([...answers, ...callbacks].filter((prompt) => !(prompt in statements))).toEqual([]);
    expect(answers.filter((prompt) => callbacks.includes(prompt))).toEqual([]);
  });
});
