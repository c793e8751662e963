import type { CaseDetails, Payment, PaymentKind } from '../cases/case.ts';

/** What a flow can ask of the world: each effect's parameters. Secrets travel here and nowhere else. */
export interface Effects {
  /** Takes the number a caller gave as theirs; it is kept only as a claim that nobody can read. */
  identify: { readonly kind: 'participant-id' | 'ssn'; readonly digits: string };
  signIn: { readonly claim: string; readonly pin: string };
  /** `position` counts the participant's cases from 1. */
  findCase: { readonly participant: string; readonly position: number };
  /** One page of payments, `skip` being those already told. */
  findPayments: {
    readonly participant: string;
    readonly kind: PaymentKind;
    readonly skip: number;
    readonly taxOffsets: boolean;
  };
}

/** The events with which each effect answers. Any of them may answer `records-unavailable` instead. */
export interface EffectResults {
  identify: { readonly type: 'identified'; readonly claim: string };
  signIn:
    | {
        readonly type: 'signed-in';
        readonly participant: string;
        readonly payer: boolean;
        readonly recipient: boolean;
        readonly pinTemporary: boolean;
      }
    | { readonly type: 'sign-in-refused' }
    | { readonly type: 'sign-in-paused' };
  findCase: { readonly type: 'case-found'; readonly found: CaseDetails } | { readonly type: 'no-case' };
  findPayments: {
    readonly type: 'payments-found';
    readonly kind: PaymentKind;
    readonly skip: number;
    readonly page: readonly Payment[];
    /** Whether earlier ones are left. */
    readonly more: boolean;
  };
}

export type EffectName = keyof Effects;

export type Effect = { [Name in EffectName]: { readonly type: Name; readonly params: Effects[Name] } }[EffectName];

export type EffectResult = EffectResults[EffectName] | { readonly type: 'records-unavailable' };
