import type { Part, Spoken } from '../../prompts/spoken.ts';

/** What one Say may hold: Polly's voices take 3000 characters, tags not counted (twilio.com/docs/voice/twiml/say). */
const mostCharacters = 3000;

/** From here on a Say ends with its sentence, so that it need not end within one. */
const manyCharacters = 2000;

/** What one voice says, in as many pieces as the carrier needs. A piece without words is left out. */
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

/** The longer of a slot's two forms, whichever the carrier counts. */
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
