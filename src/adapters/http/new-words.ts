import { appointmentKinds, waysHeld } from '../../agency/appointment.ts';
import { caseStatuses } from '../../agency/case-status.ts';
import { debtKinds, debtOwners } from '../../agency/debts.ts';
import { documentKinds, documentWays } from '../../agency/document.ts';
import { enforcementKinds } from '../../agency/enforcement.ts';
import { holdReasons, paymentMethods } from '../../agency/payment.ts';
import { rhythms } from '../../agency/rhythm.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { languages } from '../../text/language.ts';
import { pinAnswers } from './agency-answers.ts';
import { isNewWord } from './left-out.ts';

/** The words that are known of a field, or the fields of an object or of each row of a list. */
type Growing = readonly string[] | { readonly [field: string]: Growing };

const every = { every: rhythms };

/** Fields whose unknown words are told as something else. Rows that are left out for a word are counted where that is done. */
const growing: Readonly<Record<string, Growing>> = {
  '/cases/find': {
    case: {
      status: caseStatuses,
      debts: { kind: debtKinds, to: debtOwners },
      orders: every,
      withholding: every,
      enforcement: { kind: enforcementKinds },
    },
  },
  '/payments/find': { payments: { method: paymentMethods, reason: holdReasons } },
  '/appointments/find': { appointments: { kind: appointmentKinds, held: waysHeld } },
  '/consents/find': { consents: { language: languages } },
  '/pins/request': { answer: pinAnswers },
  '/reminders/find': {
    people: {
      cases: { appointments: { kind: appointmentKinds }, documents: { kind: documentKinds, way: documentWays } },
    },
  },
};

/** Counts unknown words of each field that may grow, and says so at the 1st, 10th, 100th … of them: the agency speaks a later version. No word is told. */
export function createNewWords(log: CallLog) {
  const counts = new Map<string, number>();
  return function noteNewWords(operation: string, written: unknown): void {
    for (const field of findNewWords(written, growing[operation] ?? {}, [])) {
      const name = `${operation} ${field}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (Number.isInteger(Math.log10(count)))
        log.warn({ operation, field, count }, 'the agency says a word that is not known here');
    }
  };
}

function* findNewWords(written: unknown, known: Growing, path: readonly string[]): Generator<string> {
  if (Array.isArray(written)) {
    for (const row of written) yield* findNewWords(row, known, path);
  } else if (isWords(known)) {
    if (isNewWord(known, written)) yield path.join('.');
  } else if (typeof written === 'object' && written !== null) {
    for (const [field, of] of Object.entries(known))
      yield* findNewWords((written as Readonly<Record<string, unknown>>)[field], of, [...path, field]);
  }
}

function isWords(known: Growing): known is readonly string[] {
  return Array.isArray(known);
}
