import type { PaymentDay } from '../agency/pay-settings.ts';
import type { Line } from './line.ts';
import { isWorkingDay } from './opening-hours.ts';

/** Longer than any run of days that are none. */
const lookAheadDays = 60;

/**
 * The day on which a payment counts that is made at an instant: that day until the hour that the line says, and the next working day behind it.
 * Working days are those on which people answer; without hours, Monday to Friday. Undefined where the line does not say.
 */
export function findPaymentDay({ pay, hours, timeZone }: Line, at: Temporal.Instant): PaymentDay | undefined {
  if (pay?.cutOff === undefined) return undefined;
  const local = at.toZonedDateTimeISO(timeZone);
  const today = local.toPlainDate();
  const isLate = Temporal.PlainTime.compare(local.toPlainTime(), pay.cutOff) >= 0;
  for (let ahead = isLate ? 1 : 0; ahead < lookAheadDays; ahead += 1) {
    const day = today.add({ days: ahead });
    if (isWorkingDay(hours, day)) return { isToday: ahead === 0, date: day.toString() };
  }
  return undefined;
}
