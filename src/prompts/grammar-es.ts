import { createDateFormat } from './create-date-format.ts';
import type { Grammar } from './grammar.ts';

const locale = 'es-US';
const listFormat = new Intl.ListFormat(locale);
const longDate = createDateFormat(locale, { dateStyle: 'long' });
const longDay = createDateFormat(locale, { month: 'long', day: 'numeric' });
const weekday = createDateFormat(locale, { weekday: 'long' });

export const spanish: Grammar = {
  locale,
  optionLead: /^(?:para|si) (?:(?:el|la|los|las) )?/iu,
  and: 'y',
  money(dollars, cents) {
    const centWords = cents === 1 ? 'un centavo' : `${cents} centavos`;
    if (cents === 0) return countDollars(dollars);
    return dollars === 0n ? centWords : `${countDollars(dollars)} con ${centWords}`;
  },
  date: (date) => nameFirst(longDate(date)),
  day: (date) => `${weekday(date)} ${nameFirst(longDay(date))}`,
  time({ hour, minute }) {
    const article = hour % 12 === 1 ? 'la' : 'las';
    return `${article} ${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${nameDayPart(hour)}`;
  },
  list: (things) => listFormat.format(things),
};

/** Round millions take "de": "un millón de dólares". */
function countDollars(dollars: bigint): string {
  if (dollars === 1n) return 'un dólar';
  const roundMillions = dollars > 0n && dollars % 1_000_000n === 0n;
  return `${dollars} ${roundMillions ? 'de ' : ''}dólares`;
}

/** The first of a month is an ordinal: "primero de noviembre". */
function nameFirst(date: string): string {
  return date.replace(/^1 de/u, 'primero de');
}

function nameDayPart(hour: number): string {
  if (hour < 12) return 'de la mañana';
  return hour < 20 ? 'de la tarde' : 'de la noche';
}
