import { z } from 'zod';

/** Stands for a row of an answer of which nothing is told. `why` names the field, in words of the contract; left out where it is told to be passed over. */
export class LeftOut {
  readonly why: string | undefined;

  constructor(why?: string) {
    this.why = why;
  }
}

type JudgeRow = (written: Readonly<Record<string, unknown>>) => LeftOut | undefined;

/** Reads a row, or leaves it out unread for a word that it has: one of a later version of the contract, say. */
export function orLeftOut<Row>(row: z.ZodType<Row>, judge: JudgeRow) {
  return z.record(z.string(), z.unknown()).transform((written, context): Row | LeftOut => {
    const leftOut = judge(written);
    if (leftOut) return leftOut;
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
