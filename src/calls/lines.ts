import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { languages } from '../dialogue/language.ts';

const PhoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/, 'a phone number in E.164, such as "+18669013212"');
const Voice = z.string().min(1);

const Line = z.strictObject({
  /** The numbers people dial to reach this line. */
  numbers: z.array(PhoneNumber).min(1),
  flow: z.string(),
  /** The language spoken while the caller has chosen none. */
  language: z.enum(languages),
  /** The number of the desk where people answer. */
  desk: PhoneNumber,
  signIn: z.strictObject({
    ssn: z.boolean(),
    participantId: z.strictObject({ minDigits: z.int().min(4), maxDigits: z.int().max(20) }),
  }),
  /** Whether tax offsets are told: federal tax information (IRS Publication 1075). */
  taxOffsets: z.boolean(),
  voices: z.record(z.enum(languages), Voice),
});

/** A number, or several, that people dial, and what answers there. */
export type Line = z.infer<typeof Line> & { readonly name: string };

const LinesFile = z.strictObject({ lines: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), Line) });

/** Reads the lines from YAML text. Throws with every problem and where it stands. */
export function readLines(file: string): Line[] {
  const { lines } = LinesFile.parse(parse(readFileSync(file, 'utf8')));
  return Object.entries(lines).map(([name, line]) => ({ name, ...line }));
}

/** The line that answers at a dialled number. */
export function findLine(lines: readonly Line[], dialled: string): Line | undefined {
  return lines.find((line) => line.numbers.includes(dialled));
}
