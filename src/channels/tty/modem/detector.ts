import { spaceCode } from './code-table.ts';
import { createFramer } from './framer.ts';

const windowMs = 5000;
const leastShare = 0.8;

/**
 * Listens for a TTY on a voice line. `hear` returns true from the block on in which two characters, or three taps of the space bar, were
 * heard within 5 s with at least 80 % of all energy in the two tones.
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
