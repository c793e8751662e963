import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import { california, massachusetts } from '../../scripts/rigs/sample-system.ts';
import { countSegments } from '../../src/text/count-segments.ts';
import { languages } from '../../src/text/language.ts';
import { mobile as enrolledMobile, openEnrolledPayer } from '../support/enrolled-payer.ts';
import { openMobile } from '../support/mobile.ts';
import { temporaryDatabase } from '../support/sqlite-records.ts';
import { openSystem } from '../support/whole-system.ts';

/** A text, and the messages that are answered to it. `from`: another mobile than that of who is enrolled. */
const Exchange = z.strictObject({ CALLER: z.string(), from: z.string().optional(), IVR: z.array(z.string()) });

/** Texts to a number. */
const Written = z.strictObject({
  to: z.string(),
  at: z.string().optional(),
  /** Who pays by replying, and was sent a code for $425.00; `card`: what the made-up processor does with it. */
  enrolled: z.strictObject({ card: z.string().default('tok_visa'), language: z.enum(languages) }).optional(),
  /** `hours`: so much time passes. */
  texts: z.array(z.union([Exchange, z.strictObject({ hours: z.number() })])),
});
type Written = z.infer<typeof Written>;

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
const codeHours = 72;
const someDay = '2026-11-23T10:00[America/Los_Angeles]';

/** The system, its clock, and the code that was sent. */
async function open({ to, at = someDay, enrolled }: Written) {
  let now = Temporal.ZonedDateTime.from(at);
  const shipped = [california, massachusetts].find(({ lines }) => lines.some(({ numbers }) => numbers.includes(to)));
  const common = { lines: shipped?.lines ?? [], at: () => now };
  const pass = (hours: number) => void (now = now.add({ hours }));
  if (!enrolled) return { system: await openSystem(common), pass, code: '' };
  const payer = await openEnrolledPayer(await temporaryDatabase(), now.epochMilliseconds);
  await payer.enrol(enrolled);
  const code = await payer.offer(now.add({ hours: codeHours }).epochMilliseconds);
  return { system: await openSystem({ ...common, openRecords: async () => payer }), pass, code };
}

test.each(files)('%s goes as it is written', async (file) => {
  const written = Written.parse(parse(readFileSync(join(folder, file), 'utf8')));
  const { to, enrolled, texts } = written;
  const { system, pass, code } = await open(written);
  onTestFinished(() => system.close());
  const network = { ...system, transport: injectInto(system.app) };
  /** Codes and confirmations differ each time. */
  const fill = (text: string) =>
    text.replaceAll('{code}', code).replaceAll('{wrong}', String((Number(code) + 1) % 10_000).padStart(4, '0'));
  for (const step of texts) {
    if ('hours' in step) {
      pass(step.hours);
      continue;
    }
    const { CALLER, from = enrolled && enrolledMobile, IVR } = step;
    const answered = await openMobile(network, { to, ...(from !== undefined && { from }) }).write(fill(CALLER));
    const told = answered.map((message) => message.replace(/\b\d{8}\b/u, '{number}'));
    expect({ CALLER, IVR: told }).toEqual({ CALLER, IVR: IVR.map(fill) });
    for (const message of answered) expect(countSegments(message)).toBeLessThanOrEqual(2);
  }
});
