/** The time on a line. It goes by what is heard there, and by the wall where nothing is. */
export interface LineClock {
  /** Sound of so many milliseconds came in. */
  heard(ms: number): void;
  /** Milliseconds since the line was opened. */
  read(): number;
}

/** Without sound for so long the line is silent. */
const silentAfterMs = 500;

/**
 * Counts the sound of a line, so that lost time is not counted and a call that runs faster than life keeps its own pace. Jitter does not
 * matter, and a line that brings no sound at all ages as the wall does.
 */
export function createLineClock(wall: () => number = () => performance.now()): LineClock {
  // Since the anchor, the line is as old as its sound or as the wall, whichever is more.
  let anchor = { line: 0, wall: wall() };
  let soundMs = 0;
  let lastHeard = anchor.wall;

  function read(): number {
    const now = wall();
    if (now - lastHeard > silentAfterMs && soundMs > lastHeard - anchor.wall) {
      anchor = { line: anchor.line + soundMs, wall: lastHeard };
      soundMs = 0;
    }
    return anchor.line + Math.max(soundMs, now - anchor.wall);
  }

  return {
    heard(ms) {
      read();
      soundMs += ms;
      lastHeard = wall();
    },
    read,
  };
}
