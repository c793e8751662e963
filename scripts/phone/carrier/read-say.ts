import type { Element, Node } from '@xmldom/xmldom';
import { CarrierError } from './carrier-error.ts';
import { isText } from './read-xml.ts';

/**
 * What a caller hears in one voice. `text` is as a reader would see it, each longer pause a new line; `aloud` has the
 * words that the voice says instead (the alias of `<sub>`). `language` is a BCP 47 tag, such as "en-US".
 */
export interface Heard {
  readonly language: string;
  readonly voice: string;
  readonly text: string;
  readonly aloud: string;
}

/** A voice stops for so long between sentences; shorter pauses stand between the groups of a number. */
const sentencePauseMs = 300;

/** What one Say may hold without its SSML: Polly voices take 3000 characters (13521). */
const mostCharacters = 3000;

/** Reads a `<Say>` as it is heard. */
export function readSay(say: Element): Heard {
  const text = tidy(wordsOf(say, (sub) => sub.textContent ?? ''));
  const aloud = tidy(wordsOf(say, (sub) => sub.getAttribute('alias') ?? ''));
  if (text === '') throw new CarrierError(13520, 'A <Say> says nothing: leave it out, or put words into it.');
  if (text.length > mostCharacters) {
    throw new CarrierError(13521, `A <Say> is longer than the ${mostCharacters} characters that a voice takes.`);
  }
  return { language: say.getAttribute('language') ?? 'en-US', voice: say.getAttribute('voice') ?? '', text, aloud };
}

function wordsOf(node: Node, substitute: (sub: Element) => string): string {
  return [...node.childNodes].map((child) => wordsIn(child, substitute)).join('');
}

function wordsIn(node: Node, substitute: (sub: Element) => string): string {
  if (isText(node)) return (node.nodeValue ?? '').replaceAll(/\s+/g, ' ');
  if (!isElement(node)) return '';
  switch (node.nodeName) {
    case 'break':
      return pauseMs(node) >= sentencePauseMs ? '\n' : ' ';
    case 'sub':
      return substitute(node);
    case 'p':
    case 's':
      return `\n${wordsOf(node, substitute)}\n`;
    default:
      return wordsOf(node, substitute);
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function pauseMs(pause: Element): number {
  const time = pause.getAttribute('time');
  if (time === null) return /strong/.test(pause.getAttribute('strength') ?? '') ? sentencePauseMs : 0;
  return time.endsWith('ms') ? Number.parseFloat(time) : Number.parseFloat(time) * 1000;
}

function tidy(text: string): string {
  return text
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ *\n[ \n]*/g, '\n')
    .trim();
}
