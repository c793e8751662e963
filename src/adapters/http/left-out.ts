import { z } from 'zod';

/** Stands for a row of an answer of which nothing is told. `why` names the field, in words of the contract. */
export class LeftOut {
  readonly why: string;

  constructor(why: string) {
    this.why = why;
  }
}

type WhyLeftOut = (written: Readonly<Record<string, unknown>>) => string | undefined;

/** Reads a row, or leaves it out for a word that a later version of the contract may have. */
export function orLeftOut<Row>(row: z.ZodType<Row>, whyLeftOut: WhyLeftOut) {
  return z.record(z.string(), z.unknown()).transform((written, context): Row | LeftOut => {
    const why = whyLeftOut(written);
    if (why !== undefined) return new LeftOut(why);
    const { success, data, error } = row.safeParse(written);
    if (success) return data;
    for (const { message, path } of error.issues) context.addIssue({ code: 'custom', message, path: [...path] });
    return z.NEVER;
  });
}

/** A word that is not in its list. What is no word at all does not fit, and is left to the reading of the row. */
export function isNewWord(words: readonly string[], written: unknown): boolean {
  return typeof written === 'string' && !words.includes(written);
}
