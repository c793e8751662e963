import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flows } from '../../flows/index.ts';
import { california, massachusetts } from '../../scripts/rigs/sample-system.ts';
import { verifyAudit } from '../../src/adapters/sql/audit/verify-audit.ts';
import { choicesOf } from '../../src/dialogue/choices-of.ts';
import { type Language, languages } from '../../src/text/language.ts';
import type { Measure } from '../../src/calls/ports/measure.ts';
import type { CallEnd } from '../../src/dialogue/course.ts';
import type { Output, Question, Told } from '../../src/dialogue/output.ts';
import type { SlotValue } from '../../src/dialogue/prompt-contract.ts';
import { toText } from '../../src/prompts/catalogue/to-text.ts';
import { usePostgres } from '../support/postgres-databases.ts';
import { reachOverHttp } from '../support/agency-api.ts';
import { openSystem } from '../support/whole-system.ts';
import { importText, toText as toRows } from '../support/sqlite-records.ts';
import { createClock, fillRoom, linesFor } from '../support/waiting-room.ts';
import { readWrittenCall, runWrittenCall } from '../support/written-call.ts';

const pace = 'standard';
const digits = { kind: 'digits', minDigits: 4, maxDigits: 15, secret: true } as const;

type Agency = typeof california;

/** The questions of an agency's flows by their prompts. */
function listQuestions({ lines, contract }: Agency): ReadonlyMap<string, Question> {
  const own = flows.filter(({ name }) => lines.some(({ flow }) => flow === name));
  return new Map<string, Question>([
    ...own.flatMap(choicesOf).map((question) => [question.prompt, question] as const),
    ...contract.digits.map((prompt) => [prompt, { ...digits, prompt }] as const),
    ...contract.recordings.map((prompt) => [prompt, { kind: 'recording', prompt, maxSeconds: 120 }] as const),
    ...contract.pauses.map((prompt) => [prompt, { kind: 'pause', prompt }] as const),
  ]);
}

/** What puts a statement into words, or a question after some missed answers, in a language. */
function createRender(agency: Agency) {
  const { contract, catalogue } = agency;
  const questions = listQuestions(agency);
  return function render(language: Language, told: Told, misses: number): string {
    const question = told.prompt in contract.picks ? pickOf(told) : questions.get(told.prompt);
    const output: Output = question
      ? { language, pace, told: [], next: { kind: 'ask', question, misses } }
      : { language, pace, told: [told], next: { kind: 'hang-up' } };
    return toText(catalogue.speak(output));
  };
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

/** The calls of each agency stand in a folder of their own; California's beside it. */
const agencies = [
  { ...california, files: globSync(`${import.meta.dirname}/*.yaml`).toSorted() },
  { ...massachusetts, files: globSync(`${import.meta.dirname}/massachusetts/*.yaml`).toSorted() },
].map((agency) => ({ ...agency, render: createRender(agency) }));

const calls = agencies.flatMap(({ files, ...agency }) => files.map((file) => ({ file, agency })));

/** How calls end, as they are counted. */
function countEnds() {
  const begun: string[] = [];
  const ends = new Map<string, CallEnd>();
  const measure: Measure = {
    turnTaken: ({ call, event }) => void (event === 'began' && begun.push(call)),
    callEnded: ({ call, end }) => void ends.set(call, end),
    callbackSettled: () => {},
    textTaken: () => {},
  };
  return { measure, endOfLast: () => ends.get(begun.at(-1) ?? '') };
}

const postgres = usePostgres();

/** Every call is held with the records in SQLite; the other two take turns, since their contract suites hold them to the same. */
describe.each([
  ['SQLite', () => true, {}],
  [
    'PostgreSQL',
    (index: number) => index % 2 === 0,
    { openRecords: (name: string) => postgres.openSampleAgency(name) },
  ],
  ['an agency that keeps its own', (index: number) => index % 2 === 1, { reach: reachOverHttp }],
])('calls as they are written down, over signed webhooks and records in %s', (_engine, isHeld, options) => {
  const held = calls.filter((_, index) => isHeld(index));
  it.each(held.map((call) => [readWrittenCall(call.file).title, call] as const))('%s', async (_title, call) => {
    const { lines, render } = call.agency;
    const written = readWrittenCall(call.file);
    const line = lines.find(({ numbers }) => numbers.includes(written.to));
    const clock = createClock(written.at.toZonedDateTime(line?.timeZone ?? 'UTC'));
    const counted = countEnds();
    const { openRecords, ...others } = { openRecords: undefined, ...options };
    const system = await openSystem({
      ...others,
      ...(openRecords && { openRecords: () => openRecords(line?.agency ?? '') }),
      lines: linesFor(lines, written),
      at: clock.read,
      measure: counted.measure,
      texts: {
        claim: async () => true,
        findHistory: async (phone) => ({ isTold: true, isUnreachable: written.unreached.includes(phone) }),
      },
    });
    try {
      if (written.records.length > 0) await importText(system.db, system.keys, toRows(written.records));
      const room = await fillRoom(written, clock, () => system.dial({ to: written.to }));
      await runWrittenCall(written, { dial: system.dial, render, desk: line?.desk.en.number ?? '', ...room });
      expect(counted.endOfLast(), 'How the call ends, as `end` says').toBe(written.end);
      expect((await verifyAudit(system.db, system.keys)).problems).toEqual([]);
    } finally {
      await system.close();
    }
  });
});

describe('written calls', () => {
  it('are no fewer than twenty-five, and some of each agency in each language', () => {
    const written = calls.map(({ file, agency }) => ({ ...readWrittenCall(file), agency: agency.lines[0]?.agency }));
    expect(new Set(written.map(({ title }) => title)).size).toBeGreaterThanOrEqual(25);
    expect(new Set(written.map(({ agency, language }) => `${agency} ${language}`)).size).toBe(2 * languages.length);
  });
});
