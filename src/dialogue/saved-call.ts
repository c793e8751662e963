import { z } from 'zod';
import { languages } from './language.ts';

/** A call between two turns, as it is kept. `value` and `context` are the flow's own and are checked when the flow reads them. */
export const SavedCall = z.strictObject({
  version: z.literal(1),
  flow: z.string(),
  line: z.string(),
  /** The number the next turn must bring. */
  turn: z.int().min(1),
  language: z.enum(languages),
  value: z.unknown(),
  context: z.record(z.string(), z.unknown()),
});

export type SavedCall = z.infer<typeof SavedCall>;
