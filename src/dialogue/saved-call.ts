import { z } from 'zod';
import { begin, type Place } from './advance.ts';
import { DialogueContext } from './dialogue-context.ts';
import type { Flow, LineSettings } from './flow.ts';
import type { Language } from './language.ts';
import type { Pace } from './output.ts';

const version = 1;

/** A call between two turns, as it is kept. What is in `context` is the flow's own and is checked when the flow reads it. */
export const SavedCall = z.strictObject({
  version: z.literal(version),
  flow: z.string(),
  /** The number that the next turn must bring. */
  turn: z.int().min(1),
  value: z.union([z.string(), z.record(z.string(), z.unknown())]),
  context: DialogueContext.loose(),
});

/** As much of a kept call as is needed to save over it. */
const Numbered = z.object({ turn: z.int().min(1) });

export type SavedCall = z.infer<typeof SavedCall>;

/** The call to keep at a place; `turn` is the number its next turn must bring. */
export function saveCall(flow: Flow, place: Place, turn: number): SavedCall {
  return { version, flow: flow.name, turn, value: place.value, context: place.context };
}

/** The place of a kept call, or undefined where today's flow cannot read it: another version, a state or a context it no longer has. */
export function restorePlace(flow: Flow, call: SavedCall): Place | undefined {
  const context = flow.context.safeParse(call.context);
  if (call.flow !== flow.name || !context.success) return undefined;
  try {
    return flow.machine.resolveState({ value: call.value as Place['value'], context: context.data });
  } catch {
    return undefined;
  }
}

/** The turn number of a kept call, even of one that can no longer be read; 0 where nothing is kept. */
export function turnOf(kept: unknown): number {
  const known = Numbered.safeParse(kept);
  return known.success ? known.data.turn : 0;
}

/** What a caller keeps whose place is lost. */
interface Kept {
  readonly language: Language;
  readonly pace: Pace;
}

/** The nearest safe question for a caller whose place is lost. They keep language and pace. */
export function resumePlace(flow: Flow, settings: LineSettings, { language, pace }: Kept): Place {
  const [start] = begin(flow, settings);
  const context = { ...start.context, language, pace, first: [{ prompt: 'lost-place' }] };
  return flow.machine.resolveState({ value: flow.resumeAt, context });
}
