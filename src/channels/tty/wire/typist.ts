import type { SoundClock } from './sound-clock.ts';
import { type Baud, samplesPerSecond } from '../modem/baud.ts';
import { tailMarkMs } from '../modem/modulator.ts';
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
  /** A text begins to be played. */
  readonly onText: (text: string) => void;
}

/** A mark this much later than the end of its sound is lost. */
const markMarginMs = 2000;

const newLine = '\r\n';

/** Types into a stream, one transmission at a time: the next is made when the carrier has played the last. */
export function createTypist({ baud, clock, send, onText }: TypistOptions) {
  let queue: string[] = [];
  let playing: { readonly mark: string; readonly overMs: number } | undefined;
  let typing = false;
  let marks = 0;

  function sendNext(): void {
    const text = queue.shift();
    playing = text === undefined ? undefined : play(text);
  }

  /** Sends a transmission, and a mark at the end of its last character: the caller may type while the tone still holds. */
  function play(text: string) {
    const sound = transmit(text, { baud });
    const end = sound.length - (tailMarkMs * samplesPerSecond) / 1000;
    const mark = `typed-${++marks}`;
    sendSound(sound.subarray(0, end));
    send({ event: 'mark', mark: { name: mark } });
    sendSound(sound.subarray(end));
    onText(text);
    return { mark, overMs: clock.read() + (end * 1000) / samplesPerSecond + markMarginMs };
  }

  /** Sends sound in messages of a second each. */
  function sendSound(sound: Uint8Array): void {
    for (let start = 0; start < sound.length; start += samplesPerSecond) {
      const payload = Buffer.from(sound.subarray(start, start + samplesPerSecond)).toString('base64');
      send({ event: 'media', media: { payload } });
    }
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
    /** True once after each text, when it was typed. */
    hasFinished(): boolean {
      if (playing && clock.read() > playing.overMs) sendNext();
      if (!typing || playing) return false;
      typing = false;
      return true;
    },
    isTyping: () => typing,
  };
}
