/** Words that belong to what follows them, in both languages. */
const leading = new Set(
  (
    'A AN THE AND OR OF TO IN ON AT BY FOR FROM WITH AS IF UR YOUR OUR THEIR NO PO P.O. IS ARE R ' +
    'UN UNA EL LA LOS LAS Y O U DE DEL AL EN POR PARA CON QUE SU SUS LE SE ES SON'
  ).split(' '),
);

/** Words that belong to what stands before them. */
const trailing = new Set(['OF', 'DE', 'DEL']);

/** Where the last phrase ends that has room: behind a stop or a comma. 0 where there is none. */
export function findPhrase(text: string, room: number): number {
  return Math.max(0, ...placesOf(text, /[.,;:?!]["')]?(?= )/gu).filter((place) => place <= room));
}

/** Where a text is broken that is longer than there is room: behind a phrase of some length, else between words that can be parted, else anywhere. */
export function findPlace(text: string, room: number): number {
  const phrase = findPhrase(text, room);
  if (phrase >= room / 2) return phrase;
  const spaces = placesOf(text, /(?<=[^ ])(?= )/gu).filter((place) => place > 0 && place <= room);
  return spaces.findLast((place) => canBeParted(text, place)) ?? spaces.at(-1) ?? room;
}

function canBeParted(text: string, place: number): boolean {
  const before = /[^ ]*$/u.exec(text.slice(0, place))?.[0] ?? '';
  const behind = /^ *([^ ]*)/u.exec(text.slice(place))?.[1] ?? '';
  return !leading.has(before) && !trailing.has(behind);
}

/** The ends of all matches. */
function placesOf(text: string, pattern: RegExp): number[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: match }) => index + match.length);
}
