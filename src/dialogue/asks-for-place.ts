import type { DigitsQuestion } from './output.ts';

/** Whether a ZIP code or the name of a place answers a question. */
export function asksForPlace({ names }: Pick<DigitsQuestion, 'names'>): boolean {
  return names === 'counties' || names === 'libraries';
}
