import { z } from 'zod';
import { languages } from '../dialogue/language.ts';
import { paces } from '../dialogue/output.ts';
import { DeskHours } from './desk-hours.ts';

const PhoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/, 'a phone number in E.164, such as "+18669013212"');
const Voice = z.string().min(1);

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name);
}

const Line = z.strictObject({
  /** The numbers people dial to reach this line. */
  numbers: z.array(PhoneNumber).min(1),
  flow: z.string(),
  /** The language spoken while the caller has chosen none. */
  language: z.enum(languages),
  /** The pace at which calls begin. */
  pace: z.enum(paces),
  /** IANA name of the zone in which hearings and appointments are told. */
  timeZone: z.string().refine(isTimeZone, 'a time zone such as "America/Los_Angeles"'),
  /** The number of the desk where people answer. */
  desk: PhoneNumber,
  /** When they do; always, where it is left out. */
  hours: DeskHours.optional(),
  signIn: z.strictObject({
    ssn: z.boolean(),
    participantId: z
      .strictObject({ minDigits: z.int().min(4), maxDigits: z.int().max(20) })
      .refine(({ minDigits, maxDigits }) => minDigits <= maxDigits, 'minDigits must not be more than maxDigits'),
  }),
  /** Whether tax offsets are told: federal tax information (IRS Publication 1075). */
  taxOffsets: z.boolean(),
  voices: z
    .strictObject({ en: Voice.default('Polly.Joanna-Neural'), es: Voice.default('Polly.Lupe-Neural') })
    .prefault({}),
});

/** A number, or several, that people dial, and what answers there. */
export type Line = z.infer<typeof Line> & { readonly name: string };

const LinesFile = z
  .strictObject({ lines: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), Line) })
  .refine(({ lines }) => Object.keys(lines).length > 0, 'there must be at least one line')
  .refine(({ lines }) => {
    const numbers = Object.values(lines).flatMap((line) => line.numbers);
    return new Set(numbers).size === numbers.length;
  }, 'the same number stands on two lines; each number has one');

/** The lines of a file's content. Throws `ZodError` with every problem and where it stands. */
export function toLines(content: unknown): Line[] {
  const { lines } = LinesFile.parse(content);
  return Object.entries(lines).map(([name, line]) => ({ name, ...line }));
}

/** The line that answers at a dialled number. */
export function findLine(lines: readonly Line[], dialled: string): Line | undefined {
  return lines.find((line) => line.numbers.includes(dialled));
}
