import { z } from 'zod';
import type { LineSettings } from '../dialogue/flow.ts';
import { languages } from '../text/language.ts';
import { paces } from '../dialogue/output.ts';
import { type Desk, Desks } from './desk.ts';
import { OpeningHours } from './opening-hours.ts';
import { CalledCountry } from '../text/callable-number.ts';
import { PhoneNumber } from '../text/phone-number.ts';

const Voice = z.string().min(1);

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name);
}

/** `tty`: text telephones. */
export const channels = ['voice', 'tty'] as const;
export type Channel = (typeof channels)[number];

const baudRates = [45.45, 50] as const;

/** What a voice line does for callers with a text telephone. */
const TtyCallers = z.strictObject({
  /** The number of the TTY line. */
  number: PhoneNumber,
  /** Whether callers who are silent at first hear that number in TTY tones. */
  greeting: z.boolean().default(true),
  /** Whether the line listens for TTY tones and moves such calls to the TTY line. Needs TWILIO_ACCOUNT_SID. */
  detect: z.boolean().default(false),
});

const Line = z.strictObject({
  channel: z.enum(channels).default('voice'),
  /** The numbers people dial to reach this line. */
  numbers: z.array(PhoneNumber).min(1),
  flow: z.string(),
  /** The language before the caller chooses one. */
  language: z.enum(languages),
  /** The pace at which calls begin. */
  pace: z.enum(paces),
  /** IANA name of the zone in which hearings and appointments are told. */
  timeZone: z.string().refine(isTimeZone, 'a time zone such as "America/Los_Angeles"'),
  /** The desk where people answer, in each language. */
  desk: Desks,
  /** When people answer. Left out, always. */
  hours: OpeningHours.optional(),
  /** Whether calls of a TTY line go to the desk at once while it is open. */
  straightToDesk: z.boolean().default(false),
  /** Bits a second on a TTY line: 45.45 in the United States, 50 in most other countries. */
  baud: z.literal(baudRates).default(45.45),
  tty: TtyCallers.optional(),
  signIn: z.strictObject({
    ssn: z.boolean(),
    participantId: z
      .strictObject({ minDigits: z.int().min(4), maxDigits: z.int().max(20) })
      .refine(({ minDigits, maxDigits }) => minDigits <= maxDigits, 'minDigits must not be more than maxDigits'),
    /** How many digits a PIN has at least that a caller chooses. */
    newPinDigits: z.literal([6, 8]).default(6),
  }),
  /** Whether tax offsets are told, which are federal tax information (IRS Publication 1075): to callers from the phone on file. */
  taxOffsets: z.boolean(),
  /** Whether callers are abroad, where toll-free numbers cannot be dialled. */
  abroad: z.boolean().default(false),
  /** The countries whose numbers callers may leave to be called back at. Puerto Rico is called at the price of the United States. */
  callsBackTo: z.array(CalledCountry).min(1).default(['US', 'PR']),
  voices: z
    .strictObject({ en: Voice.default('Polly.Joanna-Neural'), es: Voice.default('Polly.Lupe-Neural') })
    .prefault({}),
});

/** One or several numbers that people dial, and what answers there. */
export type Line = z.infer<typeof Line> & { readonly name: string };

const LinesFile = z
  .strictObject({ lines: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), Line) })
  .refine(({ lines }) => Object.keys(lines).length > 0, 'there must be at least one line')
  .refine(({ lines }) => {
    const numbers = Object.values(lines).flatMap((line) => line.numbers);
    return new Set(numbers).size === numbers.length;
  }, 'the same number stands on two lines; each number has one')
  .refine(
    ({ lines }) => Object.values(lines).every(({ channel, pace }) => channel === 'voice' || pace === 'relay'),
    'a line with channel: tty has pace: relay, since nobody who types can be hurried',
  )
  .refine(({ lines }) => {
    const named = Object.values(lines).flatMap(({ tty }) => tty?.number ?? []);
    const typed = Object.values(lines).flatMap(({ channel, numbers }) => (channel === 'tty' ? numbers : []));
    return new Set(typed).isSupersetOf(new Set(named));
  }, 'tty: names a number that no line with channel: tty has')
  .refine(
    ({ lines }) => Object.values(Object.groupBy(desksIn(lines), ({ number }) => number)).every(areAlike),
    'a desk has one number of agents: give the same `agents` in all lines and languages that lead there',
  );

function desksIn(lines: Record<string, z.infer<typeof Line>>): Desk[] {
  return Object.values(lines).flatMap(({ desk }) => Object.values(desk));
}

function areAlike(desks: readonly Desk[] = []): boolean {
  return new Set(desks.map(({ agents }) => agents)).size <= 1;
}

/** Reads the lines in a file's content. Throws `ZodError` with every problem and its path. */
export function toLines(content: unknown): Line[] {
  const { lines } = LinesFile.parse(content);
  return Object.entries(lines).map(([name, line]) => ({ name, ...line }));
}

/** The line that answers at a dialled number. */
export function findLine(lines: readonly Line[], dialled: string): Line | undefined {
  return lines.find((line) => line.numbers.includes(dialled));
}

/** The line with this name. URLs and saved calls hold the name. */
export function findLineByName(lines: readonly Line[], name: string): Line | undefined {
  return lines.find((line) => line.name === name);
}

/** The numbers of a line's desks, each once. */
export function desksOf({ desk }: Line): string[] {
  return [...new Set(Object.values(desk).map(({ number }) => number))];
}

/** The settings of a line that change what a caller meets. */
export function settingsOf(line: Line): LineSettings {
  const { ssn, participantId } = line.signIn;
  return {
    language: line.language,
    pace: line.pace,
    timeZone: line.timeZone,
    ssnSignIn: ssn,
    participantIdDigits: { min: participantId.minDigits, max: participantId.maxDigits },
    newPinDigits: line.signIn.newPinDigits,
    taxOffsets: line.taxOffsets,
    abroad: line.abroad,
    callsBackTo: line.callsBackTo,
  };
}
