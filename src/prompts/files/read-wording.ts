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

  const statements = new Map<string, CompiledText>();
  const typed = new Map<CompiledText, CompiledText>();
  const dialects = createDialects(language, given.facts, { statements, typed });
  const read = createEntryReaders(file, { ...dialects, inPlace: typed }, given.schedule);
  for (const [name, slots] of Object.entries(sentences))
    statements.set(name, read.statement(fields[name], slots, contract.optional.includes(name)));
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
    typed,
    letters: mapEntries(letters, (name, slots) => read.letter(fields[name], slots)),
  };
}

/** Apart from the reading: texts outlive it, and must not keep the file and its nodes. */
function createDialects(
  language: Language,
  facts: Facts,
  { statements, typed }: Pick<Wording, 'statements' | 'typed'>,
) {
  return {
    said: createDialect(language, facts, (term) => writeParts(find(statements, term)())),
    typed: createDialect(language, facts, (term) => writeTyped({ typed }, find(statements, term))),
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
