import type { Language } from '../../text/language.ts';
import type { ChoiceQuestion, DigitsQuestion, PickQuestion, Question } from '../../dialogue/output.ts';
import { normalise } from '../../text/normalise.ts';
import { spellOnKeypad } from '../../text/spell-on-keypad.ts';
import type { Meaning } from '../../dialogue/vocabulary.ts';
import type { NamedPlace } from './directory.ts';
import { nameYears } from '../grammar/name-years.ts';
import { find, type Wording, type Wordings } from './wording.ts';

/** A phrase as operators wrote it, and its meaning. */
export type Phrase = readonly [phrase: string, meaning: Meaning];

/** What phrases are made from. */
export interface PhraseSources {
  readonly wordings: Wordings;
  readonly counties: readonly NamedPlace[];
  readonly libraries: readonly NamedPlace[];
}

/** Every phrase that can be said at a question: its answers, then commands, then keys by name. */
export function listPhrases(sources: PhraseSources, language: Language, question: Question): Phrase[] {
  const { wordings } = sources;
  const wording = find(wordings, language);
  const commands = [...spread(wording.commands, (command) => ({ command })), ...listAgents(wordings)];
  switch (question.kind) {
    case 'choice':
      return [...listOptions(wordings, language, question), ...commands, ...listKeys(wording)];
    case 'pick':
      return [...listItems(question), ...commands, ...listKeys(wording)];
    case 'digits':
      return [...listNames(sources, language, question), ...listNumbers(wording, question), ...commands];
    case 'recording':
    case 'card':
    case 'pause':
      return commands;
  }
}

/** An agent can be asked for in any language. */
function listAgents(wordings: Wordings): Phrase[] {
  return [...wordings.values()]
    .flatMap(({ commands }) => find(commands, 'agent'))
    .map((phrase): Phrase => [phrase, { command: 'agent' }]);
}

function listOptions(wordings: Wordings, language: Language, { prompt, options }: ChoiceQuestion): Phrase[] {
  return Object.entries(options).flatMap(([option, { language: own = language }]) => {
    const { hear } = find(find(wordings, own).menus, prompt);
    return find(hear, option).map((phrase): Phrase => [phrase, { option }]);
  });
}

/** A name shared by two items stands for neither. Numbers are also understood digit by digit. */
function listItems({ items }: PickQuestion): Phrase[] {
  const names = items.flatMap(({ hear }) => [...new Set(hear.map(normalise))]);
  const isClear = (name: string) => name !== '' && names.indexOf(name) === names.lastIndexOf(name);
  const phrasesFor = (hear: string) => (isClear(normalise(hear)) ? [hear, ...spellNumber(normalise(hear))] : []);
  return items.flatMap(({ hear }, index) =>
    hear.flatMap(phrasesFor).map((phrase): Phrase => [phrase, { position: index + 1 }]),
  );
}

/** The forms "0 0 1 2" and "0012" of a number. A name without digits has none. */
function spellNumber(name: string): string[] {
  const compact = name.replaceAll(' ', '');
  return /\d/u.test(name) ? [compact, compact.split('').join(' ')] : [];
}

/** Phrases for `*`, and digits by name where they may be said. */
function listNumbers({ questions, numbers }: Wording, { prompt, star, secret }: DigitsQuestion): Phrase[] {
  const forStar = star === undefined ? [] : find(questions, prompt).hear;
  const digits = secret ? [] : spread(numbers, (key) => ({ key }));
  return [...forStar.map((phrase): Phrase => [phrase, { option: star ?? '' }]), ...digits];
}

/** The names that may be said for numbers. */
function listNames({ counties, libraries }: PhraseSources, language: Language, { names }: DigitsQuestion): Phrase[] {
  if (names === undefined) return [];
  if (names === 'years') return listYears(language);
  return (names === 'counties' ? counties : libraries).flatMap(namePlace);
}

/** Of a place that is named after a saint, "San Diego", callers also say "Diego". A name stands for all its letters: a number may be the first letters of another place. */
function namePlace({ place, hear }: NamedPlace): Phrase[] {
  const short = place.replace(/^(?:San|Santa) /u, '');
  return [place, short, ...hear].map((name) => [name, { digits: spellOnKeypad(place) }]);
}

function listYears(language: Language): Phrase[] {
  return nameYears(language).map(([name, digits]) => [name, { digits }]);
}

/** A recogniser writes "one" as 1. */
function listKeys({ numbers }: Wording): Phrase[] {
  return [...spread(numbers, (key) => ({ key })), ...[...numbers.keys()].map((key): Phrase => [key, { key }])];
}

function spread<N extends string>(phrases: ReadonlyMap<N, readonly string[]>, mean: (name: N) => Meaning): Phrase[] {
  return [...phrases].flatMap(([name, texts]) => texts.map((text): Phrase => [text, mean(name)]));
}
