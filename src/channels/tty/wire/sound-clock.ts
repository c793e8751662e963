/** The time of a stream, measured by its sound; by the wall clock while no sound comes. */
export interface SoundClock {
  /** Sound of so many milliseconds came in. */
  heard(ms: number): void;
  /** Milliseconds since the stream was opened. */
  read(): number;
}

/** After this long without sound the wall clock counts. */
const silentAfterMs = 500;

/** Counts the sound of a stream: jitter does not matter, and a test call that runs faster than real time keeps its own pace. */
export function createSoundClock(wall: () => number = () => performance.now()): SoundClock {
  let soundMs = 0;
  let lastHeardMs = wall();

  function silence(): number {
    const ms = wall() - lastHeardMs;
    return ms > silentAfterMs ? ms : 0;
  }

  return {
    heard(ms) {
      soundMs += silence() + ms;
      lastHeardMs = wall();
    },
    read: () => soundMs + silence(),
  };
}
