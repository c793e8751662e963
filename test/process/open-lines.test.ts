import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLines } from '../../src/process/open-lines.ts';

const good = `
lines:
  some-line:
    numbers: ["+18005550100"]
    flow: some-flow
    language: en
    pace: standard
    timeZone: America/Los_Angeles
    desk: "+19165550199"
    signIn: { ssn: true, participantId: { minDigits: 7, maxDigits: 15 } }
    taxOffsets: false
`;

function writeLines(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-lines-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'lines.yaml'), text);
  return join(folder, 'lines.yaml');
}

test('lines with a flow that exists are opened', () => {
  expect(openLines(writeLines(good), [{ name: 'some-flow' }])).toMatchObject([
    { name: 'some-line', language: 'en', voices: { en: 'Polly.Joanna-Neural', es: 'Polly.Lupe-Neural' } },
  ]);
});

test.for([
  ['a flow that does not exist', good, 'line some-line names the flow some-flow; the flows are other-flow'],
  ['a number that is none', good.replace('+18005550100', '12'), '.numbers[0]'],
  [
    'a number on two lines',
    good + good.replace('lines:\n', '').replace('some-line', 'other-line'),
    'stands on two lines',
  ],
  ['an impossible length', good.replace('minDigits: 7', 'minDigits: 17'), 'minDigits must not be more'],
  ['broken YAML', 'lines: {', 'lines.yaml cannot be used'],
] as const)('%s is told with the file', ([, text, problem]) => {
  const file = writeLines(text);
  expect(() => openLines(file, [{ name: 'other-flow' }])).toThrow(problem);
  expect(() => openLines(file, [{ name: 'other-flow' }])).toThrow(file);
});

test('a file that is not there is told', () => {
  expect(() => openLines('/nowhere/lines.yaml', [])).toThrow('/nowhere/lines.yaml cannot be used: Error: ENOENT');
});
