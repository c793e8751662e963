import type { PaySettings } from '../agency/pay-settings.ts';
import type { LineSettings, RecordsSettings } from '../dialogue/flow.ts';
import type { Pace } from '../dialogue/output.ts';
import type { Language } from '../text/language.ts';
import type { Desks } from './desk.ts';
import type { OpeningHours } from './opening-hours.ts';

/** `tty`: text telephones. */
export const channels = ['voice', 'tty'] as const;
export type Channel = (typeof channels)[number];

/** One or several numbers that people dial, and what answers there. Phone numbers are in E.164. */
export interface Line {
  readonly name: string;
  /** The agency that answers there; empty in a file of one agency without a name. */
  readonly agency: string;
  readonly channel: Channel;
  /** The numbers people dial to reach this line. */
  readonly numbers: readonly string[];
  readonly flow: string;
  /** The language before the caller chooses one. */
  readonly language: Language;
  /** The pace at which calls begin. */
  readonly pace: Pace;
  /** IANA name of the zone in which hearings and appointments are told. */
  readonly timeZone: string;
  /** Where people answer, in each language. */
  readonly desk: Desks;
  /** When people answer. Left out, always. */
  readonly hours?: OpeningHours | undefined;
  /** Whether calls of a TTY line go to the desk at once while it is open. */
  readonly straightToDesk: boolean;
  /** Bits a second on a TTY line: 45.45 in the United States, 50 in most other countries. */
  readonly baud: 45.45 | 50;
  readonly tty?: TtyCallers | undefined;
  /** How callers sign in, where the flow of the line has them do so. */
  readonly signIn?: SignInSettings | undefined;
  /** Whether tax offsets are told, which are federal tax information (IRS Publication 1075): to callers from the phone on file. */
  readonly taxOffsets: boolean;
  /** Whether payers are told what is in force against them; that tax refunds are taken only where `taxOffsets` are told as well. */
  readonly enforcement: boolean;
  /** Whether callers are abroad, where toll-free numbers cannot be dialled. */
  readonly abroad: boolean;
  /** The countries whose numbers callers may leave to be called back at: ISO 3166. Puerto Rico is called at the price of the United States. */
  readonly callsBackTo: readonly string[];
  /** `false`: a text to its numbers begins no conversation. */
  readonly texts?: false;
  /** Where people call who write to this line: the numbers for voices and for text telephones, in E.164. Only of a line as it is written to. */
  readonly inWriting?: { readonly phone: string; readonly ttyPhone?: string };
  /** How cards are charged in calls. Left out, none is. */
  readonly pay?: PaySettings | undefined;
  /** The carrier's names of the voices. */
  readonly voices: Readonly<Record<Language, string>>;
}

/** What a voice line does for callers with a text telephone. */
export interface TtyCallers {
  /** The number of the TTY line. */
  readonly number: string;
  /** Whether callers who are silent at first hear that number in TTY tones. */
  readonly greeting: boolean;
  /** Whether the line listens for TTY tones and moves such calls to the TTY line. Needs TWILIO_ACCOUNT_SID. */
  readonly detect: boolean;
}

export interface SignInSettings {
  /** Whether nine digits are a Social Security number. */
  readonly ssn: boolean;
  readonly participantId: { readonly minDigits: number; readonly maxDigits: number };
  /** How many digits a PIN has at least that a caller chooses. */
  readonly newPinDigits: 6 | 8;
}

/** The numbers of a line's desks, each once. */
export function desksOf({ desk }: Line): string[] {
  return [...new Set(Object.values(desk).map(({ number }) => number))];
}

/** The settings of a line that change what a caller meets. `byReply`: whether the server can charge those who pay by replying. */
export function settingsOf(line: Line, { byReply = true } = {}): LineSettings {
  const { language, pace, timeZone, abroad, callsBackTo, channel, pay, signIn, inWriting } = line;
  return {
    language,
    pace,
    timeZone,
    abroad,
    callsBackTo,
    ...inWriting,
    ...(pay && { pay: { ...takeReplies(pay, byReply), typed: channel === 'tty' || inWriting !== undefined } }),
    ...(signIn && recordsSettingsOf(line, signIn)),
  };
}

function takeReplies({ byReply = false, ...pay }: PaySettings, canCharge: boolean): PaySettings {
  return { ...pay, ...(byReply && canCharge && { byReply }) };
}

function recordsSettingsOf(line: Line, { ssn, participantId, newPinDigits }: SignInSettings): RecordsSettings {
  return {
    ssnSignIn: ssn,
    participantIdDigits: { min: participantId.minDigits, max: participantId.maxDigits },
    newPinDigits,
    taxOffsets: line.taxOffsets,
    enforcement: line.enforcement,
  };
}
