/** The day that a text names in ISO 8601, and no other way: "2026-12-24". Undefined where it names none, or one that does not exist. */
export function parseDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The day in ISO 8601 that somebody wrote otherwise: "12/24/2026" as in the United States, "24.12.2026", "2026/1/5", "Dec 24, 2026". Undefined
 * where none is meant for certain.
 */
export function findMeantDate(written: string): string | undefined {
  const text = written.trim();
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T.*)?$/u.exec(text) ?? [];
  if (year !== undefined) return join(year, month, day);
  const [, one = '', two = '', last] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(text) ?? [];
  if (last !== undefined) return Number(one) > 12 ? join(last, two, one) : join(last, one, two);
  const name = /[a-z]{3}/iu.exec(text)?.[0].toLowerCase() ?? '';
  const named = months.indexOf(name) + 1;
  const [, dayOf, yearOf] = /^\D*(\d{1,2})\D+(\d{4})$/u.exec(text) ?? [];
  return named > 0 && yearOf !== undefined ? join(yearOf, String(named), dayOf) : undefined;
}

function join(year: string, month = '', day = ''): string | undefined {
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)?.toString();
}
