/** Everything that can be typed on a text telephone (ITU-T V.18 Annex A), but for its line breaks. */
export const typableCharacters: ReadonlySet<string> = new Set(`ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -$',!:(")=?+./;`);

/** What stands for characters that text telephones lack, where something does. V.18 has others, which do not say as much to a reader. */
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

/** A text as it is typed on a text telephone: capitals without accents, in one line. */
export function toTtyText(text: string): string {
  return capitalise(text)
    .replaceAll(/[^A-Z0-9]/gu, (character) =>
      typableCharacters.has(character) ? character : (substitutes[character] ?? ' '),
    )
    .replaceAll(/ +/gu, ' ')
    .trim();
}

/** The first character of a text that has no form on a text telephone. */
export function findUntypable(text: string): string | undefined {
  return Array.from(capitalise(text)).find(
    (character) => !typableCharacters.has(character) && !/\s|[¿¡]/u.test(character),
  );
}

function capitalise(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
}
