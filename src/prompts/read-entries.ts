import type { Slots, SlotType } from '../dialogue/prompt-contract.ts';
import type { Dialect, Text } from './compile-text.ts';
import { readPhrases, type Phrases } from './read-phrases.ts';
import { readText, type TextOptions } from './read-text.ts';
import type { LetterWording, MenuWording, OpenWording, PickWording } from './wording.ts';
import type { Field, WordingFile } from './wording-file.ts';

type MaybeField = Field | undefined;

/** A text may leave these out: they name or choose, where the others are the information itself. */
const dispensable = new Set<SlotType>(['name', 'term', 'count']);

/** Readers of the kinds of entries in a wording file. */
export function createEntryReaders(file: WordingFile, dialect: Dialect) {
  const text = (field: MaybeField, options?: TextOptions) => readText(file, dialect, field, options);

  return {
    press(field: MaybeField): Text {
      return text(field, { slots: { option: 'bare', key: 'bare' }, required: ['option', 'key'] });
    },

    statement(field: MaybeField, slots: Slots, optional: boolean): Text {
      return text(field, { slots, required: listRequired(slots), optional });
    },

    question(field: MaybeField, starred: boolean): OpenWording {
      const names = starred ? (['say', 'again', 'help', 'hear'] as const) : (['say', 'again', 'help'] as const);
      const { say, again, help, hear } = file.readFields<'say' | 'again' | 'help' | 'hear'>(field, names);
      const phrases = readPhrases(file, ['hear'], () => hear).get('hear') ?? [];
      return { say: text(say), again: text(again), help: text(help), hear: phrases };
    },

    pick(field: MaybeField, slots: Slots): PickWording {
      const { say, again, help, item } = file.readFields(field, ['say', 'again', 'help', 'item']);
      const named = listRequired(slots);
      // Something must tell the items apart.
      const required = named.length > 0 ? named : Object.keys(slots);
      return {
        say: text(say),
        again: text(again),
        help: text(help),
        item: text(item, { slots, required, pauses: false }),
      };
    },

    letter(field: MaybeField, slots: Slots): LetterWording {
      const fields = file.readFields(field, ['subject', 'text']);
      return {
        subject: text(fields.subject, { pauses: false }),
        text: text(fields.text, { slots, required: Object.keys(slots), pauses: false, keepsLines: true }),
      };
    },

    menu(field: MaybeField, options: readonly string[]): MenuWording {
      const { intro, again, help, options: list } = file.readFields(field, ['intro', 'again', 'help', 'options']);
      const entries = file.readFields(list, options);
      const parts = new Map(options.map((name) => [name, file.readFields(entries[name], ['say', 'hear'])]));
      return {
        say: text(intro),
        again: text(again),
        help: text(help),
        options: new Map([...parts].map(([name, { say }]) => [name, text(say, { pauses: false })])),
        hear: readPhrases(file, options, (name) => parts.get(name)?.hear),
      };
    },

    words<N extends string>(field: MaybeField, names: readonly N[]): ReadonlyMap<N, Text> {
      const words = file.readFields(field, names);
      return new Map(names.map((name) => [name, text(words[name], { pauses: false })]));
    },

    phrases<N extends string>(field: MaybeField, names: readonly N[]): Phrases<N> {
      const lists = file.readFields(field, names);
      return readPhrases(file, names, (name) => lists[name]);
    },
  };
}

function listRequired(slots: Slots): string[] {
  return Object.entries(slots).flatMap(([name, type]) => (dispensable.has(type) ? [] : [name]));
}
