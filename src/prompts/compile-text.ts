import { MessageFormat, MessageResolutionError, type MessageExpressionPart, type MessagePart } from 'messageformat';
import type { MessageFunction, MessageValue } from 'messageformat/functions';
import type { SlotType, SlotValue } from '../dialogue/prompt-contract.ts';
import type { Grammar } from './grammar.ts';
import { saySlot, slotTypes, type Forms } from './say-slot.ts';
import type { Part } from './spoken.ts';

/** A text ready to be said. Throws, without quoting any value, where a slot has none or an unfit one. */
export type Text = (values?: Readonly<Record<string, SlotValue>>) => readonly Part[];

/** A language as texts are compiled in it. */
export interface Dialect {
  readonly locale: string;
  readonly functions: Record<string, MessageFunction<SlotType>>;
}

const defaultPauseMs = 300;

/** `lookUp` gives the text of the statement that a term names. */
export function createDialect(grammar: Grammar, lookUp: (term: string) => string): Dialect {
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
  return { locale: grammar.locale, functions: Object.fromEntries(functions) };
}

/** Prepares a text that `checkText` has passed. A text without slots is rendered here, once. */
export function compileText(source: string, { locale, functions }: Dialect): Text {
  const message = new MessageFormat<SlotType>(locale, source, { bidiIsolation: 'none', functions });
  const say: Text = (values = {}) => {
    const errors: unknown[] = [];
    const parts = message.formatToParts(values, (error) => errors.push(error));
    if (errors.length > 0) throw new Error(`"${source}" cannot be said: ${describeError(errors[0])}`);
    return joinTexts(parts.map(toPart));
  };
  if (/\{\s*\$/u.test(source)) return say;
  const parts = say();
  return () => parts;
}

function describeError(error: unknown): string {
  return error instanceof MessageResolutionError ? `${error.source}: ${error.message}` : String(error);
}

function toPart(part: MessagePart<SlotType>): Part {
  if (part.type === 'markup') return { kind: 'pause', ms: Number(part.options?.['ms'] ?? defaultPauseMs) };
  if (isSlot(part)) return { kind: 'slot', type: part.type, ...(part.value as Forms) };
  return { kind: 'text', text: 'value' in part ? String(part.value) : '' };
}

function isSlot(part: MessagePart<SlotType>): part is MessageExpressionPart<SlotType> {
  return slotTypes.some((type) => type === part.type);
}

/** Neighbouring texts become one, line breaks become spaces, and nothing stays where nothing is said. */
function joinTexts(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind !== 'text') joined.push(part);
    else if (last?.kind === 'text') joined.splice(-1, 1, writeText(last.text + part.text));
    else if (part.text !== '') joined.push(writeText(part.text));
  }
  return joined;
}

function writeText(text: string): Part {
  return { kind: 'text', text: text.replaceAll(/\s+/gu, ' ') };
}
