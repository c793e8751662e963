import { createDateFormat } from './date-format.ts';
import { nameCountry } from '../../text/country-name.ts';
import type { Grammar } from './grammar.ts';
import { spellSpanishNumber } from './spell-spanish-number.ts';

const locale = 'es-US';
const listFormat = new Intl.ListFormat(locale);
const longDate = createDateFormat(locale, { dateStyle: 'long' });
const longDay = createDateFormat(locale, { month: 'long', day: 'numeric' });
const weekday = createDateFormat(locale, { weekday: 'long' });
const midnight = { written: 'la medianoche', spoken: 'la medianoche' };

export const spanish: Grammar = {
  locale,
  optionLead: /^(?:para|si) (?:(?:el|la|los|las) )?/iu,
  and: 'y',
  money(dollars, cents) {
    const centWords = cents === 1 ? 'un centavo' : `${sayCounted(BigInt(cents))} centavos`;
    if (cents === 0) return countDollars(dollars);
    return dollars === 0n ? centWords : `${countDollars(dollars)} con ${centWords}`;
  },
  date: (date) => nameFirst(longDate(date)),
  day: (date) => `${weekday(date)} ${nameFirst(longDay(date))}`,
  time({ hour, minute }) {
    if (hour === 0 && minute === 0) return midnight;
    const dayPart = hour === 12 && minute === 0 ? 'del mediodía' : nameDayPart(hour);
    const article = hour % 12 === 1 ? 'la' : 'las';
    const clock = `${hour % 12 || 12}:${String(minute).padStart(2, '0')}`;
    return {
      written: `${article} ${clock} ${dayPart}`,
      spoken: `${article} ${sayClock(hour % 12 || 12, minute)} ${dayPart}`,
    };
  },
  country: (code) => nameCountry(code, 'es'),
  list: (things) => listFormat.format(things),
};

/** Round millions take "de": "un millón de dólares". */
function countDollars(dollars: bigint): string {
  if (dollars === 1n) return 'un dólar';
  const roundMillions = dollars > 0n && dollars % 1_000_000n === 0n;
  return `${sayCounted(dollars)} ${roundMillions ? 'de ' : ''}dólares`;
}

/**
 * Figures, with two exceptions in words: millions, which a voice reads as a code, and numbers that are shortened before a noun, as
 * "veintiún dólares", which a voice gets wrong.
 */
function sayCounted(number: bigint): string {
  const [millions, rest] = [number / 1_000_000n, number % 1_000_000n];
  if (millions > 0n) return `${spellSpanishNumber(millions * 1_000_000n)}${rest > 0n ? ` ${sayCounted(rest)}` : ''}`;
  return number % 10n === 1n && number % 100n !== 11n ? spellSpanishNumber(number) : String(number);
}

/** The first of a month is an ordinal: "primero de noviembre". */
function nameFirst(date: string): string {
  return date.replace(/^1 de/u, 'primero de');
}

/** "una y 30": an hour is feminine, and a voice reads a lone 1 as "uno". */
function sayClock(hour: number, minute: number): string {
  return `${hour === 1 ? 'una' : hour}${minute === 0 ? '' : ` y ${minute}`}`;
}

function nameDayPart(hour: number): string {
  if (hour < 12) return hour < 6 ? 'de la madrugada' : 'de la mañana';
  return hour < 20 ? 'de la tarde' : 'de la noche';
}
