import type { ReminderSource } from '../../calls/ports/reminder-source.ts';
import type { TextList } from '../../calls/ports/text-list.ts';
import type { Calendar } from './find-lead.ts';
import type { Remindable } from './remindable.ts';

/** Agencies post payments some days after the day that they name. What is older is news no more. */
const lookBackDays = 14;
/** Holidays and nights may come between. */
const lateDays = 4;

interface DigestOptions {
  readonly source: ReminderSource;
  readonly list: Pick<TextList, 'findToldPayments'>;
}

/** One text a day at most about payments that were posted since somebody agreed, and that no text has told. */
export async function findDigests(
  { source, list }: DigestOptions,
  people: readonly string[],
  nowMs: number,
  { timeZone }: Calendar,
): Promise<Remindable[]> {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone);
  const [today, from] = [now.toPlainDate(), now.subtract({ days: lookBackDays }).toPlainDate()];
  const posted = await source.findPaymentsReceived(people, from.toString(), today.toString());
  const somebody = [...new Set(posted.map(({ participant }) => participant))];
  // Twice as long: a payment may be told on the last day that it is looked for.
  const told = await list.findToldPayments(somebody, now.subtract({ days: 2 * lookBackDays }).epochMilliseconds);
  const tomorrow = today.add({ days: 1 }).toZonedDateTime(timeZone);
  const overMs = tomorrow.epochMilliseconds;
  const lateMs = tomorrow.add({ days: lateDays }).epochMilliseconds;
  return somebody.flatMap((participant): Remindable[] => {
    const isTold = new Set(told.get(participant));
    const news = posted.filter((one) => one.participant === participant && !isTold.has(one.payment));
    if (news.length === 0) return [];
    return [
      {
        participant,
        overMs,
        lateMs,
        purpose: 'payments-received',
        lead: 'digest',
        event: `payments-received ${today.toString()}`,
        once: '',
        tell({ sinceMs }) {
          const since = Temporal.Instant.fromEpochMilliseconds(sinceMs).toZonedDateTimeISO(timeZone).toPlainDate();
          const payments = news.filter(({ day }) => day >= since.toString()).map(({ payment }) => payment);
          return payments.length === 0 ? undefined : { tells: 'payments-received', payments };
        },
      },
    ];
  });
}
