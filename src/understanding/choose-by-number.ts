import type { Understood } from '../dialogue/understood.ts';
import type { Hearing } from './hearing.ts';
import { findNumbers } from './read-number.ts';

/**
 * A number or a place in a list by which something is chosen: "two", "option two", "press two please", "the second one", "the last one".
 * Any other word makes it something else: "I have two children".
 */
export function chooseByNumber(
  words: readonly string[],
  { question, words: language }: Hearing,
): Understood | undefined {
  const { choosing, places, last, numbers, soundAlike } = language;
  const said = language.strip(words).map((word) => soundAlike.get(word) ?? word);
  const bare = said.length > 0 ? said : words;
  const [place, ...otherPlaces] = bare.filter((word) => places.has(word) || last.has(word));
  const others = bare.filter((word) => word !== place && !choosing.has(word));
  if (place !== undefined && otherPlaces.length === 0 && others.length === 0) return choosePlace(place);
  const [run, ...moreRuns] = findNumbers(bare, numbers);
  if (run?.digits.length !== 1 || moreRuns.length > 0) return undefined;
  const around = bare.filter((_, at) => at < run.from || at >= run.to);
  return around.every((word) => choosing.has(word)) ? { key: run.digits } : undefined;

  function choosePlace(named: string): Understood | undefined {
    const position = places.get(named);
    if (position !== undefined) return { key: String(position) };
    return question.kind === 'pick' ? { position: question.items.length } : undefined;
  }
}
