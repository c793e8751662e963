/** The characters of a text telephone (ITU-T V.18 Annex A), without newlines. */
export const typableCharacters: ReadonlySet<string> = new Set(`ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -$',!:(")=?+./;`);

/** Replacements for characters that text telephones lack. Some differ from those of V.18, which are less clear to a reader. */
const substitutes: Readonly<Record<string, string>> = {
  '¿': '',
  '¡': '',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '&': '+',
  '%': ' PCT',
  '@': ' AT ',
  '#': 'NO. ',
  _: ' ',
  '[': '(',
  ']': ')',
};

/** A text as typed on a text telephone: capitals without accents, no newlines. */
export function toTtyText(text: string): string {
  return capitalise(text)
    .replaceAll(/[^A-Z0-9]/gu, (character) =>
      typableCharacters.has(character) ? character : (substitutes[character] ?? ' '),
    )
    .replaceAll(/ +/gu, ' ')
    .trim();
}

/** The first character of a text that cannot be typed on a text telephone. */
export function findUntypable(text: string): string | undefined {
  return Array.from(capitalise(text)).find(
    (character) => !typableCharacters.has(character) && !/\s|[¿¡]/u.test(character),
  );
}

function capitalise(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
}
