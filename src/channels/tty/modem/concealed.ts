import { muLawSamples } from './mu-law.ts';
import { stepsPerTurn } from './tones.ts';

/** 20 ms, as a carrier sends them. */
const frameSamples = 160;
/** A frame that is so much fainter than the one before it is no typing: 20 dB. */
const faint = 0.01;
/** Frames in a row that may be lost: what is faint for longer is the line. */
const mostFaint = 2;

/**
 * Tells which frames a network made up for lost ones: the last frame once more, or quiet noise. A steady tone is the same in every frame,
 * since both tones repeat after forty samples.
 */
export function createConcealed(): (frame: Uint8Array) => boolean {
  let last: Uint8Array = new Uint8Array(0);
  let lastEnergy = 0;
  let faintFrames = 0;

  function isFaint(frame: Uint8Array): boolean {
    const energy = energyOf(frame);
    if (energy < faint * lastEnergy && faintFrames < mostFaint) {
      faintFrames += 1;
      return true;
    }
    lastEnergy = energy;
    faintFrames = 0;
    return false;
  }

  return (frame) => {
    if (frame.length !== frameSamples) return false;
    const repeated = Buffer.compare(frame, last) === 0 && !isSteady(frame);
    if (!repeated) last = frame.slice();
    return isFaint(frame) || repeated;
  };
}

function isSteady(frame: Uint8Array): boolean {
  return frame.every((byte, at) => at < stepsPerTurn || byte === frame[at - stepsPerTurn]);
}

function energyOf(frame: Uint8Array): number {
  return frame.reduce((sum, byte) => sum + (muLawSamples[byte] as number) ** 2, 0);
}
