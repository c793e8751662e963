import { isMap } from 'yaml';
import type { Slots, SlotType } from '../../dialogue/prompt-contract.ts';
import type { Dialect, CompiledText } from '../catalogue/compile-text.ts';
import { readPhrases } from './read-phrases.ts';
import { mostOfOption } from './text-limits.ts';
import { readText, readTypedText, silence, type TextOptions } from './read-text.ts';
import { isSaidNow, type Schedule } from './read-times.ts';
import type { LetterWording, MenuWording, OpenWording, Phrases, PickWording } from '../catalogue/wording.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

type MaybeField = Field | undefined;
type StatementPart = 'say' | 'tty' | 'from' | 'until';
type QuestionPart = 'say' | 'again' | 'help' | 'hear' | 'tty';

/** Slots that a text may leave out: they name or choose, and are not the information itself. */
const dispensable = new Set<SlotType>(['name', 'place', 'term', 'count']);

interface Dialects {
  readonly said: Dialect;
  /** In texts for text telephones, terms stand as they are typed. */
  readonly typed: Dialect;
  /** What is typed in place of a text: filled as texts are read. */
  readonly inPlace: Map<CompiledText, CompiledText>;
}

export type EntryReaders = ReturnType<typeof createEntryReaders>;

/** Readers of the kinds of entries in a wording file. */
export function createEntryReaders(file: YamlFile, dialects: Dialects, schedule: Schedule) {
  const { said: dialect, typed: typedDialect, inPlace } = dialects;
  const text = (field: MaybeField, options?: TextOptions) => readText(file, dialect, field, options);

  /** A text, and what is typed on a text telephone in place of it. */
  function both(field: MaybeField, tty: MaybeField, options: TextOptions = {}): CompiledText {
    const said = text(field, options);
    if (tty) inPlace.set(said, readTypedText(file, typedDialect, tty, options));
    return said;
  }

  /** The parts of a question that are typed in other words, under its `tty`. */
  function readTyped<const N extends string>(tty: MaybeField, names: readonly N[]): Partial<Record<N, Field>> {
    return file.readFields(tty, [], names);
  }

  return {
    press(field: MaybeField): CompiledText {
      return text(field, { slots: { option: 'bare', key: 'bare' }, required: ['option', 'key'] });
    },

    statement(field: MaybeField, slots: Slots, optional: boolean): CompiledText {
      const options = { slots, required: listRequired(slots), optional };
      if (!isMap(field?.node)) return text(field, options);
      const named: readonly StatementPart[] = optional ? ['tty', 'from', 'until'] : ['tty'];
      const { say, tty, from, until } = file.readFields<StatementPart>(field, ['say'], named);
      const said = both(say, tty, options);
      return isSaidNow(file, { from, until }, schedule) ? said : silence;
    },

    question(field: MaybeField, starred: boolean): OpenWording {
      const names = starred ? (['say', 'again', 'help', 'hear'] as const) : (['say', 'again', 'help'] as const);
      const { say, again, help, hear, tty } = file.readFields<QuestionPart>(field, names, ['tty']);
      const own = readTyped(tty, ['say', 'again', 'help']);
      const phrases = readPhrases(file, ['hear'], () => hear).get('hear') ?? [];
      return {
        say: both(say, own.say),
        again: both(again, own.again),
        help: both(help, own.help),
        hear: phrases,
      };
    },

    pick(field: MaybeField, slots: Slots): PickWording {
      const { say, again, help, item, tty } = file.readFields(field, ['say', 'again', 'help', 'item'], ['tty']);
      const own = readTyped(tty, ['say', 'again', 'help', 'item']);
      const named = listRequired(slots);
      // At least one slot must tell the items apart.
      const required = named.length > 0 ? named : Object.keys(slots);
      return {
        say: both(say, own.say),
        again: both(again, own.again),
        help: both(help, own.help),
        item: both(item, own.item, { slots, required, pauses: false, most: mostOfOption }),
      };
    },

    letter(field: MaybeField, slots: Slots): LetterWording {
      const fields = file.readFields(field, ['subject', 'text']);
      return {
        subject: text(fields.subject, { pauses: false, isSent: true }),
        text: text(fields.text, { slots, required: Object.keys(slots), pauses: false, keepsLines: true, isSent: true }),
      };
    },

    texts(field: MaybeField, texts: Readonly<Record<string, Slots>>): ReadonlyMap<string, CompiledText> {
      const fields = file.readFields(field, Object.keys(texts));
      return new Map(
        Object.entries(texts).map(([name, slots]) => {
          const required = Object.keys(slots);
          return [name, text(fields[name], { slots, required, pauses: false, isSent: true })] as const;
        }),
      );
    },

    /** `usual`: what some phrases mean at every menu. */
    menu(field: MaybeField, options: readonly string[], usual: ReadonlyMap<string, string>): MenuWording {
      const parts = ['intro', 'again', 'help'] as const;
      const { intro, again, help, options: list, tty } = file.readFields(field, [...parts, 'options'], ['tty']);
      const own = readTyped(tty, parts);
      const entries = file.readFields(list, options);
      const read = new Map(options.map((name) => [name, file.readFields(entries[name], ['say', 'hear'], ['tty'])]));
      return {
        say: both(intro, own.intro),
        again: both(again, own.again),
        help: both(help, own.help),
        options: new Map(
          [...read].map(([name, one]) => [name, both(one.say, one.tty, { pauses: false, most: mostOfOption })]),
        ),
        hear: readPhrases(file, options, (name) => read.get(name)?.hear, usual),
      };
    },

    words<N extends string>(field: MaybeField, names: readonly N[]): ReadonlyMap<N, CompiledText> {
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
