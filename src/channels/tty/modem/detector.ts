import { spaceCode } from './code-table.ts';
import { encode } from './encode.ts';
import { createFramer } from './framer.ts';

const windowMs = 5000;
const leastShare = 0.8;

interface Heard {
  readonly code: number;
  readonly startMs: number;
}

/**
 * Listens for a TTY on a voice line. `hear` returns true from the block on in which two characters, or three taps of the space bar, were
 * heard within 5 s with at least 80 % of all energy in the two tones. Characters that stand in `ours` in this order are an echo of it.
 */
export function createDetector(ours = ''): { hear(muLaw: Uint8Array): boolean } {
  const sent = encode(ours);
  let characters: Heard[] = [];
  let taps: Heard[] = [];
  let sure = false;
  const framer = createFramer(45.45, ({ code, share }, startMs) => {
    if (share < leastShare) return;
    if (code === spaceCode) taps = [...recent(taps, startMs), { code, startMs }];
    else characters = [...recent(characters, startMs), { code, startMs }];
    sure ||= taps.length >= 3 || (characters.length >= 2 && !isEcho(characters, sent));
  });
  return {
    hear: (muLaw) => {
      if (!sure) framer.hear(muLaw);
      return sure;
    },
  };
}

function recent(heard: readonly Heard[], nowMs: number): Heard[] {
  return heard.filter(({ startMs }) => startMs >= nowMs - windowMs);
}

/** Whether the codes stand in what we sent in the same order; some of it may be lost. */
function isEcho(heard: readonly Heard[], sent: Uint8Array): boolean {
  let at = -1;
  return heard.every(({ code }) => {
    at = sent.indexOf(code, at + 1);
    return at >= 0;
  });
}
