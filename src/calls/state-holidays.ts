type Rule = (year: number) => Temporal.PlainDate;

const fixed =
  (month: number, day: number): Rule =>
  (year) =>
    observed(new Temporal.PlainDate(year, month, day));

/** The nth of a weekday (1 Monday … 7 Sunday) in a month; -1 is the last. */
const nth =
  (count: number, dayOfWeek: number, month: number): Rule =>
  (year) => {
    const first = new Temporal.PlainDate(year, month, 1);
    const start = first.add({ days: (dayOfWeek - first.dayOfWeek + 7) % 7 });
    const weeks = count > 0 ? count - 1 : Math.floor((first.daysInMonth - start.day) / 7);
    return start.add({ weeks });
  };

/** The days on which offices of the State of California are closed (Government Code 6700, 19853). */
const rules: readonly Rule[] = [
  fixed(1, 1),
  nth(3, 1, 1),
  nth(3, 1, 2),
  fixed(3, 31),
  nth(-1, 1, 5),
  fixed(7, 4),
  nth(1, 1, 9),
  fixed(11, 11),
  nth(4, 4, 11),
  (year) => nth(4, 4, 11)(year).add({ days: 1 }),
  fixed(12, 25),
];

export function isStateHoliday(date: Temporal.PlainDate): boolean {
  return rules.some((rule) => rule(date.year).equals(date));
}

/** On a Sunday, the Monday after; Veterans Day on a Saturday, the Friday before. */
function observed(date: Temporal.PlainDate): Temporal.PlainDate {
  if (date.dayOfWeek === 7) return date.add({ days: 1 });
  return date.dayOfWeek === 6 && date.month === 11 ? date.subtract({ days: 1 }) : date;
}
