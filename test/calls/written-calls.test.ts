import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flows, promptContract } from '../../flows/index.ts';
import { verifyAudit } from '../../src/adapters/sql/audit/verify-audit.ts';
import { choicesOf } from '../../src/dialogue/choices-of.ts';
import { type Language, languages } from '../../src/text/language.ts';
import type { Output, Question, Told } from '../../src/dialogue/output.ts';
import type { SlotValue } from '../../src/dialogue/prompt-contract.ts';
import { toText } from '../../src/prompts/catalogue/to-text.ts';
import { usePostgres } from '../support/postgres-databases.ts';
import { reachOverHttp } from '../support/agency-api.ts';
import { catalogue, lines, openSystem } from '../support/whole-system.ts';
import { importText, toText as toRows } from '../support/sqlite-records.ts';
import { createClock, fillRoom, linesFor } from '../support/waiting-room.ts';
import { readWrittenCall, runWrittenCall } from '../support/written-call.ts';

const monday = Temporal.ZonedDateTime.from('2026-11-23T10:00[America/Los_Angeles]');
const pace = 'standard';
const digits = { kind: 'digits', minDigits: 4, maxDigits: 15, secret: true } as const;
const questions = new Map<string, Question>([
  ...flows.flatMap(choicesOf).map((question) => [question.prompt, question] as const),
  ...promptContract.digits.map((prompt) => [prompt, { ...digits, prompt }] as const),
  ...promptContract.recordings.map((prompt) => [prompt, { kind: 'recording', prompt, maxSeconds: 120 }] as const),
  ...promptContract.pauses.map((prompt) => [prompt, { kind: 'pause', prompt }] as const),
]);

/** The wording of a statement, or of a question after some missed answers, in a language. */
function render(language: Language, told: Told, misses: number): string {
  const question = told.prompt in promptContract.picks ? pickOf(told) : questions.get(told.prompt);
  const output: Output = question
    ? { language, pace, told: [], next: { kind: 'ask', question, misses } }
    : { language, pace, told: [told], next: { kind: 'hang-up' } };
  return toText(catalogue.speak(output));
}

/** What can be picked is written as one list for each slot. */
function pickOf({ prompt, slots = {} }: Told): Question {
  const lists = Object.entries(slots).map(([name, values]) => [name, [values].flat()] as const);
  const items = (lists[0]?.[1] ?? []).map((_, index) => ({
    slots: Object.fromEntries(lists.map(([name, values]): [string, SlotValue] => [name, values[index] ?? ''])),
    hear: [],
  }));
  return { kind: 'pick', prompt, items };
}

const files = globSync(`${import.meta.dirname}/*.yaml`).toSorted();

const postgres = usePostgres();

/** Every call is held with the records in SQLite; the other two take turns, since their contract suites hold them to the same. */
describe.each([
  ['SQLite', () => true, {}],
  ['PostgreSQL', (index: number) => index % 2 === 0, { openRecords: () => postgres.openSampleAgency() }],
  ['an agency that keeps its own', (index: number) => index % 2 === 1, { reach: reachOverHttp }],
])('calls as they are written down, over signed webhooks and records in %s', (_engine, isHeld, options) => {
  const held = files.filter((_, index) => isHeld(index));
  it.each(held.map((file) => [readWrittenCall(file).title, file]))('%s', async (_title, file) => {
    const written = readWrittenCall(file);
    const desk = lines.find(({ numbers }) => numbers.includes(written.to))?.desk.en.number ?? '';
    const clock = createClock(written.at ?? monday);
    const system = await openSystem({ ...options, lines: linesFor(written), at: clock.read });
    try {
      if (written.records.length > 0) await importText(system.db, system.keys, toRows(written.records));
      const room = await fillRoom(written, clock, () => system.dial({ to: written.to }));
      await runWrittenCall(written, { dial: system.dial, render, desk, ...room });
      expect((await verifyAudit(system.db, system.keys)).problems).toEqual([]);
    } finally {
      await system.close();
    }
  });
});

describe('written calls', () => {
  it('are no fewer than twenty-five, and some in each language', () => {
    const calls = files.map(readWrittenCall);
    expect(new Set(calls.map(({ title }) => title)).size).toBeGreaterThanOrEqual(25);
    expect(new Set(calls.map(({ language }) => language)).size).toBe(languages.length);
  });
});
