import { codeOfFigure, codeOfLetter, figureOf, letterOf } from '../modem/code-table.ts';

/**
 * A text whose letters were sent as figures, since a shift was lost: "-+3,5" is AGENT. S has no figure, so it is missing.
 */
export function toLetters(text: string): string {
  return twin(text, codeOfFigure, letterOf);
}

/** A number whose figures were sent as letters: "RPUQ" is 4071. */
export function toFigures(text: string): string {
  return twin(text, codeOfLetter, figureOf);
}

type Codes = ReadonlyMap<string, number>;

/** Characters that the other shift does not have stay as they are. */
function twin(text: string, codes: Codes, row: readonly (string | undefined)[]): string {
  return Array.from(text, (character) => row[codes.get(character) ?? -1] ?? character).join('');
}
