import type { Baud } from './baud.ts';
import type { Frame } from './weigher.ts';

/** A frame that stands alone must be this clean to count: notes and keys of a telephone sometimes look like one, and less clean. */
const alone = { share: 0.6, clarity: 0.3 };
/** Six bits of the same tone look most like a note. */
const backspace = { code: 0, share: 0.8 };
/** For this long after a character, a frame counts however faint it is. */
const openMs = 5000;
/** In continuous typing the next character has begun after this many bits. */
const adjacentBits = 10;

/** A character that counts. */
export interface Character extends Pick<Frame, 'code' | 'share' | 'score'> {
  readonly startMs: number;
}

/** Passes on frames that are clean, or have a frame right after or a character shortly before them: a signal as weak as the noise, but no music. */
export function createGate(baud: Baud, onCharacter: (character: Character) => void) {
  const adjacentMs = (adjacentBits * 1000) / baud;
  let heardMs = -Infinity;
  let doubted: Character | undefined;

  function pass(character: Character): void {
    onCharacter(character);
    heardMs = character.startMs;
    doubted = undefined;
  }

  return (frame: Readonly<Frame>, startMs: number): void => {
    const { code, share, score } = frame;
    if (doubted && startMs - doubted.startMs < adjacentMs) pass(doubted);
    if (isClean(frame) || startMs - heardMs < openMs) pass({ code, share, score, startMs });
    else doubted = { code, share, score, startMs };
  };
}

function isClean({ code, share, clarity }: Frame): boolean {
  return share > (code === backspace.code ? backspace.share : alone.share) && clarity > alone.clarity;
}
