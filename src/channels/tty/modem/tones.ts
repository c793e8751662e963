/**
 * A one is mark, 1400 Hz; a zero is space, 1800 Hz. At 8000 samples a second a fortieth of a turn is the largest step that both are whole
 * multiples of (7 and 9), so one table of forty samples makes and hears either tone, and their phase is exact forever.
 */
export const stepsPerTurn = 40;
export const markStep = 7;
export const spaceStep = 9;

export const cosines = Float64Array.from({ length: stepsPerTurn }, (_, step) => Math.cos(angle(step)));
export const sines = Float64Array.from({ length: stepsPerTurn }, (_, step) => Math.sin(angle(step)));

function angle(step: number): number {
  return (2 * Math.PI * step) / stepsPerTurn;
}
