import { globSync } from 'node:fs';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { flows } from '../../flows/index.ts';
import { choicesOf } from '../../src/dialogue/choices-of.ts';
import type { Language } from '../../src/dialogue/language.ts';
import type { Output, Question, Told } from '../../src/dialogue/output.ts';
import { toText } from '../../src/prompts/to-text.ts';
import { catalogue, lines, openSystem } from '../support/whole-system.ts';
import { readWrittenCall, runWrittenCall } from '../support/written-call.ts';

const digits = { kind: 'digits', minDigits: 4, maxDigits: 15, secret: true } as const;
const questions = new Map<string, Question>([
  ...flows.flatMap(choicesOf).map((question) => [question.prompt, question] as const),
  ...['participant-id', 'participant-id-or-ssn', 'pin'].map((prompt) => [prompt, { ...digits, prompt }] as const),
]);

/** The wording of a statement, or of a question after some missed answers, in a language. */
function render(language: Language, told: Told, misses: number): string {
  const question = questions.get(told.prompt);
  const output: Output = question
    ? { language, told: [], next: { kind: 'ask', question, misses } }
    : { language, told: [told], next: { kind: 'hang-up' } };
  return toText(catalogue.speak(output));
}

let system: Awaited<ReturnType<typeof openSystem>>;
beforeAll(async () => {
  system = await openSystem();
});
afterAll(() => system.close());

const files = globSync(`${import.meta.dirname}/*.yaml`).toSorted();

describe('calls as they are written down, over signed webhooks and the records', () => {
  it.each(files.map((file) => [readWrittenCall(file).title, file]))('%s', async (_, file) => {
    const written = readWrittenCall(file);
    const desk = lines.find(({ numbers }) => numbers.includes(written.to))?.desk ?? '';
    await runWrittenCall(written, { dial: system.dial, render, desk });
  });
});
