import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import { california, massachusetts } from '../../scripts/rigs/sample-system.ts';
import { countSegments } from '../../src/text/count-segments.ts';
import { openMobile } from '../support/mobile.ts';
import { openSystem } from '../support/whole-system.ts';

/** Texts to a number, and the messages that are answered to each. */
const Written = z.strictObject({
  to: z.string(),
  at: z.string().optional(),
  texts: z.array(z.strictObject({ CALLER: z.string(), IVR: z.array(z.string()) })),
});

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

test.each(files)('%s goes as it is written', async (file) => {
  const { to, at, texts } = Written.parse(parse(readFileSync(join(folder, file), 'utf8')));
  const { lines } = [california, massachusetts].find((shipped) =>
    shipped.lines.some(({ numbers }) => numbers.includes(to)),
  ) ?? { lines: [] };
  const system = await openSystem({ lines, ...(at !== undefined && { at: Temporal.ZonedDateTime.from(at) }) });
  onTestFinished(() => system.close());
  const mobile = openMobile({ ...system, transport: injectInto(system.app) }, { to });
  for (const { CALLER, IVR } of texts) {
    const answered = await mobile.write(CALLER);
    expect({ CALLER, IVR: answered }).toEqual({ CALLER, IVR });
    for (const message of answered) expect(countSegments(message)).toBeLessThanOrEqual(2);
  }
});
