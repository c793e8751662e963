import { createDateFormat } from './create-date-format.ts';
import type { Grammar } from './grammar.ts';

const locale = 'en-US';
const listFormat = new Intl.ListFormat(locale);

export const english: Grammar = {
  locale,
  optionLead: /^(?:for|to|if) (?:the )?/iu,
  and: 'and',
  money(dollars, cents) {
    const dollarWords = dollars === 1n ? '1 dollar' : `${dollars} dollars`;
    const centWords = cents === 1 ? '1 cent' : `${cents} cents`;
    if (cents === 0) return dollarWords;
    return dollars === 0n ? centWords : `${dollarWords} and ${centWords}`;
  },
  date: createDateFormat(locale, { dateStyle: 'long' }),
  day: createDateFormat(locale, { weekday: 'long', month: 'long', day: 'numeric' }),
  time({ hour, minute }) {
    return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
  },
  list: (things) => listFormat.format(things),
};
