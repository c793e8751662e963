import type { Language } from '../../text/language.ts';
import type { PromptContract } from '../../dialogue/prompt-contract.ts';
import { commands } from '../../dialogue/vocabulary.ts';
import { createDialect, type CompiledText } from '../catalogue/compile-text.ts';
import type { Facts } from '../catalogue/directory.ts';
import { createEntryReaders } from './read-entries.ts';
import type { Schedule } from './read-times.ts';
import { normalise } from '../../text/normalise.ts';
import { writeTyped } from '../catalogue/label-of.ts';
import { writeParts } from '../catalogue/to-text.ts';
import { find, type Wording } from '../catalogue/wording.ts';
import { signs } from '../prompts.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

const reserved = ['press', 'keys', 'numbers', 'commands', 'tty'] as const;

interface Given {
  readonly facts: Facts;
  readonly schedule: Schedule;
}

/** Reads a whole file as the contract wants it. Mistakes are reported in the file; the wording is good only where there are none. */
export function readWording(file: YamlFile, language: Language, contract: PromptContract, given: Given): Wording {
  const questions = [...contract.digits, ...contract.recordings, ...contract.pauses];
  const { statements: sentences, menus, picks, letters } = contract;
  const names = [...[sentences, menus, picks, letters].flatMap((entries) => Object.keys(entries)), ...questions];
  const fields: Readonly<Record<string, Field | undefined>> = file.readFields(file.root, [...reserved, ...names]);

  const said = createDialect(language, given.facts, (term) => writeParts(find(statements, term)()));
  const typed = createDialect(language, given.facts, (term) => writeTyped(read, find(statements, term)));
  const read = createEntryReaders(file, { said, typed }, given.schedule);
  const statements: ReadonlyMap<string, CompiledText> = mapEntries(sentences, (name, slots) =>
    read.statement(fields[name], slots, contract.optional.includes(name)),
  );
  const numbers = read.phrases(fields['numbers'], ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  const spoken = read.phrases(fields['commands'], commands);
  const usual = listMeanings([...numbers, ...[...spoken].filter(([name]) => name === 'agent' || name === 'goodbye')]);
  return {
    press: read.press(fields['press']),
    keys: read.words(fields['keys'], ['*', '#']),
    numbers,
    commands: spoken,
    statements,
    questions: new Map(questions.map((name) => [name, read.question(fields[name], contract.starred.includes(name))])),
    menus: mapEntries(menus, (name, options) => read.menu(fields[name], options, usual)),
    picks: mapEntries(picks, (name, slots) => read.pick(fields[name], slots)),
    signs: read.words(fields['tty'], signs),
    typed: read.typed,
    letters: mapEntries(letters, (name, slots) => read.letter(fields[name], slots)),
  };
}

/** What a caller who says a digit, asks for a person or says goodbye means, wherever it is. */
function listMeanings(lists: readonly (readonly [meaning: string, phrases: readonly string[]])[]): Map<string, string> {
  return new Map(lists.flatMap(([meaning, phrases]) => phrases.map((phrase) => [normalise(phrase), meaning] as const)));
}

function mapEntries<A, B>(
  entries: Readonly<Record<string, A>>,
  make: (name: string, entry: A) => B,
): ReadonlyMap<string, B> {
  return new Map(Object.entries(entries).map(([name, entry]) => [name, make(name, entry)]));
}
