/** Words that belong to what follows them, in both languages. All are written in capitals here. */
const leading = new Set(
  (
    'A AN THE AND OR OF TO IN ON AT BY FOR FROM WITH AS IF UR YOUR OUR THEIR NO PO P.O. IS ARE R ' +
    'UN UNA EL LA LOS LAS Y O U DE DEL AL EN POR PARA CON QUE SU SUS LE SE ES SON'
  ).split(' '),
);

/** Words that belong to what stands before them. */
const trailing = new Set(['OF', 'DE', 'DEL']);

/** A stop behind these, or behind a single letter, ends no sentence. */
const shortened = new Set('ST AVE BLVD RD DR MR MRS MS JR SR SRA DEPT NO NUM APT STE EXT TEL AV CALIF'.split(' '));

/** A number with nothing behind it that parts it from the next word. */
const openNumber = /^[-+$(]*\d(?:.*\d)?$/u;

/** Where the last sentence ends that has room. 0 where there is none. */
export function findSentence(text: string, room: number): number {
  const ends = placesOf(text, /[.?!]["')]?(?= )/gu).filter((place) => place <= room);
  return ends.findLast((place) => !isShortened(wordBefore(text, place))) ?? 0;
}

/** Where the last phrase ends that has room: behind a stop or a comma. 0 where there is none. */
export function findPhrase(text: string, room: number): number {
  const ends = placesOf(text, /[.,;:?!]["')]?(?= )/gu).filter((place) => place <= room);
  return ends.findLast((place) => !leading.has(wordBefore(text, place))) ?? 0;
}

/** Where a text is broken that is longer than there is room: behind a phrase of some length, else between words that can be parted, else anywhere. */
export function findPlace(text: string, room: number): number {
  const phrase = findPhrase(text, room);
  if (phrase >= room / 2) return phrase;
  const spaces = placesOf(text, /(?<=[^ ])(?= )/gu).filter((place) => place > 0 && place <= room);
  return spaces.findLast((place) => canBeParted(text, place)) ?? (phrase || (spaces.at(-1) ?? room));
}

function canBeParted(text: string, place: number): boolean {
  const before = wordBefore(text, place);
  const behind = (/^ *([^ ]*)/u.exec(text.slice(place))?.[1] ?? '').toUpperCase();
  if (leading.has(before) || trailing.has(behind)) return false;
  return !openNumber.test(before) && !(/^[-+$(]*\d/u.test(behind) && !/[.,;:?!]$/u.test(before));
}

function wordBefore(text: string, place: number): string {
  return (/[^ ]*$/u.exec(text.slice(0, place))?.[0] ?? '').toUpperCase();
}

/** "ST." and "P.M." end no sentence. */
function isShortened(word: string): boolean {
  const letters = word.replace(/["')]+$/u, '');
  return /(?:^|\.)[A-Z]\.$/u.test(letters) || shortened.has(letters.replace(/\.$/u, ''));
}

/** The ends of all matches. */
function placesOf(text: string, pattern: RegExp): number[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: match }) => index + match.length);
}
