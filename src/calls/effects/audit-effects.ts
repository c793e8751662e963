import type { CaseList, ToldCase } from '../../agency/case.ts';
import type { SignedIn } from '../../agency/participant.ts';
import type { Effect, EffectName, EffectResult, EffectResults, Effects } from '../../dialogue/effects.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { AuditEntry, AuditTrail } from '../ports/audit-trail.ts';
import { nameAttempt, type RunEffect } from './run-effects.ts';
import type { Patience } from '../patience.ts';
import { within } from '../within.ts';

type Noted = Pick<AuditEntry, 'what' | 'who'> & { readonly facts?: AuditEntry['facts'] };

type Describe = {
  readonly [Name in EffectName]: (params: Effects[Name], result: EffectResults[Name]) => Noted | undefined;
};

const nothing = () => undefined;

/** A caller who has not signed in may leave a message too. */
function toWho(participant: string | undefined): Noted['who'] {
  return participant === undefined ? 'unknown' : { participant };
}

/** What each effect disclosed or changed. One that does neither says so. */
const describe: Describe = {
  identify: nothing,
  findOffices: nothing,
  findLibraries: nothing,
  readHours: nothing,
  readPaymentDay: nothing,
  askQueue: nothing,
  leaveQueue: nothing,
  keepPlace: nothing,
  findCallingNumber: nothing,
  readCallbackNumber: nothing,
  checkNewPin: nothing,
  findPosition: nothing,
  findTextNumber: nothing,
  readTextNumber: nothing,
  hidePaidFor: nothing,
  quotePayment: nothing,
  signIn: ({ claim }, result) =>
    result.type === 'signed-in'
      ? { what: 'signed-in', who: { participant: result.participant }, facts: noteWithheld(result) }
      : { what: result.type, who: { claim } },
  listCases: ({ participant, ending }, { cases, count }) => ({
    what: 'cases-told',
    who: { participant },
    facts: { told: areCasesTold(ending, { cases, count }) ? cases.length : 0, count },
  }),
  findCase: ({ participant }, result) =>
    result.type === 'case-found'
      ? { what: 'case-told', who: { participant }, facts: noteCase(result.found) }
      : undefined,
  hasPayments: ({ participant }) => ({ what: 'year-told', who: { participant } }),
  hasStatement: ({ participant }) => ({ what: 'statement-told', who: { participant } }),
  findPayments: ({ participant, kind, skip }, { page }) => ({
    what: 'payments-told',
    who: { participant },
    facts: { kind, skip, told: page.length },
  }),
  findAppointments: ({ participant, skip }, { page }) => ({
    what: 'appointments-told',
    who: { participant },
    facts: { skip, told: page.length },
  }),
  requestPin: ({ claim }, { type }) => ({ what: 'pin-requested', who: { claim }, facts: { answer: type } }),
  changePin: ({ participant }, { type }) =>
    type === 'pin-changed' ? { what: 'pin-changed', who: { participant } } : undefined,
  findConsents: ({ participant }, result) =>
    result.type === 'consents-found'
      ? { what: 'consents-told', who: { participant }, facts: { told: result.numbers.length } }
      : undefined,
  giveConsents: ({ participant, purposes }) => ({
    what: 'consents-given',
    who: { participant },
    facts: { purposes: purposes.join(' ') },
  }),
  sendPayLink: ({ participant }) => ({
    what: 'consents-given',
    who: { participant },
    facts: { purposes: 'payment-link' },
  }),
  endConsents: ({ participant }) => ({ what: 'consents-ended', who: { participant } }),
  beginPayment({ participant }, result) {
    const who = toWho(participant);
    if (result.type === 'quote-over') return undefined;
    if (result.type === 'payment-settled') return { what: 'card-payments-told', who, facts: { told: 1 } };
    return { what: 'card-payment-begun', who, facts: { payment: result.payment } };
  },
  settlePayment: ({ payment, outcome }, { settled }) => ({
    what: 'card-payment-settled',
    who: 'unknown',
    facts: { payment, outcome, state: settled.state },
  }),
  findCardPayments: ({ participant }, { found }) =>
    found.length > 0 ? { what: 'card-payments-told', who: { participant }, facts: { told: found.length } } : undefined,
  findReplies: ({ participant }, result) =>
    result.type === 'replies-found'
      ? { what: 'consents-told', who: { participant }, facts: { told: result.ending === undefined ? 0 : 1 } }
      : undefined,
  keepCard: ({ participant }, { type }) =>
    type === 'card-not-kept'
      ? undefined
      : { what: 'consents-given', who: { participant }, facts: { purposes: 'payments-due pay-by-reply' } },
  endReplies: ({ participant }) => ({
    what: 'consents-ended',
    who: { participant },
    facts: { purposes: 'pay-by-reply' },
  }),
  leaveRequest: ({ participant, kind }, { reference }) => ({
    what: 'request-left',
    who: toWho(participant),
    facts: { kind, reference },
  }),
};

/** Positions move, and a reference of the agency stays. */
function noteCase({ position, caseReference }: ToldCase): AuditEntry['facts'] {
  return { case: position, ...(caseReference !== undefined && { caseReference }) };
}

/** Of these cases nothing is told in the whole call. */
function noteWithheld({ withheld }: Pick<SignedIn, 'withheld'>): AuditEntry['facts'] {
  return withheld ? { withheld } : {};
}

/** Where there are more than can be chosen from, their number is told; the one case that an ending names is chosen without a word. */
function areCasesTold(ending: string | undefined, { cases, count }: Pick<CaseList, 'cases' | 'count'>): boolean {
  return count === cases.length && (ending === undefined || count > 1);
}

interface Parts {
  readonly trail: AuditTrail;
  readonly log: CallLog;
  readonly patience: Pick<Patience, 'auditedMs'>;
}

/**
 * Carries out effects, and answers once the audit trail holds what they disclosed or changed: what cannot be noted is not told. A change
 * is noted before it is begun and once it is done, so that none can happen without a trace.
 */
export function auditEffects({ trail, log, patience }: Parts): (runEffect: RunEffect) => RunEffect {
  return (runEffect) =>
    async function runAudited(effect, attempt) {
      const { call, turn, line, startedMs } = attempt;
      const note = ({ facts = {}, ...noted }: Noted) =>
        within(
          startedMs + patience.auditedMs - performance.now(),
          trail.append({ ...noted, facts, call, turn, line }, nameAttempt(attempt)),
        );
      try {
        const begun = describeChange(effect);
        if (begun) await note(begun);
        const result = await runEffect(effect, attempt);
        const noted = isAnswered(result) ? describeResult(effect, result) : undefined;
        if (noted) await note(noted);
        return result;
      } catch (error) {
        log.error({ err: error, effect: effect.type, call, turn }, 'the audit trail cannot be written');
        return { type: 'records-unavailable' };
      }
    };
}

/** Nothing was told or changed where it is not. */
function isAnswered(result: EffectResult): result is EffectResults[EffectName] {
  return result.type !== 'records-unavailable' && result.type !== 'sign-in-over';
}

function describeChange({ type, params }: Effect): Noted | undefined {
  if (type === 'requestPin') return { what: 'change-begun', who: { claim: params.claim }, facts: { change: type } };
  if (
    type === 'changePin' ||
    type === 'leaveRequest' ||
    type === 'giveConsents' ||
    type === 'sendPayLink' ||
    type === 'endConsents' ||
    type === 'keepCard' ||
    type === 'endReplies' ||
    type === 'beginPayment'
  )
    return { what: 'change-begun', who: toWho(params.participant), facts: { change: type } };
  return undefined;
}

function describeResult(effect: Effect, result: EffectResults[EffectName]): Noted | undefined {
  const say = describe[effect.type] as (
    params: Effect['params'],
    result: EffectResults[EffectName],
  ) => Noted | undefined;
  return say(effect.params, result);
}
