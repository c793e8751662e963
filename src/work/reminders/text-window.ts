/** Where a text arrives, and when none is sent there. */
interface TextPlace {
  /** IANA names: the window is open in all of them at once. */
  readonly zones: readonly string[];
  readonly isHoliday: (day: Temporal.PlainDate) => boolean;
}

/** From one moment on, until before another: milliseconds of the epoch. */
export interface TextWindow {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** As 47 CFR 64.1200(c)(1) has it for solicitations: reminders are none, and keep to it all the same. */
const opens = Temporal.PlainTime.from('08:00');
const closes = Temporal.PlainTime.from('21:00');
/** Longer than any run of holidays. */
const daysAhead = 8;

/**
 * When texts may arrive somewhere: the window that is open now, or the next one. Undefined where none opens within eight days, as where a
 * zone is missing.
 */
export function findTextWindow(nowMs: number, { zones, isHoliday }: TextPlace): TextWindow | undefined {
  const [first, ...others] = zones.map((timeZone) => windowsIn(timeZone, nowMs, isHoliday));
  const shared = others.reduce((found, windows) => found.flatMap((one) => cut(one, windows)), first ?? []);
  return shared.find(({ untilMs }) => untilMs > nowMs);
}

/** The windows of the days around now in one zone. Neither eight nor nine in the evening is an hour that clocks leave out or have twice. */
function windowsIn(timeZone: string, nowMs: number, isHoliday: TextPlace['isHoliday']): TextWindow[] {
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate();
  const at = (day: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
    day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  // It may still be yesterday in another zone.
  const days = Array.from({ length: daysAhead + 1 }, (_, ahead) => today.add({ days: ahead - 1 }));
  return days.filter((day) => !isHoliday(day)).map((day) => ({ fromMs: at(day, opens), untilMs: at(day, closes) }));
}

/** What one window shares with others. */
function cut(one: TextWindow, others: readonly TextWindow[]): TextWindow[] {
  const shared = others.map(({ fromMs, untilMs }) => ({
    fromMs: Math.max(one.fromMs, fromMs),
    untilMs: Math.min(one.untilMs, untilMs),
  }));
  return shared.filter(({ fromMs, untilMs }) => fromMs < untilMs);
}

/** The day on which somebody is reminded of another one, so many days ahead; earlier where that is a holiday. */
export function findLeadDay(
  event: Temporal.PlainDate,
  days: number,
  isHoliday: (day: Temporal.PlainDate) => boolean,
): Temporal.PlainDate {
  let day = event.subtract({ days });
  while (isHoliday(day)) day = day.subtract({ days: 1 });
  return day;
}
