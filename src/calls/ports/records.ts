import type { Appointment } from '../../agency/appointment.ts';
import type { CaseDetails, CaseList } from '../../agency/case.ts';
import type { IdentifierKind, SignedIn } from '../../agency/participant.ts';
import type { FoundPayment, PaymentKind } from '../../agency/payment.ts';
import type { CallerRequest } from '../../agency/caller-request.ts';
import type { Pace } from '../../dialogue/output.ts';
import type { Channel } from '../../lines/line.ts';
import type { Language } from '../../text/language.ts';

/**
 * `refused` covers an unknown ID, a wrong PIN and a participant without PIN alike; `locks`: this failure was one too many. `paused` and
 * `locked`: too many failures, for so many minutes more where that is known.
 */
export type SignInResult =
  | ({ readonly outcome: 'accepted' } & SignedIn)
  | { readonly outcome: 'refused'; readonly locks?: boolean | undefined }
  | { readonly outcome: 'paused' | 'locked'; readonly minutes?: number | undefined };

/** What records reject with where a sign-in no longer counts. */
export class SignInOver extends Error {
  /** Whether that is known to be so as the PIN has changed; else records may have forgotten the sign-in. */
  readonly hasNewPin: boolean;

  constructor({ hasNewPin } = { hasNewPin: true }) {
    super(`The sign-in of this call no longer counts${hasNewPin ? ': the PIN has changed since' : ''}`);
    this.name = 'SignInOver';
    this.hasNewPin = hasNewPin;
  }
}

/**
 * The records of the agency: participants, cases, payments. What tells of a participant rejects with `SignInOver` where their PIN has
 * changed since they signed in.
 */
export interface Records {
  /** What stands for the digits from here on: a keyed hash or a seal that only we open, the same each time, whether or not anybody has that number. */
  identify(kind: IdentifierKind, digits: string): string;
  /**
   * Checks a PIN and counts failures for each identifier, by the phone they come from and for all phones together (NIST SP 800-63B 5.2.2); the
   * phone on file is not stopped by the failures of others. `attempt` names the turn (call, turn, and the time it is asked again after a fault):
   * the same guess in the same turn counts once, and each other guess in it counts too. An unknown identifier takes the same steps and time as a known one.
   */
  signIn(request: SignInRequest): Promise<SignInResult>;
  /** Whether a sign-in still counts. */
  isSignedIn(participant: string): Promise<boolean>;
  /**
   * The participant's case at a position from 1, in a fixed order; undefined past the last. Where the agency gave references, `named` says which
   * case is meant, wherever it stands by now; undefined where it is theirs no more.
   */
  findCase(participant: string, position: number, named?: NamedCase): Promise<CaseDetails | undefined>;
  /**
   * A page of payments of one kind over all the participant's cases (collections where they pay, disbursements where they receive). First what was expected within the last 60 days and
   * never came, three at most, the last posted one and the next expected one; then the others: late ones, posted ones the last first, expected ones the soonest first, and last what was
   * expected longer ago. Where the participant has several cases, each names its own. `skip` passes over those already told; tax offsets only where `taxOffsets` (IRS Publication 1075).
   */
  findPayments(query: PaymentQuery): Promise<PaymentPage>;
  /** The participant's cases in the order of their positions, `limit` at most, and how many there are. */
  listCases(query: CaseListQuery): Promise<CaseList>;
  /** Whether a year has payments by or to the participant. */
  hasPayments(participant: string, year: number): Promise<boolean>;
  /** Appointments in their cases from an instant on, the next first. Where there are several cases, each names its own. */
  findAppointments(query: AppointmentQuery): Promise<AppointmentPage>;
  /**
   * Makes a random temporary PIN of eight digits that works once, beside the present one, and puts the message that brings it into the outbox,
   * both or neither. `request` names it (the call): the same one twice makes one. It goes by e-mail where there is an address and works for a
   * day, else by post where the mailing address is valid and works for thirty. Where there is neither, nothing is made and the answer is `agent`.
   * While one is on its way that was not used yet, a day by e-mail and ten by post, no other is made; after that, the earlier one works beside the
   * next: nobody can take it from its owner. `underway`: one was asked for with this claim
   * before, and is on its way. An unknown claim gets an answer as well, always the same one for the same claim and each as often as known ones,
   * so that nobody learns whose IDs exist. The message is in the `language` of the call, and in the participant's own where that is another.
   */
  requestPin(request: PinRequest): Promise<'emailed' | 'mailed' | 'agent' | 'underway'>;
  /** The keyed hash of a new PIN, or a seal on it; undefined where it is unfit: the present one or a temporary one, or weak (`src/agency/pin-policy.ts`). */
  checkNewPin(participant: string, pin: string): Promise<string | undefined>;
  /**
   * Makes the candidate the participant's PIN where `pin` is the same PIN, and gives what stands for the participant from here on; temporary
   * PINs end, and so do their other sign-ins. Undefined, and nothing changes, where it differs, or where the PIN has been changed since the
   * candidate was taken: a late change does not undo a newer one.
   */
  changePin(change: {
    readonly participant: string;
    readonly candidate: string;
    readonly pin: string;
    /** The participant is told of the change in these words; left out, they are not. */
    readonly notices?: NoticeWording;
  }): Promise<string | undefined>;
  /** Keeps a request for the agency and gives its reference, eight digits. */
  leaveRequest(request: NewRequest): Promise<string>;
  /** The agency need not do any more what a request asked for. One that was handed over already stays, and so does one that is unknown. */
  settleRequest(reference: string): Promise<void>;
  /** Rejects where the records cannot be reached. */
  check(): Promise<void>;
  /** What fails though they can be reached, in words for administrators; left out where that is not known. */
  failing?(): readonly string[];
  close(): Promise<void>;
}

/** A case by the references that the agency gave: the case itself, or else the one that it follows. */
export interface NamedCase {
  readonly caseReference?: string | undefined;
  readonly afterCase?: string | undefined;
}

/** What the owner of an ID is told by e-mail or post. */
export type Notice = 'sign-in-locked' | 'pin-changed' | 'contact-change';

export interface NoticeWording {
  /** That of the call: a notice is in the participant's own, and in this one where it is another. */
  readonly language: Language;
  /** A notice says nothing about the participant or their cases. */
  readonly write: (language: Language, notice: Notice) => { readonly subject: string; readonly text: string };
}

interface SignInRequest {
  readonly claim: string;
  readonly pin: string;
  readonly attempt: string;
  /** Names the telephone call: a temporary PIN works in one. Left out, it works for this attempt alone. */
  readonly call?: string;
  /** The caller's number as the carrier gives it; left out where it is not known. */
  readonly source?: string | undefined;
  /** The owner is told of a lock in these words; left out, they are not. */
  readonly notices?: NoticeWording;
  /** Whether a number (E.164) is called back: `phoneOnFile` is false for another. Left out, each one is. */
  readonly isCalled?: (phone: string) => boolean;
  /** The countries (ISO 3166) to which the line calls back: for an agency that judges by itself. */
  readonly callsBackTo?: readonly string[] | undefined;
}

export interface PinRequest {
  readonly claim: string;
  readonly request: string;
  readonly language: Language;
  /** The message that brings a PIN. It says nothing about the participant or their cases. */
  writeMessage(language: Language, pin: TemporaryPin): { readonly subject: string; readonly text: string };
}

export interface TemporaryPin {
  readonly pin: string;
  readonly channel: 'email' | 'letter';
  /** For how many days it works. */
  readonly days: number;
}

export interface PaymentQuery {
  readonly participant: string;
  readonly kind: PaymentKind;
  /** ISO 8601; the day of the call where its line is. */
  readonly today: string;
  /** The zone that `today` is of, by its IANA name. */
  readonly timeZone?: string;
  readonly skip: number;
  /** `next` of the page before, where it had one: then it tells where to go on, and `skip` does not. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly taxOffsets: boolean;
}

export interface PaymentPage {
  readonly payments: readonly FoundPayment[];
  /** Whether earlier ones are left. */
  readonly more: boolean;
  /** Where the next page begins. Left out where `skip` alone tells it. */
  readonly next?: string | undefined;
}

export interface CaseListQuery {
  readonly participant: string;
  /** Only cases whose number ends so, as it is keyed in; letters by their keys. */
  readonly ending?: string;
  readonly limit: number;
}

export interface AppointmentQuery {
  readonly participant: string;
  readonly from: Temporal.Instant;
  /** From when on those are found that were cancelled; left out, it is `from`. */
  readonly cancelledFrom?: Temporal.Instant;
  /** The zone in which they are told, by its IANA name. */
  readonly timeZone?: string;
  readonly skip: number;
  /** As of payments. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface AppointmentPage {
  readonly appointments: readonly Appointment[];
  readonly more: boolean;
  readonly next?: string | undefined;
}

export interface NewRequest extends CallerRequest {
  /** The name of the line that the caller dialled. */
  readonly line: string;
  /** How the caller spoke or wrote, and is to be reached. Left out where the line has been removed meanwhile. */
  readonly channel?: Channel | undefined;
  readonly pace: Pace;
  /** Names the attempt: the same one twice leaves one. */
  readonly attempt: string;
  /** Names the telephone call. */
  readonly call?: string | undefined;
  /** A participant who gives new contact data is told so in these words, at the addresses known so far; left out, they are not. */
  readonly notices?: NoticeWording;
}
