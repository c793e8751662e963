import {
  MessageFormat,
  MessageResolutionError,
  parseMessage,
  validate,
  type MessageExpressionPart,
  type MessagePart,
} from 'messageformat';
import type { MessageFunction, MessageValue } from 'messageformat/functions';
import type { Language } from '../../text/language.ts';
import type { SlotType, SlotValue } from '../../dialogue/prompt-contract.ts';
import type { SlotKinds } from './check-slot.ts';
import type { Facts } from './directory.ts';
import type { Forms } from '../grammar/grammar.ts';
import { grammars } from '../grammar/grammars.ts';
import { saySlot, slotTypes } from './say-slot.ts';
import type { Part } from '../spoken.ts';

/** A text ready to be said. A bare slot takes parts. Throws where a value is missing or unfit, without quoting it. */
export type CompiledText = (values?: Readonly<Record<string, SlotValue | readonly Part[]>>) => readonly Part[];

/** What compiling texts needs to know of a language. */
export interface Dialect {
  readonly locale: string;
  readonly functions: Record<string, MessageFunction<SlotType>>;
  /** The facts that every text may say: their kinds, and their values in this language. */
  readonly factKinds: SlotKinds;
  readonly factValues: Readonly<Record<string, SlotValue | undefined>>;
}

const defaultPauseMs = 300;

/** `lookUp` gives the text of the statement that a term names. */
export function createDialect(language: Language, facts: Facts, lookUp: (term: string) => string): Dialect {
  const grammar = grammars[language];
  const plurals = new Intl.PluralRules(grammar.locale);

  function say(type: SlotType, input: unknown): MessageValue<SlotType> {
    // A slot declared by .input arrives wrapped.
    const value = (typeof input === 'object' ? input?.valueOf() : input) as SlotValue;
    const forms = saySlot(type, type === 'term' ? lookUp(String(value)) : value, grammar);
    return {
      type,
      valueOf: () => value,
      toParts: () => [{ type, value: forms }],
      selectKey: (keys) => [String(value), plurals.select(Number(value))].find((key) => keys.has(key)) ?? null,
    };
  }

  const functions = slotTypes.map((type): [SlotType, MessageFunction<SlotType>] => [
    type,
    (_context, _options, input) => say(type, input),
  ]);
  return {
    locale: grammar.locale,
    functions: Object.fromEntries(functions),
    factKinds: Object.fromEntries([...facts].map(([name, { kind }]) => [name, kind])),
    factValues: Object.fromEntries([...facts].map(([name, { values }]) => [name, values[language]])),
  };
}

/** Prepares a text that `checkText` has passed. `own` are the slots that the flow fills; a text without any is rendered once. */
export function compileText(source: string, own: SlotKinds, dialect: Dialect, keepsLines = false): CompiledText {
  const { locale, functions, factValues } = dialect;
  const model = parseMessage(source);
  // Each holds a table of functions of its own; most texts are not said for a long time after a start.
  let made: MessageFormat<SlotType> | undefined;
  const makeMessage = () => new MessageFormat<SlotType>(locale, model, { bidiIsolation: 'none', functions });
  const used = [...validate(model).variables];
  const isGiven = (name: string) => Object.hasOwn(own, name);
  const facts = Object.fromEntries(used.filter((name) => !isGiven(name)).map((name) => [name, factValues[name]]));

  const say: CompiledText = (values) => {
    const errors: unknown[] = [];
    const message = (made ??= makeMessage());
    const parts = message.formatToParts({ ...facts, ...values }, (error) => errors.push(error));
    if (errors.length > 0) throw new Error(`"${source}" cannot be said: ${describeError(errors[0])}`);
    return keepsLines ? parts.flatMap(toParts) : joinTexts(parts.flatMap(toParts));
  };
  return used.some(isGiven) ? say : once(say);
}

function once(say: CompiledText): CompiledText {
  let parts: readonly Part[] | undefined;
  return () => (parts ??= say());
}

function describeError(error: unknown): string {
  return error instanceof MessageResolutionError ? `${error.source}: ${error.message}` : String(error);
}

function toParts(part: MessagePart<SlotType>): readonly Part[] {
  if (part.type === 'markup') return [{ kind: 'pause', ms: Number(part.options?.['ms'] ?? defaultPauseMs) }];
  if (isSlot(part)) return [{ kind: 'slot', type: part.type, ...(part.value as Forms) }];
  if (part.type === 'unknown') return part.value as readonly Part[];
  return [{ kind: 'text', text: 'value' in part ? String(part.value) : '' }];
}

function isSlot(part: MessagePart<SlotType>): part is MessageExpressionPart<SlotType> {
  return slotTypes.some((type) => type === part.type);
}

/** Joins neighbouring texts, turns newlines into spaces, and drops empty texts. */
function joinTexts(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind !== 'text') joined.push(part);
    else if (last?.kind === 'text') joined.splice(-1, 1, writeText(last.text + part.text));
    else if (isFullStopTwice(last, part.text)) joined.push(...joinTexts([{ kind: 'text', text: part.text.slice(1) }]));
    else if (part.text !== '') joined.push(writeText(part.text));
  }
  return joined;
}

/** "3:00 p.m." ends a sentence by itself. */
function isFullStopTwice(last: Part | undefined, text: string): boolean {
  return last?.kind === 'slot' && last.written.endsWith('.') && text.startsWith('.');
}

const uneven = /\s\s|[^\S ]/u;

function writeText(text: string): Part {
  return { kind: 'text', text: uneven.test(text) ? text.replaceAll(/\s+/gu, ' ') : text };
}
