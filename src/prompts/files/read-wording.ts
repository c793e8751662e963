import type { Language } from '../../text/language.ts';
import type { PromptContract } from '../../dialogue/prompt-contract.ts';
import { commands } from '../../dialogue/vocabulary.ts';
import { createDialect, type CompiledText } from '../catalogue/compile-text.ts';
import type { Facts } from '../catalogue/directory.ts';
import { gatherEntries } from './gather-entries.ts';
import { createEntryReaders, type EntryReaders } from './read-entries.ts';
import type { Schedule } from './read-times.ts';
import { normalise } from '../../text/normalise.ts';
import { asTyped } from '../catalogue/label-of.ts';
import { writeParts } from '../catalogue/to-text.ts';
import { oncePerObject } from '../once-per-object.ts';
import { find, type Wording } from '../catalogue/wording.ts';
import { signs } from '../prompts.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

const reserved = ['press', 'keys', 'numbers', 'commands', 'tty'] as const;

/** What a wording is read with. */
export interface Given {
  /** What the flows of the agency need. */
  readonly contract: PromptContract;
  /** What the flows of all agencies need: a shared file may hold it. */
  readonly known: PromptContract;
  readonly facts: Facts;
  readonly schedule: Schedule;
}

/**
 * Reads the wording of a language as the contract wants it: of the agency's own file, and what that lacks of those behind it. Mistakes
 * are reported in the files; the wording is good only where there are none.
 */
export function readWording(files: readonly [YamlFile, ...YamlFile[]], language: Language, given: Given): Wording {
  const { contract, known, facts, schedule } = given;
  const { statements: sentences, menus, picks, letters, texts } = contract;
  const entryOf = gatherEntries(files, namesOf(contract), namesOf(known));

  const statements = new Map<string, CompiledText>();
  const typed = new Map<CompiledText, CompiledText>();
  const dialects = { ...createDialects(language, facts, { statements, typed }), inPlace: typed };
  const readersOf = oncePerObject((file: YamlFile) => createEntryReaders(file, dialects, schedule));
  const read = <Read>(name: string, take: (reader: EntryReaders, field: Field | undefined) => Read): Read => {
    const { file, field } = entryOf(name);
    return take(readersOf(file), field);
  };
  for (const [name, slots] of Object.entries(sentences))
    statements.set(
      name,
      read(name, (reader, field) => reader.statement(field, slots, contract.optional.includes(name))),
    );
  const numbers = read('numbers', (reader, field) => reader.phrases(field, digitNames));
  const spoken = read('commands', (reader, field) => reader.phrases(field, commands));
  const usual = listMeanings([...numbers, ...[...spoken].filter(([name]) => name === 'agent' || name === 'goodbye')]);
  return {
    press: read('press', (reader, field) => reader.press(field)),
    keys: read('keys', (reader, field) => reader.words(field, ['*', '#'])),
    numbers,
    commands: spoken,
    statements,
    questions: new Map(
      questionsOf(contract).map((name) => [
        name,
        read(name, (reader, field) => reader.question(field, contract.starred.includes(name))),
      ]),
    ),
    menus: mapEntries(menus, (name, options) => read(name, (reader, field) => reader.menu(field, options, usual))),
    picks: mapEntries(picks, (name, slots) => read(name, (reader, field) => reader.pick(field, slots))),
    signs: read('tty', (reader, field) => reader.words(field, signs)),
    typed,
    texts: Object.keys(texts).length > 0 ? read('text', (reader, field) => reader.texts(field, texts)) : new Map(),
    letters: mapEntries(letters, (name, slots) => read(name, (reader, field) => reader.letter(field, slots))),
  };
}

const digitNames = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

function questionsOf({ digits, recordings, pauses }: PromptContract): string[] {
  return [...digits, ...recordings, ...pauses];
}

/** Every entry that a file may hold for these flows. */
function namesOf(contract: PromptContract): string[] {
  const { statements, menus, picks, letters, texts } = contract;
  const entries = [statements, menus, picks, letters].flatMap((part) => Object.keys(part));
  const sent = Object.keys(texts).length > 0 ? ['text'] : [];
  return [...reserved, ...sent, ...entries, ...questionsOf(contract)];
}

/** Apart from the reading: texts outlive it, and must not keep the file and its nodes. */
function createDialects(
  language: Language,
  facts: Facts,
  { statements, typed }: Pick<Wording, 'statements' | 'typed'>,
) {
  return {
    said: createDialect(language, facts, (term) => writeParts(find(statements, term)())),
    typed: createDialect(language, facts, (term) => asTyped.write({ typed }, find(statements, term))),
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
