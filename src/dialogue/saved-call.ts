import { z } from 'zod';
import { begin, type Place } from './advance.ts';
import { Course, newCourse } from './course.ts';
import type { DialogueContext } from './dialogue-context.ts';
import type { Flow, LineSettings } from './flow.ts';
import type { Language } from '../text/language.ts';
import type { Pace, Told } from './output.ts';
import { standAt, type Standing } from './standing.ts';

const version = 1;

/** A call between two turns, as it is kept. What is in `context` is the flow's own and is checked when the flow reads it. */
export const SavedCall = z.strictObject({
  version: z.literal(version),
  flow: z.string(),
  /** The number that the next turn must bring. */
  turn: z.int().min(1),
  value: z.union([z.string(), z.record(z.string(), z.unknown())]),
  context: z.custom<DialogueContext & Record<string, unknown>>((given) => typeof given === 'object' && given !== null),
});

/** As much of a kept call as is needed to save over it. */
const Numbered = z.object({ turn: z.int().min(1) });

export type SavedCall = z.infer<typeof SavedCall>;

/** When a call began and took its last turn, in milliseconds of the epoch. */
const Times = z.object({ begunMs: z.number(), takenMs: z.number() });
export type Times = Readonly<z.infer<typeof Times>>;

/** Times stand in the context: servers of an older version refuse a call with a field of its own for them, and read past this one. */
const Timed = z.object({ context: z.object({ times: Times }) });

/** It stands in the context for the same reason. */
const WithCourse = z.object({ context: z.object({ course: Course }) });

/** What is kept of a call beside its standing. */
export interface Kept {
  readonly times: Times;
  readonly course: Course;
}

/** The call to keep where it stands; `turn` is the number its next turn must bring. */
export function saveCall({ flow, place }: Standing, turn: number, kept: Kept): SavedCall {
  return { version, flow: flow.name, turn, value: place.value, context: { ...place.context, ...kept } };
}

/** When a kept call began and was saved; undefined where an older version has saved it. */
export function timesOf(kept: unknown): Times | undefined {
  return Timed.safeParse(kept).data?.context.times;
}

/** What a kept call has come to; nothing where an older version has saved it. */
export function courseOf(kept: unknown): Course {
  return WithCourse.safeParse(kept).data?.context.course ?? newCourse;
}

/**
 * Where a kept call stands, or undefined where today's flow cannot read it: another version, a state or a context it no longer has.
 * A sentence that was to be said once and that the flow no longer has is left out.
 */
export function restoreStanding(flow: Flow, call: SavedCall): Standing | undefined {
  const read = flow.context.safeParse(call.context);
  if (call.flow !== flow.name || !read.success) return undefined;
  const context = { ...read.data, first: read.data.first.filter((told) => canSay(flow, told)) };
  try {
    return standAt(flow, flow.machine.resolveState({ value: call.value as Place['value'], context }));
  } catch {
    return undefined;
  }
}

function canSay({ prompts: { statements } }: Flow, { prompt, slots = {} }: Told): boolean {
  const wanted = Object.hasOwn(statements, prompt) ? Object.keys(statements[prompt] ?? {}) : undefined;
  return wanted?.length === Object.keys(slots).length && wanted.every((slot) => Object.hasOwn(slots, slot));
}

/** The turn number of a kept call, even of one that can no longer be read; 0 where nothing is kept. */
export function turnOf(kept: unknown): number {
  const known = Numbered.safeParse(kept);
  return known.success ? known.data.turn : 0;
}

/** What can be read of a call that another version of the flow has saved. */
const Lost = z.object({ version: z.literal(version), flow: z.string(), context: z.unknown() });

interface Manner {
  readonly language: Language;
  readonly pace: Pace;
}

/**
 * The nearest safe question for a caller whose place is lost. They keep language and pace, and what the flow can keep of the `lost` call.
 * `told`: what they must know before it.
 */
export function resumePlace(
  flow: Flow,
  settings: LineSettings,
  { language, pace }: Manner,
  lost: unknown,
  told: readonly Told[] = [],
): Place {
  const [start] = begin(flow, settings);
  const read = Lost.safeParse(lost).data;
  const { at, keeps } = flow.resume(read?.flow === flow.name ? read.context : undefined);
  const context = { ...start.context, ...keeps, language, pace, first: [{ prompt: 'lost-place' }, ...told] };
  return flow.machine.resolveState({ value: at, context });
}
