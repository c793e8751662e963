import type { DeskOpening } from './effects.ts';
import type { Told } from './output.ts';

/** When people answer at the desk again, where that is known. Callers abroad, for whom it may be another day, hear the day and by which clock. */
export function nextOpeningPrompt(opening: DeskOpening | undefined, { abroad }: { readonly abroad: boolean }): Told[] {
  if (!opening) return [];
  const { date, from, to } = opening;
  const when = abroad ? 'later' : opening.when;
  const slots = { ...(when === 'later' && { day: date }), from, to };
  return [{ prompt: `desk-opens-${when}`, slots }, ...(abroad ? [{ prompt: 'our-time' }] : [])];
}
