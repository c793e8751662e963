import { MessageSyntaxError, parseMessage, validate, visit, type Model } from 'messageformat';
import { checkSlot, showSlot, showSlots, type SlotKinds } from '../catalogue/check-slot.ts';
import { describeSyntaxError } from './describe-syntax-error.ts';
import type { Advice, LocatedAdvice } from '../../yaml/problem.ts';

/** What a text may and must hold. */
export interface TextRules {
  readonly slots: SlotKinds;
  /** The facts that every text may hold. */
  readonly facts: SlotKinds;
  /** The slots without which the text would be wrong. */
  readonly required: readonly string[];
  readonly pauses: boolean;
  /** BCP 47, for the plural forms of the language. */
  readonly locale: string;
}

const longestPauseMs = 10_000;

/** Every mistake in a MessageFormat 2 text. */
export function checkText(source: string, rules: TextRules): LocatedAdvice[] {
  if (/^\.(?!(?:input|local|match)\b)/u.test(source))
    return [{ offset: 0, message: 'A text cannot begin with a full stop.', suggestion: 'Begin it with a word.' }];
  try {
    const message = parseMessage(source);
    validate(message);
    const problems = [...checkPlaceholders(source, message, rules), ...checkVariants(source, message, rules)];
    return problems.length > 0 ? problems : checkSaid(message, rules);
  } catch (error) {
    if (!(error instanceof MessageSyntaxError)) throw error;
    const advice = { message: describeSyntaxError(error), suggestion: showSlots(rules.slots) };
    return [{ offset: Math.max(0, error.start), ...advice }];
  }
}

function checkPlaceholders(
  source: string,
  message: Model.Message,
  { slots, facts, pauses }: TextRules,
): LocatedAdvice[] {
  const problems: LocatedAdvice[] = [];
  const report = (piece: string, advice: Advice | undefined) => {
    if (advice) problems.push({ offset: Math.max(0, source.indexOf(piece)), ...advice });
  };
  const declared = new Set<string>();
  visit(message, {
    declaration({ type, name }) {
      if (type === 'input') declared.add(name);
      else report('.local', { message: '.local cannot be used.' });
    },
    expression(expression) {
      const { arg, functionRef } = expression;
      if (arg?.type !== 'variable') report(arg?.value ?? ':', checkSlot(expression, slots, facts));
      else if (functionRef || !declared.has(arg.name)) report(`$${arg.name}`, checkSlot(expression, slots, facts));
    },
    markup: (markup) => report(`#${markup.name}`, checkMarkup(markup, pauses)),
  });
  return problems;
}

function checkMarkup({ kind, name, options = {} }: Model.Markup, pauses: boolean): Advice | undefined {
  if (!pauses) return { message: 'A pause cannot stand here.' };
  const { ms = { type: 'literal', value: '300' }, ...others } = options;
  const inRange = ms.type === 'literal' && /^\d+$/u.test(ms.value) && Number(ms.value) <= longestPauseMs;
  if (kind === 'standalone' && name === 'pause' && inRange && Object.keys(others).length === 0) return undefined;
  return {
    message: `{#${name}} is not understood.`,
    suggestion: `Write {#pause /} or, for up to ${longestPauseMs} milliseconds, {#pause ms=500 /}.`,
  };
}

/** Only counts choose between variants: by exact number or by a plural form that the language has. */
function checkVariants(source: string, message: Model.Message, { slots, locale }: TextRules): LocatedAdvice[] {
  if (message.type !== 'select') return [];
  const offset = Math.max(0, source.indexOf('.match'));
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const keys = message.variants.flatMap((variant) => variant.keys);
  const canBeChosen = (key: string) => /^\d+$/u.test(key) || forms.some((form) => form === key);
  return [
    ...message.selectors
      .filter(({ name }) => slots[name] !== 'count')
      .map(({ name }) => ({ offset, message: `.match needs a :count; $${name} is none.` })),
    ...keys
      .flatMap((key) => (key.type === 'literal' && !canBeChosen(key.value) ? [key.value] : []))
      .map((key) => ({
        offset: Math.max(0, source.indexOf(key, offset)),
        message: `"${key}" is never chosen.`,
        suggestion: `Write a number or one of ${forms.join(', ')}.`,
      })),
  ];
}

function checkSaid(message: Model.Message, { slots, required }: TextRules): LocatedAdvice[] {
  const { variables } = validate(message);
  return required
    .filter((name) => !variables.has(name))
    .map((name) => ({
      offset: 0,
      message: `$${name} is never said.`,
      suggestion: `Add ${showSlot(name, slots[name])}.`,
    }));
}
