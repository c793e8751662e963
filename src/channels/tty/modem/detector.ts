import { spaceCode } from './code-table.ts';
import { createFramer } from './framer.ts';

const windowMs = 5000;
const leastShare = 0.8;

/**
 * Listens to a voice line for a TTY: true from the block on in which, within 5 s, two characters or three taps of the space bar were heard
 * with at least 80 % of all energy in the two tones.
 */
export function createDetector(): { hear(muLaw: Uint8Array): boolean } {
  const characters: number[] = [];
  const taps: number[] = [];
  let sure = false;
  const framer = createFramer(45.45, ({ code, share }, startMs) => {
    if (share < leastShare) return;
    const kind = code === spaceCode ? taps : characters;
    kind.push(startMs);
    while ((kind[0] ?? startMs) < startMs - windowMs) kind.shift();
    sure ||= characters.length >= 2 || taps.length >= 3;
  });
  return {
    hear: (muLaw) => {
      if (!sure) framer.hear(muLaw);
      return sure;
    },
  };
}
