import type { Twins } from '../../../typed/twins.ts';
import { codeOfFigure, codeOfLetter, figureOf, letterOf } from '../modem/code-table.ts';

/** The letters of a text that a lost shift turned into figures: "-+3,5" is AGENT. S has no figure and is missing. */
function toLetters(text: string): string {
  return twin(text, codeOfFigure, letterOf);
}

/** The figures of a number that a lost shift turned into letters: "RPUQ" is 4071. */
function toFigures(text: string): string {
  return twin(text, codeOfLetter, figureOf);
}

type Codes = ReadonlyMap<string, number>;

/** Characters without a twin in the other shift stay as they are. */
function twin(text: string, codes: Codes, characters: readonly (string | undefined)[]): string {
  return Array.from(text, (character) => characters[codes.get(character) ?? -1] ?? character).join('');
}

export const shiftTwins: Twins = { toLetters, toFigures };
