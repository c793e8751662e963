import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { flows } from '../../../flows/index.ts';
import { california, massachusetts } from '../../../scripts/rigs/sample-system.ts';
import { choicesOf } from '../../../src/dialogue/choices-of.ts';
import type { Language } from '../../../src/text/language.ts';
import { findLine } from '../../../src/lines/lines.ts';
import type { Output, Question } from '../../../src/dialogue/output.ts';
import { openSystem } from '../../support/whole-system.ts';
import { importText, toText as toRows } from '../../support/sqlite-records.ts';
import { dialTty, type TtyCaller } from '../../support/tty-caller.ts';
import { readWrittenCall, type WrittenCall } from '../../support/written-call.ts';

const digits = { kind: 'digits', minDigits: 4, maxDigits: 15, secret: true } as const;

type Shipped = typeof california;

/** An agency as text telephones reach it: its one TTY line, and the questions of that line by their prompts. */
function reachByTty(agency: Shipped) {
  const line = agency.lines.find(({ channel }) => channel === 'tty');
  if (!line) throw new Error('The agency has no line for text telephones');
  const { contract } = agency;
  const own = flows.filter(({ name }) => name === line.flow);
  const questions = new Map<string, Question>([
    ...own.flatMap(choicesOf).map((question) => [question.prompt, question] as const),
    ...contract.digits.map((prompt) => [prompt, { ...digits, prompt }] as const),
    ...contract.recordings.map((prompt) => [prompt, { kind: 'recording', prompt, maxSeconds: 120 }] as const),
  ]);
  return { ...agency, line, questions };
}

type Reached = ReturnType<typeof reachByTty>;

type Step = WrittenCall['call'][number];

/** What is silent, slow, or made of sound is another matter on a text telephone. */
function canBeTyped({ call, desk: room, to }: WrittenCall, { lines, line, contract }: Reached): boolean {
  const dialled = findLine(lines, to);
  // The TTY line is at home, and holds the call of one flow.
  if (room || dialled?.abroad || dialled?.flow !== line.flow) return false;
  return call.every(({ IVR, CALLER, DESK, MEANWHILE }) => {
    if (DESK || MEANWHILE) return false;
    if (CALLER === 'silence' || CALLER === 'hangs up') return false;
    if (CALLER !== undefined && ('hangs up' in CALLER || 'key' in CALLER || ('keys' in CALLER && CALLER.keys === '8')))
      return false;
    if (CALLER !== undefined && 'keys' in CALLER && CALLER.keys.length > 16) return false;
    return (
      IVR === undefined ||
      !('plays' in IVR || 'silent' in IVR || ('prompt' in IVR && isForVoiceAlone(IVR.prompt, contract)))
    );
  });
}

/** Who types is offered the keys of the telephone first, and hears nothing of what is asked then: such calls are written down as typed. */
const ofCards: ReadonlySet<string> = new Set([
  'pay-for-which',
  'pay-how-much',
  'pay-how-much-or-reply',
  'pay-this-amount',
  'pay-amount',
]);

/** At relay pace one more answer may be missed before it is said what comes of it. */
function isForVoiceAlone(prompt: string, { picks }: Shipped['contract']): boolean {
  return prompt in picks || prompt.startsWith('last-try') || ofCards.has(prompt) || prompt.startsWith('card-');
}

const calls = [
  { agency: reachByTty(california), files: '../../calls/*.yaml' },
  { agency: reachByTty(massachusetts), files: '../../calls/massachusetts/*.yaml' },
].flatMap(({ agency, files }) =>
  readCalls(files)
    .filter((written) => canBeTyped(written, agency))
    .map((written) => ({ agency, written })),
);

/** Those that text telephones alone can hold. */
const typedCalls = readCalls('../../calls/typed/*.yaml').map((written) => ({
  agency: reachByTty(california),
  written,
}));

function readCalls(files: string): WrittenCall[] {
  return globSync(join(import.meta.dirname, files))
    .toSorted()
    .map(readWrittenCall);
}

it.each([california, massachusetts])('are no fewer than ten of an agency, in both languages', ({ lines }) => {
  const own = calls.filter(({ agency }) => agency.lines === lines).map(({ written }) => written);
  expect(own.length).toBeGreaterThanOrEqual(10);
  expect(own.some(({ language, call }) => language === 'es' || call.some((step) => languageOf(step) === 'es'))).toBe(
    true,
  );
});

it.each([...calls, ...typedCalls].map((call) => [call.written.title, call] as const))(
  'typed: %s',
  async (_, { written, agency }) => {
    const at = written.at.toZonedDateTime(agency.line.timeZone);
    const texts = {
      claim: async () => true,
      findHistory: async (phone: string) => ({ isTold: true, isUnreachable: written.unreached.includes(phone) }),
    };
    const system = await openSystem({ listens: true, at, lines: agency.lines, texts });
    try {
      if (written.records.length > 0) await importText(system.db, system.keys, toRows(written.records));
      const { publicUrl, authToken } = system;
      const to = agency.line.numbers[0] ?? '';
      const caller = await dialTty(publicUrl, { authToken, to, from: written.from ?? '+19165550142' });
      let { language } = written;
      let asked = 'language';
      for (const [index, step] of written.call.entries()) {
        try {
          if (step.IVR !== undefined) await judge(step.IVR, caller, { agency, language });
          if (step.IVR && 'prompt' in step.IVR && agency.questions.has(step.IVR.prompt)) asked = step.IVR.prompt;
          if (step.CALLER !== undefined) await act(step.CALLER, caller, asked);
          language = languageOf(step) ?? language;
        } catch (cause) {
          throw new Error(`line ${index + 1}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
        }
      }
      await caller.hangsUp();
      expect(caller.call.state.kind).toBe('ended');
    } finally {
      await system.close();
    }
  },
);

function languageOf({ CALLER }: Step): Language | undefined {
  return typeof CALLER === 'object' && 'language' in CALLER ? CALLER.language : undefined;
}

interface Judged {
  readonly agency: Reached;
  readonly language: Language;
}

async function judge(line: NonNullable<Step['IVR']>, caller: TtyCaller, { agency, language }: Judged): Promise<void> {
  if ('connects' in line) await caller.isConnectedTo(agency.line.desk.en.number);
  else if ('ends' in line) await caller.readsTheEnd();
  else if ('prompt' in line) caller.reads(render(line, { agency, language: line.language ?? language }));
}

function render(
  { prompt, slots, misses = 0 }: { prompt: string; slots?: object | undefined; misses?: number | undefined },
  { agency, language }: Judged,
): string {
  const question = agency.questions.get(prompt);
  const told = [{ prompt, ...(slots && { slots: slots as Record<string, string> }) }];
  const output: Output = question
    ? { language, pace: 'relay', told: [], next: { kind: 'ask', question, misses } }
    : { language, pace: 'relay', told, next: { kind: 'hang-up' } };
  return agency.catalogue.type(output).join(' ');
}

/** The keys of a telephone, in the words of a text telephone. */
const typedKeys: Readonly<Record<string, string>> = {
  '0': 'AGENT',
  '*': 'REPEAT',
  '#': 'BACK',
  '0#': 'AGENT',
  '9': '9',
};
const starWords: Readonly<Record<string, string>> = {
  pin: 'NONE',
  'case-ending': 'ALL',
  'callback-number-or-known': 'SAME',
  'callback-number-or-known-abroad': 'SAME',
};

async function act(line: NonNullable<Step['CALLER']>, caller: TtyCaller, asked: string): Promise<void> {
  if (typeof line === 'string') throw new Error(`nobody types ${line}`);
  // A card goes in by the keys of the telephone.
  if ('keys' in line && caller.call.state.kind === 'paying') return void (await caller.presses(line.keys));
  if ('desk' in line) await caller.deskAnswers(line.desk);
  else if ('records' in line) await caller.types('PLS CALL ME ABOUT MY ORDER GA');
  else if ('say' in line) await caller.types(`${line.say} GA`);
  else if ('keys' in line) await caller.types(`${wordFor(line.keys, asked)} GA`);
}

function wordFor(keys: string, asked: string): string {
  if (keys === '*#') return starWords[asked] ?? 'NONE';
  return typedKeys[keys] ?? keys.replace(/#$/, '');
}
