import type { Part, Spoken } from '../spoken.ts';

/** What is said, as one would write it down: slots in their written form, pauses as spaces. */
export function toText(spoken: readonly Spoken[]): string {
  return spoken.map(({ parts }) => writeParts(parts)).join(' ');
}

export function writeParts(parts: readonly Part[]): string {
  return writeLines(parts).replaceAll(/\s+/gu, ' ').trim();
}

/** The same with its line breaks. */
export function writeLines(parts: readonly Part[]): string {
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
