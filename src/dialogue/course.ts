import { z } from 'zod';
import type { Flow } from './flow.ts';
import type { Output } from './output.ts';

/**
 * How calls end. `served`: something was told or left, and no person reached or promised. `passed`, `passed-early`: to a person, after or before that,
 * or to be called back by one. `locked-out`: sign-in was held up. `given-up`: none of these. `turned-away`, `fault`: on our side.
 */
export const callEnds = ['served', 'passed', 'passed-early', 'given-up', 'locked-out', 'turned-away', 'fault'] as const;

export type CallEnd = (typeof callEnds)[number];

/** What a call has come to so far. An older version keeps nothing of it. */
export const Course = z.object({
  /** Whether the caller was told, or left, something that people call for. */
  served: z.boolean(),
  passed: z.enum(['passed', 'passed-early']).exactOptional(),
  /** Whether sign-in is paused or locked. */
  heldUp: z.boolean(),
});

export type Course = Readonly<z.infer<typeof Course>>;

export const newCourse: Course = { served: false, heldUp: false };

interface Step {
  readonly flow: Flow;
  /** The type of what the caller did. */
  readonly event: string;
  /** The types of what effects answered. */
  readonly results: readonly string[];
  readonly output: Output;
}

const holdsUp = new Set(['sign-in-paused', 'sign-in-locked']);

/** The course of a call after a turn. Pure. */
export function followCourse(before: Course, { flow, event, results, output: { told } }: Step): Course {
  const { answers, callbacks } = flow.prompts;
  const isTold = (prompts: readonly string[]) => told.some(({ prompt }) => prompts.includes(prompt));
  const served = before.served || isTold(answers);
  const passed = before.passed ?? (event === 'served' || isTold(callbacks) ? nameOf(before) : undefined);
  const heldUp = results.some((type) => holdsUp.has(type)) || (before.heldUp && !results.includes('signed-in'));
  return { served, ...(passed && { passed }), heldUp };
}

/** How a call ends that is over where it stands. */
export function nameEnd(course: Course, { next }: Output): CallEnd {
  if (course.passed) return course.passed;
  if (next.kind === 'transfer') return nameOf(course);
  if (course.served) return 'served';
  return course.heldUp ? 'locked-out' : 'given-up';
}

function nameOf({ served }: Course): 'passed' | 'passed-early' {
  return served ? 'passed' : 'passed-early';
}
