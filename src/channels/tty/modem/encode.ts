import { codeOfFigure, codeOfLetter, figuresShift, lettersShift, spaceCode, ttyCharacters } from './code-table.ts';

/** The shift is sent again after this many characters, for receivers that lost it (ITU-T V.18, test X-04). */
const mostCodesWithoutShift = 72;

/**
 * The codes that type a text: letters shift first, the shift again after each space (TTYs differ in whether a space ends figures) and
 * after 72 characters, letters shift last. Throws on a character that TTYs lack.
 */
export function encode(text: string): Uint8Array {
  const codes = [lettersShift];
  let shift = lettersShift;
  let since = 0;
  for (const character of text) {
    const wanted = shiftFor(character, shift);
    if (wanted !== shift || codes.at(-1) === spaceCode || since === mostCodesWithoutShift) {
      if (codes.at(-1) !== wanted) codes.push(wanted);
      [shift, since] = [wanted, 0];
    }
    codes.push(codeIn(shift, character));
    since += 1;
  }
  if (shift !== lettersShift) codes.push(lettersShift);
  return Uint8Array.from(codes);
}

function shiftFor(character: string, shift: number): number {
  if (!ttyCharacters.has(character)) throw new Error(`TTYs lack the character ${JSON.stringify(character)}`);
  if (codeOfLetter.has(character)) return codeOfFigure.has(character) ? shift : lettersShift;
  return figuresShift;
}

function codeIn(shift: number, character: string): number {
  return (shift === lettersShift ? codeOfLetter : codeOfFigure).get(character) ?? spaceCode;
}
