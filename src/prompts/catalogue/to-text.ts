import type { Part, Spoken } from '../spoken.ts';

/** A text for readers: slots in their written form, pauses as spaces. */
export function toText(spoken: readonly Spoken[]): string {
  return spoken.map(({ parts }) => writeParts(parts)).join(' ');
}

export function writeParts(parts: readonly Part[]): string {
  return writeWithBreaks(parts).replaceAll(/\s+/gu, ' ').trim();
}

/** The same with its newlines kept. */
export function writeWithBreaks(parts: readonly Part[]): string {
  return parts.map(writePart).join('');
}

function writePart(part: Part): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'slot':
      return part.written;
    case 'pause':
      return ' ';
    default:
      return part satisfies never;
  }
}
