import { createHash } from 'node:crypto';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { Records, SignInResult } from '../../calls/ports/records.ts';
import { findLateFrom } from '../../agency/find-late-from.ts';
import { isWeakPin } from '../../agency/pin-policy.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { createSeal } from '../../secrets/seal.ts';
import * as answers from './agency-answers.ts';
import { UnfitAnswer } from './agency-errors.ts';
import { assertCase, assertCases, assertPage, assertPayments, heldTo } from './hold-to-question.ts';
import { readPage } from './read-page.ts';
import type { Capabilities } from './capabilities.ts';
import type { SealedClaims } from './sealed-claims.ts';
import type { AgencyClient } from './agency-client.ts';
import type { IdempotencyKey } from './idempotency-key.ts';

interface HttpRecordsParts {
  readonly client: AgencyClient;
  readonly log: CallLog;
  readonly capabilities: Pick<Capabilities, 'isAtLeast'>;
  readonly claims: SealedClaims;
  readonly makeKey: IdempotencyKey;
  readonly keys: KeyRing;
}

/** A moment as it is asked for: what began within its millisecond is over. */
const toMillisecond = { smallestUnit: 'millisecond', roundingMode: 'ceil' } as const;

/** As much of a case number as may be asked for. */
const keyedEnding = /^\d{4,30}$/;

/**
 * The records of an agency that keeps its own and answers `agency-api.yaml`. It counts failed sign-ins and locks; nothing is counted or
 * kept here. What a call must remember of an identifier or a PIN is sealed.
 */
export function createHttpRecords({ client, log, capabilities, claims, makeKey, keys }: HttpRecordsParts): Records {
  const { ask, send, check, close } = client;
  const newPins = createSeal(keys, 'new-pin');
  /** Fields of version 1.1: an older agency may compare what it gets under one key, and `at` differs. */
  const ifGrown = <Fields extends object>(fields: Fields) => (capabilities.isAtLeast(1) ? fields : {});

  return {
    identify: claims.make,

    async signIn({ claim, pin, attempt, call, source, callsBackTo }) {
      const identifier = claims.open(claim);
      const wish = { identifier, pin };
      return ask(
        '/sign-in',
        heldTo(answers.SignInAnswer, (result) => assertHidden(result, identifier.digits)),
        { ...wish, call, caller: source, ...ifGrown({ callsBackTo }) },
        makeKey(attempt, wish),
      );
    },

    /** The agency ends a reference by itself, and answers so when it is asked with it. */
    isSignedIn: async () => true,

    async listCases(query) {
      if (query.ending !== undefined && !keyedEnding.test(query.ending)) return { cases: [], count: 0, letters: false };
      return ask(
        '/cases/list',
        heldTo(answers.CasesAnswer, (list) => assertCases(list, query)),
        query,
      );
    },

    async findCase(participant, position, named = {}) {
      if (position < 1) return undefined;
      const Answer = heldTo(answers.CaseAnswer, (answer) => answer.case && assertCase(answer.case, position, named));
      const answer = await ask('/cases/find', Answer, { participant, position, ...named });
      return answer.case ?? undefined;
    },

    async findPayments({ skip, after, timeZone, ...query }) {
      const path = '/payments/find';
      const { taxOffsets } = query;
      const Answer = heldTo(answers.PaymentsAnswer, assertPayments(path, query));
      const { rows: payments, ...page } = await readPage({
        path,
        log,
        asked: { skip, after },
        askPage: (place) => ask(path, Answer, { ...query, ...ifGrown({ timeZone }), ...place }),
        judge(payment) {
          if (payment.status === 'expected' && payment.amountCents === 0) return 'amount';
          if (payment.status === 'returned' && payment.date < findLateFrom(query.today)) return 'date';
          return payment.method === 'tax-offset' && !taxOffsets ? 'taxOffsets' : undefined;
        },
      });
      return { payments, ...page };
    },

    async hasPayments(participant, year) {
      const { any } = await ask('/payments/in-year', answers.YearAnswer, { participant, year });
      return any;
    },

    async findAppointments({ from, cancelledFrom = from, timeZone, skip, after, ...query }) {
      const path = '/appointments/find';
      const moment = from.round(toMillisecond);
      const cancelled = cancelledFrom.round(toMillisecond);
      const Answer = heldTo(answers.AppointmentsAnswer, assertPage(path, query.limit));
      const since = { from: moment.toString(), ...ifGrown({ cancelledFrom: cancelled.toString(), timeZone }) };
      const { rows: appointments, ...page } = await readPage({
        path,
        log,
        asked: { skip, after },
        askPage: (place) => ask(path, Answer, { ...query, ...place, ...since }),
        judge: ({ at, status }) =>
          Temporal.Instant.compare(at, status === 'cancelled' ? cancelled : moment) < 0 ? 'from' : undefined,
      });
      return { appointments, ...page };
    },

    async requestPin({ claim, request: call, language }) {
      const wish = { identifier: claims.open(claim), call, language };
      const { answer } = await ask('/pins/request', answers.PinRequestAnswer, wish, makeKey('pin', wish));
      return answer;
    },

    async checkNewPin(participant, pin) {
      if (isWeakPin(pin)) return undefined;
      const answer = await ask('/pins/check', answers.PinCheckAnswer, { participant, pin });
      return answer.fit ? newPins.close(`${pin}:${answer.candidate}`, participant) : undefined;
    },

    async changePin({ participant, candidate: sealed, pin }) {
      const [first, candidate] = split(newPins.open(sealed, participant));
      if (first !== pin) return undefined;
      // The sealed candidate is kept with the call: a turn that comes twice brings the same one.
      const key = createHash('sha256').update(sealed).digest('base64url');
      const { changed, participant: renewed = participant } = await ask(
        '/pins/change',
        answers.PinChangeAnswer,
        { participant, pin, candidate },
        key,
      );
      return changed ? renewed : undefined;
    },

    async leaveRequest({ attempt, notices: _own, call, caseEnding, ...request }) {
      const key = makeKey(attempt, { operation: 'leave' });
      const at = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
      const wish = { ...request, ...ifGrown({ call, at, caseEnding }) };
      const { reference } = await ask('/requests/leave', answers.RequestAnswer, wish, key);
      return reference;
    },

    async settleRequest(reference) {
      await send('/requests/settle', { reference }, makeKey('settle', { reference }));
    },

    check,
    close,
  };
}

/** At the first colon: there is none in a PIN. */
function split(text: string): [string, string] {
  const at = text.indexOf(':');
  return [text.slice(0, at), text.slice(at + 1)];
}

/** The reference is kept with the call and written down: it must not say who it is. */
function assertHidden(result: SignInResult, digits: string): void {
  if (result.outcome !== 'accepted' || !result.participant.includes(digits)) return;
  throw new UnfitAnswer('The reference that /sign-in was answered with holds the identifier of the participant');
}
