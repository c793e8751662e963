import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { languages, type Language } from '../../src/dialogue/language.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Caller } from './caller.ts';

const PhoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/, 'a number in E.164 and in quotes, such as "+18669013212"');
const Keys = z.string().regex(/^[\d*#]+$/);
const Language = z.enum(languages);

const PromptLine = z.strictObject({
  prompt: z.string(),
  slots: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
  /** Said in this language, whatever the call's is. */
  language: Language.optional(),
  /** Of a question: how many answers were missed before. */
  misses: z.int().optional(),
  /** The wording that the prompt must have. */
  text: z.string().min(1).optional(),
});

/** What is heard in this turn, each behind the one before it. */
const IvrLine = z.union(
  [
    z.string().transform((prompt): z.infer<typeof PromptLine> => ({ prompt })),
    PromptLine,
    z.strictObject({ connects: z.union([z.literal('desk'), PhoneNumber]) }),
    z.strictObject({ plays: z.literal('recording') }),
    z.strictObject({ ends: z.literal(true) }),
  ],
  'IVR: a prompt key, { prompt, slots?, language?, text? }, { plays: recording }, { connects: desk or "+1…" } or { ends: true }',
);

/** What the caller does. `language`: from here on the call goes on in it. */
const CallerLine = z.union(
  [
    z.literal('silence'),
    z.literal('hangs up'),
    Keys.transform((keys): { keys: string; language?: Language | undefined } => ({ keys })),
    z.strictObject({ keys: Keys, language: Language.optional() }),
    z.strictObject({ say: z.string().min(1), language: Language.optional() }),
    z.strictObject({ records: z.int().positive(), 'hangs up': z.literal(true).optional() }),
    z.strictObject({ desk: z.enum(['completed', 'busy', 'no-answer', 'failed']) }),
  ],
  'CALLER: keys in quotes, silence, hangs up, { keys, language? }, { say, language? }, { records: seconds, hangs up? } or { desk: completed, busy, no-answer or failed }',
);

const Step = z
  .strictObject({ IVR: IvrLine.optional(), CALLER: CallerLine.optional() })
  .refine(({ IVR, CALLER }) => (IVR === undefined) !== (CALLER === undefined), 'a line is either IVR: or CALLER:');

const WrittenCall = z.strictObject({
  title: z.string(),
  to: PhoneNumber,
  from: z.string().optional(),
  /** When it is held, in the time zone of the sample agency; on Monday, 23 November 2026, at ten unless told. */
  at: z
    .string()
    .transform((text) => Temporal.PlainDateTime.from(text).toZonedDateTime('America/Los_Angeles'))
    .optional(),
  /** Of the renderings, until the caller changes it. */
  language: Language,
  call: z.array(Step).min(1),
});

export type WrittenCall = z.infer<typeof WrittenCall>;

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
  else if ('ends' in line) caller.hearsTheEnd();
  else judgePrompt(line, caller, staging, language);
}

function judgePrompt(line: z.infer<typeof PromptLine>, caller: Caller, staging: Staging, language: Language): void {
  const { prompt, slots, text } = line;
  const rendered = staging.render(line.language ?? language, { prompt, ...(slots && { slots }) }, line.misses ?? 0);
  if (text !== undefined && !rendered.includes(text)) {
    throw new Error(`the wording of ${prompt} is "${rendered}", not "${text}"`);
  }
  caller.hears(rendered);
}

/** The language that the call goes on in, where the caller changed it. */
async function act(line: CallerLine, caller: Caller): Promise<Language | undefined> {
  if (line === 'silence') await caller.staysSilent();
  else if (line === 'hangs up') await caller.hangsUp();
  else if ('desk' in line) await caller.deskAnswers(line.desk);
  else if ('records' in line) await caller.records(line.records, { hangUp: line['hangs up'] === true });
  else if ('say' in line) await caller.says(line.say);
  else await caller.presses(line.keys);
  return typeof line === 'object' && 'language' in line ? line.language : undefined;
}
