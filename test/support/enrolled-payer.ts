import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import type { Language } from '../../src/text/language.ts';
import { caseRow, participantRow } from './rows.ts';
import { importText, oldKey, toText } from './sqlite-records.ts';

export const mobile = '+19165550101';
/** On which a payment of $425.00 is due. */
export const dueDay = '2026-12-01';
/** Nothing else looks like it. */
export const token = 'tok_marked7318842906151';

const owing = { ...caseRow, currentDue: { amount: '425.00', on: dueDay } };
const people = ['1000000000001', '1000000000002'].map((participantId) => ({ ...participantRow, participantId }));

interface Enrolling {
  readonly card?: string;
  readonly language?: Language;
  readonly sinceMs?: number;
}

/** Records in which somebody owes a payment, and pays by replying once `enrol` is done. `atMs`: when they agree. */
export async function openEnrolledPayer(url: string, atMs: number) {
  const opened = await openSqlRecords({ url, keys: [oldKey], clock: () => atMs });
  const { db, consents, replies } = opened;
  await importText(db, [oldKey], toText([...people, owing]));
  return {
    ...opened,
    enrol: async ({ card = token, language = 'en', sinceMs = atMs }: Enrolling = {}) => {
      const said = { phone: mobile, participant: '1', given: true, by: 'text', language, words: 'Press 1.' } as const;
      const where = { channel: 'voice', line: 'customer-connect', call: 'CA1', turn: 7, atMs: sinceMs } as const;
      for (const purpose of ['payments-due', 'pay-by-reply'] as const)
        await consents.record({ ...said, ...where, purpose }, `${purpose} ${sinceMs} ${language}`);
      const enrolment = { participant: '1', case: 1, phone: mobile, language, line: 'customer-connect' };
      return replies.enrol({ ...enrolment, card: { token: card, profile: 'cus_1' }, atMs: sinceMs });
    },
    /** A STOP from their number, unless it is something else that ends. */
    end: (purpose: 'all' | 'pay-by-reply', endMs: number, rest: { readonly participant?: string } = {}) =>
      consents.record(
        {
          phone: mobile,
          purpose,
          given: false,
          language: 'en',
          words: 'STOP',
          ...rest,
          channel: 'text',
          line: 'customer-connect',
          call: 'SM1',
          turn: 0,
          atMs: endMs,
        },
        `end ${purpose} ${endMs}`,
      ),
    /** The code for what they owe. */
    offer: async (untilMs: number, text = 'a reminder') => {
      const [due] = await replies.findDue('1', mobile, dueDay);
      if (!due) throw new Error('Nothing is due');
      const { name: enrolment, phone, line, caseNumber, amountCents } = due;
      const of = { text, enrolment, participant: '1', phone, line, caseNumber, day: dueDay };
      return replies.offer({ ...of, amountCents, feeCents: 808, untilMs });
    },
  };
}
