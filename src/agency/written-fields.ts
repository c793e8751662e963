import { z } from 'zod';
import { brokenAccents } from '../text/broken-accents.ts';

/** Longer names and addresses than any agency has; they are spoken, after all. */
const longestText = 200;

/** A text that fits a pattern. `expected` is the message where it does not: it never quotes the text. */
export const matching = (pattern: RegExp, expected: string) => z.string(expected).regex(pattern, expected);

/** One of several words. The message where it is another lists them. */
export const oneOf = <const Options extends readonly string[]>(options: Options) =>
  z.enum(options, `one of ${options.join(', ')}`);

export const Flag = z.boolean('true or false');

export const ShortText = z
  .string(`1 to ${longestText} characters`)
  .refine(
    (text) => text.trim() !== '' && text.length <= longestText && text.isWellFormed() && !/\p{Cc}/u.test(text),
    `1 to ${longestText} characters, none of them a control character`,
  );

export const Docket = ShortText.refine(
  (text) => text.length <= 40 && /[\p{L}\p{N}]/u.test(text),
  'a docket number of up to 40 characters',
);

/** A text of an answer, as it is spoken: without spaces around it, and with its accents. */
export const SpokenText = ShortText.refine(
  (text) => !brokenAccents.test(text),
  'a text in UTF-8 whose accents were not lost',
).transform((text) => text.trim());

/** A word of a list that may grow: a later version of the sender may know more. `unlisted` stands for a word that is not in the list. */
export const oneOfGrowing = <const Options extends readonly string[]>(
  options: Options,
  unlisted: (word: string) => Options[number],
) =>
  z
    .string(`a word such as ${options.join(', ')}`)
    .transform((word): Options[number] => options.find((one) => one === word) ?? unlisted(word));

/** A calendar date, ISO 8601: `2026-11-20`. */
export const Day = z.iso
  .date('a date such as "2026-11-20"')
  .refine((day) => day >= '1900-01-01' && day < '2200-01-01', 'a date from 1900 to 2199');
