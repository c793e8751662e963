import { muLawSamples } from './mu-law.ts';

/** 20 ms, as a carrier sends them. */
const frameSamples = 160;
/** A frame that is so much fainter than the one before it is no typing: 20 dB. */
const faint = 0.01;
/** A steady tone has this part of its power beside it, for the steps of µ-law. */
const impure = 0.005;
const squares = Float64Array.from(muLawSamples, (sample) => sample * sample);
/** Frames in a row that may be lost: what is faint for longer is the line. */
const mostFaint = 2;

/**
 * Tells which frames a network made up for lost ones: the last frame once more, or quiet noise. A steady tone may be the same in every
 * frame, as 1400, 1450 and 1800 Hz are.
 */
export function createConcealed(): (frame: Uint8Array) => boolean {
  let last: Uint8Array = new Uint8Array(0);
  /** Whether the last frame is one tone; undefined until that matters. Silence comes again for minutes. */
  let steady: boolean | undefined;
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
    const isSame = Buffer.compare(frame, last) === 0;
    if (!isSame) {
      last = frame.slice();
      steady = undefined;
    }
    const repeated = isSame && !(steady ??= isSteady(frame));
    return isFaint(frame) || repeated;
  };
}

/** Whether a frame is one tone, of any frequency: then each sample follows from the two before it. */
function isSteady(frame: Uint8Array): boolean {
  const samples = new Float64Array(frame.length);
  for (let at = 0; at < frame.length; at += 1) samples[at] = muLawSamples[frame[at] as number] as number;
  let [both, middle] = [0, 0];
  for (let at = 1; at < samples.length - 1; at += 1) {
    both += (samples[at] as number) * ((samples[at - 1] as number) + (samples[at + 1] as number));
    middle += (samples[at] as number) ** 2;
  }
  let off = 0;
  for (let at = 1; at < samples.length - 1; at += 1) {
    const expected = (both / middle) * (samples[at] as number);
    off += ((samples[at - 1] as number) + (samples[at + 1] as number) - expected) ** 2;
  }
  return off <= impure * middle;
}

function energyOf(frame: Uint8Array): number {
  let energy = 0;
  for (let at = 0; at < frame.length; at += 1) energy += squares[frame[at] as number] as number;
  return energy;
}
