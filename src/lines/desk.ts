import { z } from 'zod';
import { languages, type Language } from '../text/language.ts';
import { PhoneNumber } from '../text/phone-number.ts';

const Desk = z.strictObject({
  /** Where people answer. */
  number: PhoneNumber,
  /** How many people answer. Left out, the desk is rung until it is busy. */
  agents: z.int().min(1).optional(),
  /** URL of a recording of about twenty seconds, repeated while a caller waits. Not played at relay pace. */
  music: z
    .url({ protocol: /^https?$/, error: 'the address of a recording, such as "https://example.org/wait.mp3"' })
    .optional(),
  /** Whether the agent presses a key before a caller is connected, so that voicemail takes no call. */
  confirm: z.boolean().default(false),
});

/** Where people answer, and how callers wait for them. */
export type Desk = z.infer<typeof Desk>;

const Written = z.unknown().optional();
const OfEachLanguage = z.strictObject({ en: Written, es: Written } satisfies Record<Language, z.ZodType>);

/** A number, a desk, or one of them for each language. Desks with the same number are one desk, for all lines and languages. */
export const Desks = z.unknown().transform((written, context): Readonly<Record<Language, Desk>> => {
  const isApart = typeof written === 'object' && written !== null && languages.some((language) => language in written);
  if (!isApart) {
    const desk = readDesk(written, [], context);
    return { en: desk, es: desk };
  }
  const { data, error } = OfEachLanguage.safeParse(written);
  if (!data) return tell(error, [], context);
  return { en: readDesk(data.en, ['en'], context), es: readDesk(data.es, ['es'], context) };
});

function readDesk(written: unknown, path: readonly string[], context: z.RefinementCtx): Desk {
  const number = typeof written === 'string' || written === undefined;
  const { data, error } = number ? PhoneNumber.safeParse(written) : Desk.safeParse(written);
  if (data === undefined) return tell(error, path, context);
  return typeof data === 'string' ? { number: data, confirm: false } : data;
}

function tell(error: z.ZodError | undefined, path: readonly string[], context: z.RefinementCtx): never {
  for (const issue of error?.issues ?? []) {
    context.addIssue({ code: 'custom', message: issue.message, path: [...path, ...issue.path], continue: false });
  }
  return z.NEVER;
}
