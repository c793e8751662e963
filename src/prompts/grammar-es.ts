import type { Grammar } from './grammar.ts';

const longDate = new Intl.DateTimeFormat('es-US', { dateStyle: 'long' });

export const spanish: Grammar = {
  locale: 'es-US',
  and: 'y',
  money(dollars, cents) {
    const centWords = cents === 1 ? 'un centavo' : `${cents} centavos`;
    if (cents === 0) return countDollars(dollars);
    return dollars === 0n ? centWords : `${countDollars(dollars)} con ${centWords}`;
  },
  // The first of a month is an ordinal: "primero de noviembre".
  date: (date) => longDate.format(date).replace(/^1 de/u, 'primero de'),
  time({ hour, minute }) {
    return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${nameDayPart(hour)}`;
  },
};

/** Round millions take "de": "un millón de dólares". */
function countDollars(dollars: bigint): string {
  if (dollars === 1n) return 'un dólar';
  const roundMillions = dollars > 0n && dollars % 1_000_000n === 0n;
  return `${dollars} ${roundMillions ? 'de ' : ''}dólares`;
}

function nameDayPart(hour: number): string {
  if (hour < 12) return 'de la mañana';
  return hour < 20 ? 'de la tarde' : 'de la noche';
}
