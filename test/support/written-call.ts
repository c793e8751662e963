import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { callEnds } from '../../src/dialogue/course.ts';
import { languages, type Language } from '../../src/text/language.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Caller } from './caller.ts';

const PhoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/, 'a number in E.164 and in quotes, such as "+18669013212"');
const Keys = z.string().regex(/^[\d*#]+$/);
const Language = z.enum(languages);

const PromptLine = z.strictObject({
  prompt: z.string(),
  slots: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
  /** Said in this language, in a call of any language. */
  language: Language.optional(),
  /** Of a question: how many answers were missed before. */
  misses: z.int().optional(),
  /** The wording that the prompt must have: one piece of it, or several. */
  text: z.union([z.string().min(1), z.array(z.string().min(1))]).optional(),
});

/** What is heard in this turn, each behind the one before it. */
const IvrLine = z.union(
  [
    z.string().transform((prompt): z.infer<typeof PromptLine> => ({ prompt })),
    PromptLine,
    z.strictObject({ connects: z.union([z.literal('desk'), PhoneNumber]) }),
    z.strictObject({ plays: z.enum(['recording', 'music']) }),
    z.strictObject({ silent: z.literal(true) }),
    z.strictObject({ ends: z.literal(true) }),
  ],
  'IVR: a prompt key, { prompt, slots?, language?, text? }, { plays: recording or music }, { silent: true }, { connects: desk or "+1…" } or { ends: true }',
);

/** What the caller does. `language`: from here on the call goes on in it. */
const CallerLine = z.union(
  [
    z.literal('silence'),
    z.literal('hangs up'),
    Keys.transform((keys): { keys: string; language?: Language | undefined } => ({ keys })),
    z.strictObject({ keys: Keys, language: Language.optional() }),
    z.strictObject({ say: z.string().min(1), language: Language.optional() }),
    z.strictObject({ records: z.int().positive(), 'hangs up': z.literal(true).optional(), key: Keys.optional() }),
    z.strictObject({ desk: z.enum(['completed', 'busy', 'no-answer', 'failed']) }),
  ],
  'CALLER: keys in quotes, silence, hangs up, { keys, language? }, { say, language? }, { records: seconds, hangs up?, key? } or { desk: completed, busy, no-answer or failed }',
);

/** What an agent who answers at the desk is told of the caller, in the language of the line: prompt keys, or prompts with their slots. */
const DeskLine = z.strictObject({
  hears: z.array(z.union([z.string().transform((prompt): z.infer<typeof PromptLine> => ({ prompt })), PromptLine])),
});

/** What goes on elsewhere: time passes while everybody in line waits, or callers before this one are served. */
const Meanwhile = z.union([z.strictObject({ minutes: z.number() }), z.strictObject({ served: z.int() })]);

const Step = z
  .strictObject({
    IVR: IvrLine.optional(),
    CALLER: CallerLine.optional(),
    DESK: DeskLine.optional(),
    MEANWHILE: Meanwhile.optional(),
  })
  .refine((step) => Object.keys(step).length === 1, 'a line is either IVR:, CALLER:, DESK: or MEANWHILE:');

const WrittenCall = z.strictObject({
  title: z.string(),
  to: PhoneNumber,
  from: z.string().optional(),
  /** When it is held, in the time zone of the line; on Monday, 23 November 2026, at ten unless told. */
  at: z
    .string()
    .transform((text) => Temporal.PlainDateTime.from(text))
    .default(Temporal.PlainDateTime.from('2026-11-23T10:00')),
  /** How many answer at the desk, all of them busy, and how many callers wait already; else nobody else calls. */
  desk: z
    .strictObject({ agents: z.int(), waiting: z.int(), music: z.url().optional(), confirm: z.boolean().default(false) })
    .optional(),
  /** Rows of an extract that are taken before the call, on top of the sample agency. */
  records: z.array(z.record(z.string(), z.unknown())).default([]),
  /** Numbers where the last reminder did not arrive. */
  unreached: z.array(PhoneNumber).default([]),
  /** Of the renderings, until the caller changes it. */
  language: Language,
  /** What it comes to, as it is counted. */
  end: z.enum(callEnds).optional(),
  call: z.array(Step).min(1),
});

export type WrittenCall = z.infer<typeof WrittenCall>;

export type Meanwhile = z.infer<typeof Meanwhile>;
type IvrLine = z.infer<typeof IvrLine>;
type CallerLine = z.infer<typeof CallerLine>;

/** Reads a written-down call from YAML. Throws with the file and every problem in it. */
export function readWrittenCall(file: string): WrittenCall {
  const read = WrittenCall.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file} is no written-down call:\n${z.prettifyError(read.error)}`);
  return read.data;
}

export interface Staging {
  dial(numbers: { readonly to: string; readonly from?: string }): Promise<Caller>;
  /** A prompt as text, in a language. */
  render(language: Language, told: Told, misses: number): string;
  /** The number behind `connects: desk`. */
  readonly desk: string;
  /** Lets something go on elsewhere. */
  readonly meanwhile?: (happens: Meanwhile) => Promise<void>;
}

/** Plays a written-down call against the system. Throws at the first line that does not come true. */
export async function runWrittenCall(written: WrittenCall, staging: Staging): Promise<void> {
  const { to, from } = written;
  let { language } = written;
  const caller = await staging.dial({ to, ...(from !== undefined && { from }) });
  for (const [index, step] of written.call.entries()) {
    try {
      if (step.IVR !== undefined) judge(step.IVR, caller, staging, language);
      if (step.CALLER !== undefined) language = (await act(step.CALLER, caller)) ?? language;
      if (step.DESK !== undefined) judgeIntroduction(step.DESK, caller, staging);
      if (step.MEANWHILE !== undefined) await staging.meanwhile?.(step.MEANWHILE);
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`"${written.title}", line ${index + 1}: ${message}`, { cause });
    }
  }
  await caller.hangsUp();
}

function judge(line: IvrLine, caller: Caller, staging: Staging, language: Language): void {
  if ('connects' in line) caller.isConnectedTo(line.connects === 'desk' ? staging.desk : line.connects);
  else if ('plays' in line) caller.hearsRecording();
  else if ('silent' in line) assert.equal(caller.heard(), '');
  else if ('ends' in line) caller.hearsTheEnd();
  else judgePrompt(line, caller, staging, language);
}

function judgePrompt(line: z.infer<typeof PromptLine>, caller: Caller, staging: Staging, language: Language): void {
  const { prompt, slots, text } = line;
  const rendered = staging.render(line.language ?? language, { prompt, ...(slots && { slots }) }, line.misses ?? 0);
  for (const piece of [text ?? []].flat()) {
    if (!rendered.includes(piece)) throw new Error(`the wording of ${prompt} is "${rendered}", not "${piece}"`);
  }
  caller.hears(rendered);
}

function judgeIntroduction({ hears }: z.infer<typeof DeskLine>, caller: Caller, staging: Staging): void {
  const expected = hears.map(({ prompt, slots }) => staging.render('en', { prompt, ...(slots && { slots }) }, 0));
  assert.equal(caller.introduction().replaceAll(/\s+/g, ' '), expected.join(' '));
}

/** The language that the call goes on in, where the caller changed it. */
async function act(line: CallerLine, caller: Caller): Promise<Language | undefined> {
  if (line === 'silence') await caller.staysSilent();
  else if (line === 'hangs up') await caller.hangsUp();
  else if ('desk' in line) await caller.deskAnswers(line.desk);
  else if ('records' in line)
    await caller.records(line.records, { hangUp: line['hangs up'] === true, ...(line.key && { key: line.key }) });
  else if ('say' in line) await caller.says(line.say);
  else await caller.presses(line.keys);
  return typeof line === 'object' && 'language' in line ? line.language : undefined;
}
