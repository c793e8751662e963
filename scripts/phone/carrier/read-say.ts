import type { Element, Node } from '@xmldom/xmldom';
import { CarrierError } from './carrier-error.ts';
import { isText } from './read-xml.ts';

/**
 * What a caller hears in one voice. `text` is as a reader would see it, each longer pause a new line; `aloud` has what the
 * voice says instead (the alias of `<sub>`), and the pauses between in milliseconds. `language` is a BCP 47 tag, such as "en-US".
 */
export interface Heard {
  readonly language: string;
  readonly voice: string;
  readonly text: string;
  readonly aloud: readonly (string | number)[];
}

/** A voice stops for so long between sentences; shorter pauses stand between the groups of a number. */
const sentencePauseMs = 300;

/** What one Say may hold without its SSML: Polly voices take 3000 characters, the carrier 4500 bytes, URL-encoded (13521). */
const [mostCharacters, mostBytes] = [3000, 4500];

/** Reads a `<Say>` as it is heard. */
export function readSay(say: Element): Heard {
  const text = tidy(wordsOf(say));
  if (text === '') throw new CarrierError(13520, 'A <Say> says nothing: leave it out, or put words into it.');
  const aloud = saidAloud(say);
  if (Math.max(bytesOf(text), bytesOf(aloud.filter((one) => typeof one === 'string').join(' '))) > mostBytes) {
    throw new CarrierError(13521, `A <Say> is longer than the ${mostBytes} URL-encoded bytes that the carrier takes.`);
  }
  if (text.length > mostCharacters) {
    throw new CarrierError(13521, `A <Say> is longer than the ${mostCharacters} characters that a voice takes.`);
  }
  const language = say.getAttribute('language') ?? 'en-US';
  return { language, voice: say.getAttribute('voice') ?? '', text, aloud };
}

function bytesOf(text: string): number {
  return encodeURIComponent(text.toWellFormed()).length;
}

function saidAloud(node: Node): (string | number)[] {
  return [...node.childNodes].flatMap((child) => {
    if (isText(child)) return [child.nodeValue ?? ''];
    if (!isElement(child)) return [];
    if (child.nodeName === 'break') return [pauseMs(child)];
    return child.nodeName === 'sub' ? [child.getAttribute('alias') ?? ''] : saidAloud(child);
  });
}

function wordsOf(node: Node): string {
  return [...node.childNodes].map(wordsIn).join('');
}

function wordsIn(node: Node): string {
  if (isText(node)) return (node.nodeValue ?? '').replaceAll(/\s+/g, ' ');
  if (!isElement(node)) return '';
  switch (node.nodeName) {
    case 'break':
      return pauseMs(node) >= sentencePauseMs ? '\n' : ' ';
    case 'p':
    case 's':
      return `\n${wordsOf(node)}\n`;
    default:
      return wordsOf(node);
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
