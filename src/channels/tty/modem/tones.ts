/**
 * A one is mark, 1400 Hz; a zero is space, 1800 Hz. At 8000 samples a second both are whole multiples (7 and 9) of a fortieth of a turn, so
 * forty samples of one turn make either tone, and forty samples of time hold whole turns of both: their phase is exact forever.
 */
export const stepsPerTurn = 40;
export const markStep = 7;
export const spaceStep = 9;

/** One turn of a sine. */
export const sines = turn(Math.sin, 1);
/** Both tones, sample by sample. */
export const markCosines = turn(Math.cos, markStep);
export const markSines = turn(Math.sin, markStep);
export const spaceCosines = turn(Math.cos, spaceStep);
export const spaceSines = turn(Math.sin, spaceStep);

function turn(wave: (angle: number) => number, stride: number): Float64Array {
  return Float64Array.from({ length: stepsPerTurn }, (_, step) => wave((2 * Math.PI * step * stride) / stepsPerTurn));
}
