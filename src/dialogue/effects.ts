import type { ToldAppointment } from '../agency/appointment.ts';
import type { CaseList, ToldCase } from '../agency/case.ts';
import type { Library } from '../agency/library.ts';
import type { Office } from '../agency/office.ts';
import type { Identifier, SignedIn } from '../agency/participant.ts';
import type { PaymentKind, ToldPayment } from '../agency/payment.ts';
import type { CallerRequest } from '../agency/caller-request.ts';
import type { Language } from '../text/language.ts';
import type { Pace, Told } from './output.ts';
import type { ConsentEffects, ConsentResults } from './consent-effects.ts';
import type { PayEffects, PayResults } from './pay-effects.ts';

/** What a flow can ask of the world: each effect's parameters. Secrets travel here and nowhere else. */
export interface Effects extends PayEffects, ConsentEffects {
  /** Takes the number a caller gave as theirs; it is kept only as a claim that nobody can read. */
  identify: Identifier;
  /** `language`: of the call, and so of the notice about a lock, beside the owner's own. */
  signIn: { readonly claim: string; readonly pin: string; readonly language: Language };
  /**
   * `position` counts the participant's cases from 1. `ending` and `caseReference`: of the case that was told to stand there; `told` and
   * `afterCase`: of the one told just before.
   */
  findCase: {
    readonly participant: string;
    readonly position: number;
    readonly ending?: string | undefined;
    readonly told?: string | undefined;
    readonly caseReference?: string | undefined;
    readonly afterCase?: string | undefined;
    /** IANA name of the zone whose day it is. */
    readonly timeZone: string;
  };
  /** One page of payments, `skip` being those already told; `after`: `next` of the page before, where it had one. */
  findPayments: {
    readonly participant: string;
    readonly kind: PaymentKind;
    /** IANA name of the zone whose day it is. */
    readonly timeZone: string;
    readonly skip: number;
    readonly after?: string | undefined;
    readonly taxOffsets: boolean;
  };
  /** The participant's cases, to choose one; `ending`: those whose number ends so, as it is keyed in or as it is told. */
  listCases: { readonly participant: string; readonly ending?: string };
  /** Which of the participant's cases has a number that ends so, as it was told: a request names its case by the position. Nothing is told of it. */
  findPosition: {
    readonly participant: string;
    readonly ending: string;
    readonly caseReference?: string | undefined;
  };
  /** Whether there is anything to send of a year. */
  hasPayments: { readonly participant: string; readonly year: number };
  /** Whether a statement of the last six months is made for the participant, who pays (collections), receives (disbursements) or both. */
  hasStatement: {
    readonly participant: string;
    readonly kinds: readonly PaymentKind[];
    /** IANA name of the zone whose day it is. */
    readonly timeZone: string;
  };
  /** What the participant must come to from now on, `skip` being those already told, `after` as of payments. */
  findAppointments: {
    readonly participant: string;
    /** IANA name of the zone in which they are told. */
    readonly timeZone: string;
    readonly skip: number;
    readonly after?: string | undefined;
  };
  /** Offices by what a caller keyed: the county's number, a ZIP code, or the first letters of its name on the keypad; or by the county's name. */
  findOffices: { readonly keys: string } | { readonly county: string };
  /** Libraries with private rooms by what a caller keyed: a ZIP code, or the first letters of a city on the keypad. */
  findLibraries: { readonly keys: string };
  /** A temporary PIN for somebody who has none; the message that brings it is in the language of the call, and in their own. */
  requestPin: { readonly claim: string; readonly language: Language };
  /** Judges a PIN that a participant has chosen, and remembers it only as something nobody can read. */
  checkNewPin: { readonly participant: string; readonly pin: string; readonly minDigits: number };
  /** Sets the chosen PIN where the second entry is the same. */
  changePin: {
    readonly participant: string;
    readonly candidate: string;
    readonly pin: string;
    /** That of the call: the notice about it is in this and in their own. */
    readonly language: Language;
  };
  /** Whether it is within the hours of the line. */
  readHours: Readonly<Record<string, never>>;
  /** Whether somebody at the desk is free for the caller now; `unreached`: the call comes back from there, as nobody came to the phone. */
  askQueue: { readonly language: Language; readonly unreached: boolean };
  /** The caller no longer waits for the desk. */
  leaveQueue: Readonly<Record<string, never>>;
  /** The number that calls, to be called back. */
  findCallingNumber: Readonly<Record<string, never>>;
  /** What was entered as the number to be called back at. */
  readCallbackNumber: { readonly digits: string };
  /** The caller hangs up and is called when it is their turn; `told` is for the person at the desk. */
  keepPlace: {
    readonly reference: string;
    /** E.164. */
    readonly phone: string;
    readonly language: Language;
    readonly pace: Pace;
    readonly told: readonly Told[];
  };
  /** Leaves something for the agency to do; `participant` where it is known who calls. */
  leaveRequest: CallerRequest & {
    readonly pace: Pace;
    /** How many were left before in the call: what tells a second request from one that is tried again. */
    readonly before: number;
  };
}

/** Whose number digits may be, and whether the line calls that country. */
interface CallbackNumber {
  /** E.164. */
  readonly phone: string;
  /** ISO 3166, two letters. */
  readonly country: string;
  readonly isCalled: boolean;
}

/** When people answer again: ISO 8601 date and times of the line's time zone. */
export interface DeskOpening {
  readonly when: 'today' | 'tomorrow' | 'later';
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

/** The events with which each effect answers. Any of them may answer `records-unavailable` or `sign-in-over` instead. */
export interface EffectResults extends PayResults, ConsentResults {
  identify: { readonly type: 'identified'; readonly claim: string };
  signIn:
    /** `pinWeak`: the agency issued a PIN that is short or easy to guess, and it must be changed like a temporary one. */
    | ({ readonly type: 'signed-in'; readonly pinWeak?: boolean } & SignedIn)
    | { readonly type: 'sign-in-refused'; readonly locks?: boolean }
    /** For so many minutes more, where that is known. */
    | { readonly type: 'sign-in-paused'; readonly minutes?: number }
    | { readonly type: 'sign-in-locked'; readonly minutes?: number };
  findCase: { readonly type: 'case-found'; readonly found: ToldCase } | { readonly type: 'no-case' };
  findPayments: {
    readonly type: 'payments-found';
    readonly kind: PaymentKind;
    readonly skip: number;
    readonly page: readonly ToldPayment[];
    /** Whether earlier ones are left. */
    readonly more: boolean;
    /** Where the next page begins, where the records say so. */
    readonly next?: string | undefined;
  };
  /** `cases` holds as many as can be chosen from with one key. */
  listCases: { readonly type: 'cases-listed' } & CaseList;
  findPosition: { readonly type: 'position-found'; readonly position?: number };
  hasPayments: { readonly type: 'year-found' | 'no-year' };
  hasStatement: { readonly type: 'statement-found' | 'no-statement' };
  findAppointments: {
    readonly type: 'appointments-found';
    readonly skip: number;
    readonly page: readonly ToldAppointment[];
    readonly more: boolean;
    readonly next?: string | undefined;
  };
  findOffices: { readonly type: 'offices-found'; readonly offices: readonly Office[] };
  findLibraries: { readonly type: 'libraries-found'; readonly libraries: readonly Library[] };
  /** `later`: a person sends the e-mail. `underway`: it was asked for before. */
  requestPin: {
    readonly type: 'pin-emailed' | 'pin-emailed-later' | 'pin-mailed' | 'pin-underway' | 'pin-needs-agent';
  };
  checkNewPin: { readonly type: 'pin-taken'; readonly candidate: string } | { readonly type: 'pin-unfit' };
  /** `participant`: what stands for them from here on. */
  changePin: { readonly type: 'pin-changed'; readonly participant: string } | { readonly type: 'pin-differs' };
  /** `opening`: when the next hours begin; none are in sight where it is missing. */
  readHours:
    | { readonly type: 'within-hours' }
    | { readonly type: 'out-of-hours'; readonly opening?: DeskOpening | undefined };
  /**
   * `desk-open`: the call is let through, after so many minutes in the queue.
   * `queued`: `position` counts from 1; `minutes` is the expected wait, 60 for anything longer; `callsBack`: a caller who is called back keeps the place.
   * `desk-closed`: `opening` is the next one, whose `when` says how its day is told; none is in sight where it is missing.
   * `desk-unreached`: nobody came to the phone, and there is no queue to wait in.
   */
  askQueue:
    | { readonly type: 'desk-open'; readonly waitedMinutes: number }
    | { readonly type: 'queued'; readonly position: number; readonly minutes: number; readonly callsBack: boolean }
    | { readonly type: 'desk-closed'; readonly opening?: DeskOpening | undefined }
    | { readonly type: 'desk-unreached' };
  leaveQueue: { readonly type: 'queue-left' };
  /** There is none where it is withheld, or is not called back. */
  findCallingNumber:
    | { readonly type: 'calling-number-found'; readonly phone: string }
    | { readonly type: 'no-calling-number' };
  /** `numbers`: several where the same digits are numbers of several countries, none where they are no number that is called. */
  readCallbackNumber: {
    readonly type: 'callback-numbers-read';
    readonly numbers: readonly CallbackNumber[];
    readonly lacksAreaCode: boolean;
  };
  /** `place-lost`: the agency calls back, in its own time. */
  keepPlace: { readonly type: 'place-kept' | 'place-lost' };
  leaveRequest: { readonly type: 'request-left'; readonly reference: string };
}

export type EffectName = keyof Effects;

export type Effect = { [Name in EffectName]: { readonly type: Name; readonly params: Effects[Name] } }[EffectName];

/**
 * `sign-in-over`: what was asked for is told only to somebody who has signed in with the participant's present PIN. `forgotten`: the PIN
 * may be the same, and the records have forgotten the sign-in.
 */
export type EffectResult =
  | EffectResults[EffectName]
  | { readonly type: 'records-unavailable' }
  | { readonly type: 'sign-in-over'; readonly forgotten?: true };
