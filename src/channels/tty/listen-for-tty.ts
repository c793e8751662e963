import type { LiveCalls } from '../../calls/ports/carrier-calls.ts';
import type { Stream, StreamUser } from './wire/media-stream.ts';
import { createDetector } from './modem/detector.ts';

/** Listening ends after this long: a caller with a text telephone has typed by then. */
const patienceMs = 120_000;

interface ListenOptions {
  readonly liveCalls: LiveCalls;
  /** The webhook of the TTY line that takes the call. */
  readonly incomingUrl: string;
  /** What a recording types to the caller; its echo is no text telephone. */
  readonly greeting: string;
  readonly onMoved: () => void;
}

/** Listens to a caller on a voice line, and moves the call to the TTY line when a text telephone is heard. */
export function listenForTty(stream: Stream, { liveCalls, incomingUrl, greeting, onMoved }: ListenOptions): StreamUser {
  const detector = createDetector(greeting);
  let over = false;

  function move(): void {
    over = true;
    void liveCalls.move(stream.callId, incomingUrl).then(onMoved, stream.fail).then(stream.leave);
  }

  return {
    hear(sound) {
      stream.clock.heard(sound.length / 8);
      if (over) return;
      if (detector.hear(sound)) move();
      else if (stream.clock.read() > patienceMs) stream.leave();
    },
  };
}
