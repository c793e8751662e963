import type { CaseDetails, Payment, PaymentKind } from '../cases/case.ts';
import type { SavedCall } from '../dialogue/saved-call.ts';

/** Calls in progress. Every instance sees the same ones; a call is forgotten four hours after its last turn. */
export interface CallStore {
  /** The call as it was saved, or undefined; whoever loads it checks it. */
  load(callId: string): Promise<unknown>;
  /**
   * Saves the call if it still stands at `expectedTurn` (0: not yet saved). False, and nothing changed, where another turn was faster.
   */
  save(callId: string, call: SavedCall, expectedTurn: number): Promise<boolean>;
  remove(callId: string): Promise<void>;
  /** Rejects where the store cannot be reached. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** How a caller says who they are. */
export type IdentifierKind = 'participant-id' | 'ssn';

/** `refused` covers an unknown ID, a wrong PIN and a participant without PIN alike. `paused`: too many failures, try later. */
export type SignInResult =
  | {
      readonly outcome: 'accepted';
      /** The participant's reference in the records: neither ID nor SSN. */
      readonly participant: string;
      readonly payer: boolean;
      readonly recipient: boolean;
      readonly cases: number;
      readonly pinTemporary: boolean;
    }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'paused' };

/** The records of the agency: participants, cases, payments. */
export interface Records {
  /** What stands for the digits from here on: a keyed hash, the same whether or not anybody has that number. */
  identify(kind: IdentifierKind, digits: string): string;
  /**
   * Checks a PIN and counts failures per participant (NIST SP 800-63B 5.2.2). `attempt` names the attempt (call and turn):
   * the same one twice counts once. An unknown identifier takes the same steps and time as a known one.
   */
  signIn(request: { readonly claim: string; readonly pin: string; readonly attempt: string }): Promise<SignInResult>;
  /** The participant's case at a position from 1, in a fixed order; undefined past the last. */
  findCase(participant: string, position: number): Promise<CaseDetails | undefined>;
  /**
   * A page of payments of one kind over all the participant's cases (collections where they pay, disbursements where they receive), expected ones first, the soonest before the later,
   * then posted ones, the last first. `skip` passes over those already told; tax offsets only where `taxOffsets` (IRS Publication 1075).
   */
  findPayments(query: PaymentQuery): Promise<PaymentPage>;
  /** Rejects where the records cannot be reached. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface PaymentQuery {
  readonly participant: string;
  readonly kind: PaymentKind;
  readonly skip: number;
  readonly limit: number;
  readonly taxOffsets: boolean;
}

export interface PaymentPage {
  readonly payments: readonly Payment[];
  /** Whether earlier ones are left. */
  readonly more: boolean;
}
