import { type Command, commands } from '../../dialogue/vocabulary.ts';
import type { Lexicon } from '../../understanding/lexicon.ts';
import { checkPhrase } from './check-phrase.ts';
import { readPhrases } from './read-phrases.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

const lists = [
  'fillers',
  'courtesy',
  'small',
  'not',
  'wish',
  'turn',
  'correcting',
  'joining',
  'yes',
  'no',
  'closing',
  'thanks',
  'choosing',
  'within-numbers',
  'twice',
  'thrice',
  'last',
  'this-year',
  'last-year',
] as const;

const maps = ['numbers', 'places', 'sound-alike', 'same', 'alone', 'within'] as const;

/** Reads the words of a language as callers say them. Mistakes are reported in the file; the words are good only where there are none. */
export function readLexicon(file: YamlFile): Lexicon {
  const fields = file.readFields(file.root, [...lists, ...maps]);
  const list = (name: (typeof lists)[number]) => valuesOf(file, fields[name]);
  const map = (name: (typeof maps)[number]) => readLists(file, file.readNamed(fields[name]));
  const counted = (name: 'numbers' | 'places' | 'sound-alike') => readCounted(file, fields[name]);
  const answers = readPhrases(file, ['yes', 'no'], (name) => fields[name]);
  const byCommand = (name: 'alone' | 'within') => readLists<Command>(file, file.readNamed(fields[name], commands));
  return {
    fillers: list('fillers'),
    courtesy: list('courtesy'),
    small: list('small'),
    not: list('not'),
    wish: list('wish'),
    turn: list('turn'),
    correcting: list('correcting'),
    joining: list('joining'),
    yes: answers.get('yes') ?? [],
    no: answers.get('no') ?? [],
    closing: list('closing'),
    thanks: list('thanks'),
    choosing: list('choosing'),
    numbers: counted('numbers'),
    places: counted('places'),
    soundAlike: counted('sound-alike'),
    last: list('last'),
    withinNumbers: list('within-numbers'),
    twice: list('twice'),
    thrice: list('thrice'),
    thisYear: list('this-year'),
    lastYear: list('last-year'),
    same: map('same'),
    alone: byCommand('alone'),
    within: byCommand('within'),
  };
}

/** What is said for each number; what is said for one stands for no other. */
function readCounted(file: YamlFile, field: Field | undefined): Lexicon['numbers'] {
  const named = file.readNamed(field);
  for (const { name, offset } of named.filter(({ name: one }) => !/^\d+$/u.test(one)))
    file.report(offset, `"${name}" must be a number in digits, such as 10.`, 'Write what is said for it in the list.');
  const fields = new Map(named.map((one) => [one.name, one]));
  return readPhrases(file, [...fields.keys()], (name) => fields.get(name));
}

function readLists<N extends string>(file: YamlFile, fields: readonly Field<N>[]): ReadonlyMap<N, readonly string[]> {
  return new Map(fields.map((field) => [field.name, valuesOf(file, field)]));
}

function valuesOf(file: YamlFile, field: Field | undefined): string[] {
  return file.readList(field).map((phrase) => {
    checkPhrase(file, phrase);
    return phrase.value;
  });
}
