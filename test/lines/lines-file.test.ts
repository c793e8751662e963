import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLines } from '../../src/lines/lines-file.ts';

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

const deskOf = (desk: string) => good.replace('"+19165550199"', desk);

test.for([
  ['a number', '"+19165550199"', [{ number: '+19165550199', confirm: false }, { number: '+19165550199' }]],
  [
    'a number with rules',
    '{ number: "+19165550199", agents: 4, music: "https://example.org/a.mp3", confirm: true }',
    [{ number: '+19165550199', agents: 4, music: 'https://example.org/a.mp3', confirm: true }, { agents: 4 }],
  ],
  [
    'one for each language',
    '{ en: "+19165550199", es: { number: "+19165550198", agents: 2 } }',
    [{ number: '+19165550199' }, { number: '+19165550198', agents: 2, confirm: false }],
  ],
] as const)('a desk is %s', ([, desk, [en, es]]) => {
  const [line] = openLines(writeLines(deskOf(desk)), [{ name: 'some-flow' }]);
  expect(line?.desk).toMatchObject({ en, es });
});

test.for([
  ['no number', '"916"', 'a phone number in E.164', '.desk'],
  ['no agents', '{ number: "+19165550199", agents: 0 }', 'expected number to be >=1', '.desk.agents'],
  ['no such rule', '{ number: "+19165550199", musik: x }', 'musik', '.desk'],
  ['music that is none', '{ number: "+19165550199", music: quiet }', 'the address of a recording', '.desk.music'],
  ['one language alone', '{ en: "+19165550199" }', 'a phone number in E.164', '.desk.es'],
  [
    'a wrong number for a language',
    '{ en: "+19165550199", es: { number: 1 } }',
    'a phone number in E.164',
    '.desk.es.number',
  ],
  [
    'two numbers of agents at one desk',
    '{ en: { number: "+19165550199", agents: 1 }, es: { number: "+19165550199", agents: 2 } }',
    'a desk has one number of agents',
    'in all lines and languages',
  ],
] as const)('a desk with %s is told', ([, desk, problem, where]) => {
  const open = () => openLines(writeLines(deskOf(desk)), [{ name: 'some-flow' }]);
  expect(open).toThrow(problem);
  expect(open).toThrow(where);
});

test('a file that is not there is told', () => {
  expect(() => openLines('/nowhere/lines.yaml', [])).toThrow('/nowhere/lines.yaml cannot be used: Error: ENOENT');
});
