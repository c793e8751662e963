import type { Part, Spoken } from '../../prompts/spoken.ts';

/** The limit of one Say: Polly's voices take 3000 characters, tags not counted (twilio.com/docs/voice/twiml/say). */
const mostCharacters = 3000;

/** Beyond this length a Say ends with its sentence, so that the limit does not cut one in two. */
const manyCharacters = 2000;

/** Splits a text into pieces that the carrier takes. Pieces without words are left out. */
export function splitSpoken({ language, parts }: Spoken): readonly Spoken[] {
  return splitParts(parts)
    .filter((piece) => piece.some((part) => charactersOf(part) > 0))
    .map((piece) => ({ language, parts: piece }));
}

function splitParts(parts: readonly Part[]): Part[][] {
  let open: Part[] = [];
  let length = 0;
  const pieces = [open];
  for (const part of parts) {
    const more = charactersOf(part);
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
  return piece.at(-1)?.kind === 'pause' ? manyCharacters : mostCharacters;
}

/** The length of a part. A slot counts by its longer form. */
function charactersOf(part: Part): number {
  switch (part.kind) {
    case 'text':
      return part.text.length;
    case 'slot':
      return Math.max(part.written.length, part.spoken.length);
    case 'pause':
      return 0;
  }
}
