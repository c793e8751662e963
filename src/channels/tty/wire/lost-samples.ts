import type { StreamMedia } from './stream-message.ts';

/** The carrier sends 20 ms at a time. */
const frameSamples = 160;
const mostSamples = 8000;
/** A frame later than this starts a new count: without this limit, one wrong number would make every later frame seem late. */
const latestFrames = 50;

/** Tells for each frame how many samples were lost before it, or that it is too late to be used. */
export function createLostSamples(): (media: StreamMedia) => number | 'late' {
  let last: number | undefined;
  return ({ media, sequenceNumber }) => {
    // `chunk` counts sound alone, `sequenceNumber` all messages of the stream.
    const number = media.chunk ?? sequenceNumber;
    if (number === undefined) return 0;
    const missed = last === undefined ? 0 : number - last - 1;
    if (missed < 0 && missed >= -latestFrames) return 'late';
    last = number;
    return Math.min(Math.max(missed, 0) * frameSamples, mostSamples);
  };
}
