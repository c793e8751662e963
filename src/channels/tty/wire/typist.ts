import type { SoundClock } from './sound-clock.ts';
import { type Baud, samplesPerSecond } from '../modem/baud.ts';
import { transmit } from '../modem/transmit.ts';
import { splitTransmission } from './split-transmission.ts';

/** What is sent to the carrier's stream. */
export type StreamCommand =
  | { readonly event: 'media'; readonly media: { readonly payload: string } }
  | { readonly event: 'mark'; readonly mark: { readonly name: string } }
  | { readonly event: 'clear' };

interface TypistOptions {
  readonly baud: Baud;
  readonly clock: SoundClock;
  readonly send: (command: StreamCommand) => void;
}

/** Our own sound comes back from the line for so long (ITU-T V.18, test X-01). */
const echoMs = 300;

/** A mark that is so much later than its sound is lost. */
const markMarginMs = 2000;

const newLine = '\r\n';

/** Types on a line, one transmission at a time: the next one is made when the carrier says that the one before was played. */
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

  /** In messages of a second each. */
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
    /** Breaks off what is being typed. */
    hush(): void {
      queue = [];
      if (playing) send({ event: 'clear' });
      sendNext();
    },
    /** The carrier has played everything before a mark. */
    marked(name: string): void {
      if (playing?.mark === name) sendNext();
    },
    /** True once, when all is typed and its echo is gone. */
    hasFinished(): boolean {
      if (playing && clock.read() > playing.overMs) sendNext();
      if (!typing || playing || clock.read() < quietMs) return false;
      typing = false;
      return true;
    },
    isTyping: () => typing,
  };
}
