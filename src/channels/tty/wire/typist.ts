import type { SoundClock } from './sound-clock.ts';
import { type Baud, samplesPerSecond } from '../modem/baud.ts';
import { transmit } from '../modem/transmit.ts';
import { splitTransmission } from './split-transmission.ts';

/** A command to the carrier's stream. */
export type StreamCommand =
  | { readonly event: 'media'; readonly media: { readonly payload: string } }
  | { readonly event: 'mark'; readonly mark: { readonly name: string } }
  | { readonly event: 'clear' };

interface TypistOptions {
  readonly baud: Baud;
  readonly clock: SoundClock;
  readonly send: (command: StreamCommand) => void;
}

/** The echo of our own sound lasts this long (ITU-T V.18, test X-01). */
const echoMs = 300;

/** A mark this much later than the end of its sound is lost. */
const markMarginMs = 2000;

const newLine = '\r\n';

/** Types into a stream, one transmission at a time: the next is made when the carrier has played the last. */
export function createTypist({ baud, clock, send }: TypistOptions) {
  let queue: string[] = [];
  let playing: { readonly mark: string; readonly overMs: number } | undefined;
  let quietMs = 0;
  let typing = false;
  let marks = 0;

  function sendNext(): void {
    const text = queue.shift();
    playing = text === undefined ? undefined : play(transmit(text, { baud }));
    quietMs = clock.read() + echoMs;
  }

  /** Sends a transmission in messages of a second each, and a mark. */
  function play(sound: Uint8Array) {
    for (let start = 0; start < sound.length; start += samplesPerSecond) {
      const payload = Buffer.from(sound.subarray(start, start + samplesPerSecond)).toString('base64');
      send({ event: 'media', media: { payload } });
    }
    const mark = `typed-${++marks}`;
    send({ event: 'mark', mark: { name: mark } });
    return { mark, overMs: clock.read() + (sound.length * 1000) / samplesPerSecond + markMarginMs };
  }

  return {
    type(text: string): void {
      queue.push(...splitTransmission(newLine + text));
      typing = true;
      if (!playing) sendNext();
    },
    /** Stops typing at once. */
    hush(): void {
      queue = [];
      if (playing) send({ event: 'clear' });
      sendNext();
    },
    /** The carrier has played the sound before this mark. */
    marked(name: string): void {
      if (playing?.mark === name) sendNext();
    },
    /** True once after each text, when it was typed and its echo is gone. */
    hasFinished(): boolean {
      if (playing && clock.read() > playing.overMs) sendNext();
      if (!typing || playing || clock.read() < quietMs) return false;
      typing = false;
      return true;
    },
    isTyping: () => typing,
  };
}
