import type { DeskOpening } from './effects.ts';
import type { Told } from './output.ts';

/** When people answer at the desk again, where that is known. */
export function nextOpeningPrompt(opening?: DeskOpening): Told[] {
  if (!opening) return [];
  const { when, date, from, to } = opening;
  return [{ prompt: `desk-opens-${when}`, slots: { ...(when === 'later' && { day: date }), from, to } }];
}
