import type { Desk } from '../../src/lines/desk.ts';
import type { Line } from '../../src/lines/line.ts';

/** A desk where people of both languages answer. */
export function bothDesks(number: string, rules: Partial<Desk> = {}): Line['desk'] {
  const desk = { number, confirm: false, ...rules };
  return { en: desk, es: desk };
}
