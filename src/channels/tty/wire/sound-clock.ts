/** The time on a line. It goes by what is heard there, and by the wall where nothing is. */
export interface SoundClock {
  /** Sound of so many milliseconds came in. */
  heard(ms: number): void;
  /** Milliseconds since the line was opened. */
  read(): number;
}

/** Without sound for so long the line is silent. */
const silentAfterMs = 500;

/**
 * Counts the sound of a line, so that a call that runs faster or slower than life keeps its own pace, and jitter does not matter. A line
 * that brings no sound ages as the wall does.
 */
export function createSoundClock(wall: () => number = () => performance.now()): SoundClock {
  let lineMs = 0;
  let lastHeard = wall();

  function silence(): number {
    const ms = wall() - lastHeard;
    return ms > silentAfterMs ? ms : 0;
  }

  return {
    heard(ms) {
      lineMs += silence() + ms;
      lastHeard = wall();
    },
    read: () => lineMs + silence(),
  };
}
