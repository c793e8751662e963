/** The characters of a text telephone (ITU-T V.18 Annex A), without newlines. */
export const typableCharacters: ReadonlySet<string> = new Set(`ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -$',!:(")=?+./;`);

/**
 * What stands for signs that text telephones lack. Some differ from those of V.18, which are less clear to a reader. Nothing is dropped
 * but what has no meaning of its own.
 */
const substitutes: Readonly<Record<string, string>> = {
  '¿': '',
  '¡': '',
  '’': "'",
  '‘': "'",
  '´': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '•': '-',
  '·': '-',
  '⁄': '/',
  '|': '/',
  '\\': '/',
  '~': '-',
  '×': ' X ',
  '<': ' LESS THAN ',
  '>': ' MORE THAN ',
  '&': '+',
  '%': ' PCT',
  '@': ' AT ',
  '#': ' NO. ',
  '*': ' STAR ',
  _: ' UNDERSCORE ',
  '€': ' EUR ',
  '£': ' GBP ',
  '¢': ' CENTS',
  '°': ' DEG',
  '§': ' SEC. ',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
};

/** Spaces, line ends and signs that nobody sees. */
const unseen = /^[\s\p{C}\p{Z}]$/u;

/** A text as typed on a text telephone: capitals without accents, no newlines. A character that nothing stands for is a question mark. */
export function toTtyText(text: string): string {
  return capitalise(text)
    .replaceAll(/[^A-Z0-9]/gu, (character) =>
      typableCharacters.has(character) ? character : (substitutes[character] ?? (unseen.test(character) ? ' ' : '?')),
    )
    .replaceAll(/ +/gu, ' ')
    .replaceAll(/ (?=,)|(?<=\() /gu, '')
    .trim();
}

/** The first character of a text that cannot be typed on a text telephone. */
export function findUntypable(text: string): string | undefined {
  return Array.from(capitalise(text)).find(
    (character) => !typableCharacters.has(character) && !/\s|[¿¡]/u.test(character),
  );
}

/** A digit in another form behind a digit, such as the half of 5½: together they would be another number. */
const oddDigits = /(?<=\d)(?=[\p{No}--[0-9]])/gv;

/** Compatible forms too: a half is 1/2, and "№" is "NO". */
function capitalise(text: string): string {
  return text.replaceAll(oddDigits, ' ').normalize('NFKD').replaceAll(/\p{M}/gu, '').toUpperCase();
}
