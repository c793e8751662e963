export const lettersShift = 0x1f;
export const figuresShift = 0x1b;
export const spaceCode = 0x04;

/**
 * The characters of the US TTY code by their five bits, first bit sent = lowest (ITU-T V.18 Annex A, 3GPP TS 26.230). `_` stands for a
 * code without a character: the two shifts, and S among the figures. 0 is backspace on a TTY.
 */
const letters = '\bE\nA SIU\rDRJNFCKTZLWHYPQOBG_MXV_';
const figures = '\b3\n- _87\r$4\',!:(5")2=6019?+_./;_';

/** What a code means in each shift; undefined where it has no character. */
export const letterOf = spread(letters);
export const figureOf = spread(figures);

export const codeOfLetter = invert(letterOf);
export const codeOfFigure = invert(figureOf);

/** Everything that can be typed to a TTY: capital letters, digits, signs, space, '\r' and '\n'. */
export const ttyCharacters: ReadonlySet<string> = new Set(
  [...codeOfLetter.keys(), ...codeOfFigure.keys()].filter((character) => character !== '\b'),
);

function spread(characters: string): readonly (string | undefined)[] {
  return Array.from(characters, (character) => (character === '_' ? undefined : character));
}

function invert(characters: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  return new Map(characters.flatMap((character, code) => (character === undefined ? [] : [[character, code]])));
}
