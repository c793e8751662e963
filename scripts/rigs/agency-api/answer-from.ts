import type { Handler } from 'openapi-backend';
import type { AuditEntry, AuditTrail } from '../../../src/calls/ports/audit-trail.ts';
import {
  type CaseListQuery,
  type NewRequest,
  type NoticeWording,
  type PaymentQuery,
  type PinRequest,
  type Records,
  SignInOver,
} from '../../../src/calls/ports/records.ts';
import type { Appointment } from '../../../src/agency/appointment.ts';
import type { CaseDetails } from '../../../src/agency/case.ts';
import type { CurrentDue } from '../../../src/agency/current-due.ts';
import { writeCents } from '../../../src/agency/money.ts';
import type { Identifier } from '../../../src/agency/participant.ts';
import type { Withholding } from '../../../src/agency/withholding.ts';
import { answerConsents, type WrittenConsent } from './answer-consents.ts';
import type { AskedReminders, ReminderBook } from './reminder-book.ts';
import { answerPayments, tellSignedIn } from './answer-payments.ts';
import type { PaymentBook, WrittenPayment, WrittenResult } from './payment-book.ts';
import type { ConsentBook } from './consent-book.ts';
import { createCaseReferences, type ReferToCase } from './refer-to-cases.ts';
import { readCallableNumber } from '../../../src/text/callable-number.ts';
import type { Language } from '../../../src/text/language.ts';

/** The minor version of `agency-api.yaml` that is answered. */
const contractVersion = '1.4';

export interface AgencyAnswer {
  readonly status: number;
  readonly body?: unknown;
}

interface Bodies {
  signIn: { identifier: Identifier; pin: string; call?: string; caller?: string; callsBackTo?: readonly string[] };
  listCases: CaseListQuery;
  findCase: { participant: string; position: number; caseReference?: string; afterCase?: string };
  findPayments: PaymentQuery;
  hasPayments: { participant: string; year: number };
  findAppointments: { participant: string; from: string; cancelledFrom?: string; skip: number; limit: number };
  requestPin: { identifier: Identifier; call: string; language: Language };
  checkNewPin: { participant: string; pin: string };
  changePin: { participant: string; pin: string; candidate: string };
  leaveRequest: Omit<NewRequest, 'attempt' | 'notices'>;
  settleRequest: { readonly reference: string };
  findReminders: AskedReminders;
  appendToAudit: Omit<AuditEntry, 'who' | 'call' | 'turn'> & {
    call?: string;
    turn?: number;
    participant?: string;
    identifierDigest?: string;
    at?: string;
  };
  checkHealth: undefined;
  findConsents: { readonly phone: string } | { readonly participant: string };
  recordConsent: WrittenConsent;
  quotePayment: { readonly amount: string };
  beginPayment: WrittenPayment;
  settlePayment: WrittenResult;
  findBegunPayments: { readonly participant: string };
  tellCapabilities: undefined;
}

type Answers = { [Name in keyof Bodies]: (body: Bodies[Name], wish: string) => Promise<AgencyAnswer> };

export interface AgencyParts {
  /** Left out, cases have positions alone, as at an agency that gives no references. */
  readonly referToCase?: ReferToCase | undefined;
  readonly records: Records;
  readonly trail: AuditTrail;
  /** Left out, consents are kept elsewhere, as at an agency that does not keep them. */
  readonly consents?: ConsentBook | undefined;
  /** Left out, so are payments by card. */
  readonly payments?: PaymentBook | undefined;
  /** Left out, nobody is reminded. */
  readonly reminders?: ReminderBook | undefined;
  readonly writeMessage: PinRequest['writeMessage'];
  readonly writeNotice: NoticeWording['write'];
}

/** Answers each operation of the contract from records: only the words differ. */
export function answerFrom(parts: AgencyParts): Record<keyof Bodies, Handler> {
  const { records, trail, consents, writeMessage, writeNotice, referToCase } = parts;
  const references = createCaseReferences(records, referToCase);
  const claimOf = ({ kind, digits }: Identifier) => records.identify(kind, digits);

  const notices = { language: 'en', write: writeNotice } as const;

  const answers: Answers = {
    async signIn({ identifier, caller: source, callsBackTo, ...guess }, attempt) {
      const isCalled = (phone: string) =>
        callsBackTo === undefined || callsBackTo.includes(readCallableNumber(phone)?.country ?? '');
      const claim = claimOf(identifier);
      const signedIn = await records.signIn({ ...guess, claim, attempt, source, notices, isCalled });
      return ok(tellSignedIn(parts.payments, signedIn));
    },
    async listCases(query) {
      const { cases, ...list } = await records.listCases(query);
      return ok({ ...list, cases: await references.addTo(query.participant, cases, ({ ending }) => ending) });
    },
    findCase: async (meant) => ok(writeCase(await references.find(meant))),
    async findPayments(query) {
      const { payments, more } = await records.findPayments(query);
      const named = await references.addTo(query.participant, payments, ({ caseEnding }) => caseEnding);
      return ok({
        payments: named.map(({ amountCents, ...rest }) => ({ ...rest, amount: writeCents(amountCents) })),
        more,
      });
    },
    hasPayments: async ({ participant, year }) => ok({ any: await records.hasPayments(participant, year) }),
    async findAppointments({ from, cancelledFrom = from, ...query }) {
      const since = { from: Temporal.Instant.from(from), cancelledFrom: Temporal.Instant.from(cancelledFrom) };
      const found = await records.findAppointments({ ...query, ...since });
      return ok({ ...found, appointments: found.appointments.map(writeAppointment) });
    },
    async requestPin({ identifier, call, language }) {
      const claim = claimOf(identifier);
      return ok({ answer: await records.requestPin({ claim, request: call, language, writeMessage }) });
    },
    async checkNewPin({ participant, pin }) {
      const candidate = await records.checkNewPin(participant, pin);
      return ok(candidate === undefined ? { fit: false } : { fit: true, candidate });
    },
    async changePin(change) {
      const participant = await records.changePin({ ...change, notices });
      return ok(participant === undefined ? { changed: false } : { changed: true, participant });
    },
    async leaveRequest(request, attempt) {
      const { participant = '', case: position = 1, caseReference } = request;
      const meant =
        caseReference === undefined ? undefined : await references.find({ participant, position, caseReference });
      const named = meant && { case: meant.position, caseEnding: meant.numberEnding };
      return ok({ reference: await records.leaveRequest({ ...request, ...named, attempt, notices }) });
    },
    async settleRequest({ reference }) {
      await records.settleRequest(reference);
      return { status: 204 };
    },
    async appendToAudit({ participant, identifierDigest: digits, at: _when, call = '', turn = 0, ...entry }) {
      // The trail keeps claims of its own: here the digest stands for the digits.
      const stranger = digits === undefined ? 'unknown' : { claim: claimOf({ kind: 'participant-id', digits }) };
      const who = participant === undefined ? stranger : { participant };
      await trail.append({ ...entry, call, turn, who });
      return { status: 204 };
    },
    ...answerConsents(consents),
    ...answerPayments(parts.payments),
    findReminders: async (asked) =>
      parts.reminders ? ok(await parts.reminders.find(asked)) : { status: 404, body: { status: 404 } },
    tellCapabilities: async () => ok({ version: contractVersion, operations: namesOf(answers, parts) }),
    async checkHealth() {
      await records.check();
      return { status: 204 };
    },
  };

  const handlers = Object.entries(answers).map(([name, answer]) => [name, toHandler(answer)]);
  return Object.fromEntries(handlers) as Record<keyof Bodies, Handler>;
}

function namesOf(answers: Answers, { consents, payments, reminders }: AgencyParts): string[] {
  return Object.keys(answers).filter(
    (name) =>
      (consents || !(name in answerConsents(undefined))) &&
      (payments || !(name in answerPayments(undefined))) &&
      (reminders || name !== 'findReminders'),
  );
}

/** Bodies were held to the contract before. */
function toHandler(answer: (body: never, wish: string) => Promise<AgencyAnswer>): Handler {
  return ({ request }) =>
    answer(request.requestBody as never, String(request.headers['idempotency-key'])).catch((error: unknown) => {
      if (error instanceof SignInOver) return { status: 410, body: { status: 410 } };
      throw error;
    });
}

function ok(body: unknown): AgencyAnswer {
  return { status: 200, body };
}

function writeAppointment({ at, movedFrom, ...rest }: Appointment): object {
  return { ...rest, at: at.toString(), ...(movedFrom && { movedFrom: movedFrom.toString() }) };
}

function writeCase(found: CaseDetails | undefined): object {
  if (!found) return { case: null };
  const { monthlySupportCents, arrearsCents, debts, currentDue, orders, withholding, ...rest } = found;
  const written = { ...rest, monthlySupport: writeCents(monthlySupportCents), arrears: writeCents(arrearsCents) };
  return {
    case: {
      ...written,
      ...(debts && { debts: debts.map(writeAmount) }),
      ...(currentDue && { currentDue: writeDue(currentDue) }),
      ...(orders && { orders: orders.map(writeAmount) }),
      ...(withholding && { withholding: writeWithholding(withholding) }),
    },
  };
}

function writeDue({ paidCents, ...due }: CurrentDue): object {
  return { ...writeAmount(due), ...(paidCents !== undefined && { paid: writeCents(paidCents) }) };
}

function writeAmount<Kept extends { readonly amountCents: number }>({ amountCents, ...rest }: Kept): object {
  return { ...rest, amount: writeCents(amountCents) };
}

function writeWithholding({ amountCents, ...rest }: Withholding): object {
  return { ...rest, ...(amountCents !== undefined && { amount: writeCents(amountCents) }) };
}
