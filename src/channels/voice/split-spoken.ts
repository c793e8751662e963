import type { Part, Spoken } from '../../prompts/spoken.ts';
import { countEncoded } from '../../twilio/count-encoded.ts';

/**
 * The limits of one Say: the carrier takes 4500 bytes, URL-encoded (twilio.com/docs/api/errors/13521), Polly's voices 3000 characters,
 * tags not counted. So a character counts as one and a half bytes at least.
 */
const mostBytes = 4500;
const leastOfCharacter = 1.5;

/** Beyond this length a Say ends with its sentence, so that the limit does not cut one in two. */
const manyBytes = 3000;

/** Splits a text into pieces that the carrier takes. Pieces without words are left out. */
export function splitSpoken({ language, parts }: Spoken): readonly Spoken[] {
  return splitParts(parts.flatMap(breakLong))
    .filter((piece) => piece.some((part) => part.kind !== 'pause' && bytesOf(part) > 0))
    .map((piece) => ({ language, parts: piece }));
}

function splitParts(parts: readonly Part[]): Part[][] {
  let open: Part[] = [];
  let length = 0;
  const pieces = [open];
  for (const part of parts) {
    const more = bytesOf(part);
    if (length + more > mostOf(open)) {
      open = [];
      length = 0;
      pieces.push(open);
    }
    open.push(part);
    length += more;
  }
  return pieces;
}

function mostOf(piece: readonly Part[]): number {
  return piece.at(-1)?.kind === 'pause' ? manyBytes : mostBytes;
}

/** A part that is too long by itself, such as a list of many docket numbers, as several texts of whole words. */
function breakLong(part: Part): readonly Part[] {
  if (part.kind === 'pause' || bytesOf(part) <= mostBytes) return [part];
  const texts = [''];
  for (const word of (part.kind === 'slot' ? part.spoken : part.text).split(/(?<=\s)/u)) {
    const longer = texts.at(-1) + word;
    if (bytesIn(longer) > manyBytes) texts.push(word);
    else texts[texts.length - 1] = longer;
  }
  return texts.map((text) => ({ kind: 'text', text }));
}

/** The length of a part. A slot counts by its longer form, a pause by the space beside it. */
function bytesOf(part: Part): number {
  switch (part.kind) {
    case 'text':
      return bytesIn(part.text);
    case 'slot':
      return Math.max(bytesIn(part.written), bytesIn(part.spoken));
    case 'pause':
      return bytesIn(' ');
  }
}

function bytesIn(text: string): number {
  return Math.max(leastOfCharacter * text.length, countEncoded(text));
}
