import { z } from 'zod';
import { languages } from '../text/language.ts';
import { paces, Told } from './output.ts';

/** What every flow keeps in its context, so that misses, repetitions, languages and pauses are handled once for all of them. */
export const DialogueContext = z.object({
  language: z.enum(languages),
  pace: z.enum(paces),
  /** Whether the caller has asked for quiet. */
  paused: z.boolean(),
  /** Answers missed in a row at the open question, and how the last one was missed. */
  misses: z.int().min(0),
  missed: z.enum(['no-input', 'no-match']).optional(),
  /** Silences in a row at questions that wait for as long as it takes, and at pauses. An older version counts none. */
  silences: z.int().min(0).default(0),
  /** Whether the caller has asked what can be answered here. */
  helped: z.boolean().optional(),
  /** Whether the caller has just answered a question for a number: the `#` that ended the answer may be heard twice. */
  afterEntry: z.boolean().optional(),
  /** Numbers entered in a row that nothing could be done with. */
  unfit: z.int().min(0),
  /** Said once, before the scene. */
  first: z.array(Told).readonly(),
});

export type DialogueContext = z.infer<typeof DialogueContext>;
