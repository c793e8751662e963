import { joint } from '../../../text/joint.ts';
import { findPhrase, findPlace, findSentence } from './find-phrase.ts';

/** The length of a page: about 21 seconds of typing. */
const mostCharacters = 120;
/** A page that is no longer than this, such as a heading, is not typed by itself where more follows. */
const leastCharacters = 45;
/** Options are shorter than this, and stay whole. */
const longestWhole = 40;
/** Sentences shorter than this make no page. */
const leastSentences = 30;

interface Signs {
  /** Ends a page that another one follows. */
  readonly more: string;
  /** Ends the last page. */
  readonly end: string;
}

/**
 * Splits sentences and options into pages that are typed one at a time, each with its sign. A group stays on one page where it fits; an
 * item longer than a page is broken between sentences, else between phrases, and so is one that follows a short page. No page ends at a
 * joint.
 */
export function paginate(groups: readonly (readonly string[])[], { more, end }: Signs): string[] {
  const room = mostCharacters - Math.max(more.length, end.length) - 1;
  const pages: string[] = [];

  function put(item: string): void {
    const page = pages.at(-1);
    if (page !== undefined && page.length + 2 + item.length <= room) pages[pages.length - 1] = `${page}\r\n${item}`;
    else pages.push(item);
  }

  /** A heading at the end of a page goes to the page of its first fact. */
  function takeHeadingAlong(item: string): void {
    const page = pages.at(-1) ?? '';
    const start = page.lastIndexOf('\r\n');
    if (start < 0 || !page.endsWith(':') || page.length + 2 + item.length <= room) return;
    pages.splice(-1, 1, page.slice(0, start), page.slice(start + 2));
  }

  /** Behind a short page, the beginning of an item joins it. */
  function putItem(item: string): void {
    takeHeadingAlong(item);
    const page = pages.at(-1) ?? '';
    const left = room - page.length - 2;
    const isAlone = page !== '' && page.length <= leastCharacters && item.length > left;
    const place = isAlone && item.length > longestWhole ? findBeginning(item, left) : 0;
    if (place > 0) put(item.slice(0, place).trimEnd());
    for (const part of breakItem(item.slice(place).trimStart(), room)) put(part);
  }

  for (const group of groups) {
    const whole = group.join('\r\n');
    if (whole.length <= room && whole !== '') put(whole);
    else for (const item of group) putItem(item);
  }
  // The sign of the last page is shorter, so the last two pages may fit on one.
  const lastTwo = pages.slice(-2).join('\r\n');
  if (lastTwo.length + 1 + end.length <= mostCharacters) pages.splice(-2, 2, lastTwo);
  return pages.map((page, index) => `${page.replaceAll(joint, ' ')} ${index < pages.length - 1 ? more : end}`);
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
