import type { Grammar } from './grammar.ts';

const longDate = new Intl.DateTimeFormat('en-US', { dateStyle: 'long' });

export const english: Grammar = {
  locale: 'en-US',
  and: 'and',
  money(dollars, cents) {
    const dollarWords = dollars === 1n ? '1 dollar' : `${dollars} dollars`;
    const centWords = cents === 1 ? '1 cent' : `${cents} cents`;
    if (cents === 0) return dollarWords;
    return dollars === 0n ? centWords : `${dollarWords} and ${centWords}`;
  },
  date: (date) => longDate.format(date),
  time({ hour, minute }) {
    return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
  },
};
