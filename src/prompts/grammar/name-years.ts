import type { Language } from '../../text/language.ts';
import { spellSpanishNumber } from './spell-spanish-number.ts';

const first = 1950;
/** A century of years: a recogniser's hints are limited. */
const count = 100;

const below20 =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen`.split(/\s+/u);
const tens = ['', '', ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')];

const namers: Readonly<Record<Language, (year: number) => readonly string[]>> = {
  en: nameInEnglish,
  es: nameInSpanish,
};

/** The years of a century as callers say them, with their digits. */
export function nameYears(language: Language): readonly (readonly [name: string, digits: string])[] {
  const years = Array.from({ length: count }, (_, index) => first + index);
  return years.flatMap((year) => namers[language](year).map((name) => [name, String(year)] as const));
}

/** "Twenty twenty-five", "two thousand twenty-five". */
function nameInEnglish(year: number): string[] {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const behind = rest === 0 ? 'hundred' : rest < 10 ? `oh ${spell(rest)}` : spell(rest);
  const byCentury = `${spell(century)} ${behind}`;
  if (century !== 20) return [byCentury];
  if (rest === 0) return ['two thousand'];
  return [byCentury, `two thousand ${spell(rest)}`, `two thousand and ${spell(rest)}`];
}

function spell(number: number): string {
  if (number < below20.length) return below20[number] ?? '';
  return [tens[Math.floor(number / 10)], number % 10 === 0 ? '' : below20[number % 10]].filter(Boolean).join(' ');
}

/** "Dos mil veinticinco", and as in English "veinte veinticinco". */
function nameInSpanish(year: number): string[] {
  const rest = year % 100;
  return [spellAlone(year), ...(year > 2009 ? [`veinte ${spellAlone(rest)}`] : [])];
}

/** Without a noun after it: "veintiuno", "treinta y uno". */
function spellAlone(number: number): string {
  return spellSpanishNumber(BigInt(number)).replace(/ún$/u, 'uno').replace(/\bun$/u, 'uno');
}
