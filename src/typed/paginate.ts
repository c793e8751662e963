import { joint } from '../text/joint.ts';
import { findPhrase, findPlace, findSentence } from './find-phrase.ts';

/** A page that is no longer than this, such as a heading, is not typed by itself where more follows. */
const leastCharacters = 45;
/** Options are shorter than this, and stay whole. */
const longestWhole = 40;
/** Sentences shorter than this make no page. */
const leastSentences = 30;

interface Form {
  readonly mostCharacters: number;
  /** Between two items of a page. */
  readonly newline: string;
  /** Ends a page that another one follows. */
  readonly more: string;
  /** Ends the last page. */
  readonly end: string;
}

/**
 * Splits sentences and options into pages that are written one at a time, each with its sign. A group stays on one page where it fits; an
 * item longer than a page is broken between sentences, else between phrases, and so is one that follows a short page. No page ends at a
 * joint.
 */
export function paginate(
  groups: readonly (readonly string[])[],
  { mostCharacters, newline, more, end }: Form,
): string[] {
  const room = mostCharacters - Math.max(more.length, end.length) - 1;
  const gap = newline.length;
  const pages: string[] = [];

  function put(item: string): void {
    const page = pages.at(-1);
    if (page !== undefined && page.length + gap + item.length <= room)
      pages[pages.length - 1] = `${page}${newline}${item}`;
    else pages.push(item);
  }

  /** A heading at the end of a page goes to the page of its first fact. */
  function takeHeadingAlong(item: string): void {
    const page = pages.at(-1) ?? '';
    const start = page.lastIndexOf(newline);
    if (start < 0 || !page.endsWith(':') || page.length + gap + item.length <= room) return;
    pages.splice(-1, 1, page.slice(0, start), page.slice(start + gap));
  }

  /** Behind a short page, the beginning of an item joins it. */
  function putItem(item: string): void {
    takeHeadingAlong(item);
    const page = pages.at(-1) ?? '';
    const left = room - page.length - gap;
    const isAlone = page !== '' && page.length <= leastCharacters && item.length > left;
    const place = isAlone && item.length > longestWhole ? findBeginning(item, left) : 0;
    if (place > 0) put(item.slice(0, place).trimEnd());
    for (const part of breakItem(item.slice(place).trimStart(), room)) put(part);
  }

  for (const group of groups) {
    const whole = group.join(newline);
    if (whole.length <= room && whole !== '') put(whole);
    else for (const item of group) putItem(item);
  }
  // The sign of the last page is shorter, so the last two pages may fit on one.
  const lastTwo = pages.slice(-2).join(newline);
  if (lastTwo.length + 1 + end.length <= mostCharacters) pages.splice(-2, 2, lastTwo);
  return pages.map((page, index) =>
    `${page.replaceAll(joint, ' ')} ${index < pages.length - 1 ? more : end}`.trimEnd(),
  );
}

function findBeginning(item: string, left: number): number {
  const place = findSentence(item, left) || findPhrase(item, left);
  return place > 0 || left < longestWhole ? place : findPlace(item, left);
}

function breakItem(item: string, room: number): string[] {
  if (item.length <= room) return item === '' ? [] : [item];
  const sentences = findSentence(item, room);
  const place = sentences >= leastSentences ? sentences : findPlace(item, room);
  return [item.slice(0, place).trimEnd(), ...breakItem(item.slice(place).trimStart(), room)];
}
