import { createDateFormat } from './date-format.ts';
import { nameCountry } from '../../text/country-name.ts';
import type { Grammar } from './grammar.ts';

const locale = 'en-US';
const listFormat = new Intl.ListFormat(locale);

export const english: Grammar = {
  locale,
  optionLead: /^(?:for|to|if) (?:the )?/iu,
  and: 'and',
  money(dollars, cents) {
    const dollarWords = dollars === 1n ? '1 dollar' : `${sayMillions(dollars)} dollars`;
    const centWords = cents === 1 ? '1 cent' : `${cents} cents`;
    if (cents === 0) return dollarWords;
    return dollars === 0n ? centWords : `${dollarWords} and ${centWords}`;
  },
  date: createDateFormat(locale, { dateStyle: 'long' }),
  day: createDateFormat(locale, { weekday: 'long', month: 'long', day: 'numeric' }),
  time({ hour, minute }) {
    const written = sayTime(hour, minute);
    return { written, spoken: written };
  },
  country: (code) => nameCountry(code, 'en'),
  list: (things) => listFormat.format(things),
};

/** Millions and billions as words: a voice reads many figures as a code. */
function sayMillions(number: bigint): string {
  const [millions, rest] = [number / 1_000_000n, number % 1_000_000n];
  if (millions === 0n) return String(number);
  const large = millions >= 1000n ? [`${millions / 1000n} billion`, millions % 1000n] : ['', millions];
  return [large[0], large[1] === 0n ? '' : `${large[1]} million`, rest === 0n ? '' : rest].filter(Boolean).join(' ');
}

/** "Noon" and "midnight": "12 a.m." and "12 p.m." are ambiguous. */
function sayTime(hour: number, minute: number): string {
  if (hour % 12 === 0 && minute === 0) return hour === 0 ? 'midnight' : 'noon';
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
}
