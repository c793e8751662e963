import type { StreamMedia } from './stream-message.ts';

/** The carrier sends 20 ms at a time. */
const frameSamples = 160;
const mostSamples = 8000;

/** Tells, frame by frame, how many samples were lost before it, or that it comes too late to be of use. */
export function createLossCounter(): (media: StreamMedia) => number | 'late' {
  let last: number | undefined;
  return ({ media, sequenceNumber }) => {
    // `chunk` counts sound alone, `sequenceNumber` all messages of the stream.
    const number = media.chunk ?? sequenceNumber;
    if (number === undefined) return 0;
    const missed = last === undefined ? 0 : number - last - 1;
    if (missed < 0) return 'late';
    last = number;
    return Math.min(missed * frameSamples, mostSamples);
  };
}
