import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dial } from './caller.ts';
import { readWrittenCall, runWrittenCall } from './written-call.ts';
import { authToken, createTwimlServer } from './twiml-server.ts';

const pages = {
  '/voice/incoming':
    '<Gather input="dtmf speech" numDigits="1" action="/pin"><Say>Welcome. Press 1 or 9.</Say></Gather>',
  '/pin': '<Gather action="/owed"><Say language="es-US">Su PIN.</Say></Gather><Redirect>/pin</Redirect>',
  '/owed': `<Say>Debe <sub alias="cinco dólares">$5.00</sub>, caso <say-as interpret-as="characters">FL</say-as><break time="200ms"/>
    <say-as interpret-as="characters">2021</say-as>.</Say><Gather input="dtmf speech" numDigits="1" action="/desk"/>`,
  '/desk': '<Dial action="/bye"><Number>+19165550100</Number></Dial>',
  '/bye': '<Say>Goodbye.</Say>',
};

const wording: Record<string, string> = {
  'en welcome': 'Welcome.',
  'en language-menu': 'Press 1 or 9.',
  'es pin': 'Su PIN.',
  'es owed': 'Debe $5.00, caso FL-2021.',
  'en goodbye': 'Goodbye.',
};

const folder = mkdtempSync(path.join(tmpdir(), 'written-call-'));

function write(lines: string, head = 'title: A call\nto: "+18669013212"\nlanguage: en\n'): string {
  const file = path.join(folder, 'a-call.yaml');
  writeFileSync(file, `${head}call:\n${lines}`);
  return file;
}

async function run(lines: string): Promise<void> {
  const { app } = await createTwimlServer(pages);
  await runWrittenCall(readWrittenCall(write(lines)), {
    dial: (numbers) => dial(app, { ...numbers, authToken }),
    render: (language, { prompt }) => wording[`${language} ${prompt}`] ?? `no ${prompt} in ${language}`,
    desk: '+19165550100',
  });
}

const start = `
  - IVR: welcome
  - IVR: language-menu
  - CALLER: { keys: "9", language: es }
  - IVR: { prompt: pin, text: "Su PIN." }
`;

test('a call that goes as it is written', async () => {
  const played = run(`${start}
  - CALLER: silence
  - IVR: pin
  - CALLER: "482913#"
  - IVR: { prompt: owed, slots: { amount: 500, cases: [FL-2021] } }
  - CALLER: { say: "Agente", language: en }
  - IVR: { connects: desk }
  - IVR: { connects: "+19165550100" }
  - CALLER: { desk: busy }
  - IVR: goodbye
  - IVR: { ends: true }
`);
  await expect(played).resolves.toBeUndefined();
});

test('a message that is recorded, played and left by hanging up', async () => {
  const { app } = await createTwimlServer({
    '/voice/incoming': '<Say>Speak.</Say><Record action="/review"/>',
    '/review': '<Say>You said:</Say><Play>https://a.example/RE1</Play><Redirect>/voice/incoming</Redirect>',
  });
  const lines = (behind: string) => `
  - CALLER: { records: 12 }
  - IVR: said
  - IVR: { plays: recording }
  - IVR: speak
  - CALLER: { records: 5, hangs up: true }
${behind}`;
  const play = (written: string) =>
    runWrittenCall(readWrittenCall(write(written)), {
      dial: (numbers) => dial(app, { ...numbers, authToken }),
      render: (_language, { prompt }) => (prompt === 'said' ? 'You said' : 'Speak'),
      desk: '+19165550100',
    });
  await expect(play(lines(''))).resolves.toBeUndefined();
  await expect(play(lines('  - IVR: { plays: recording }\n'))).rejects.toThrow(
    'does not hear /♫ recording/ now. The call so far:\n  IVR (en-US): Speak.\n  CALLER: (speaks for 12 s)\n',
  );
});

test.each([
  ['a prompt that is not said', '- IVR: goodbye', 'does not hear "no goodbye in es"'],
  [
    'a prompt of the turn before',
    '- CALLER: silence\n  - IVR: { prompt: welcome, language: en }',
    'does not hear "Welcome."',
  ],
  ['a prompt said once and written twice', '- IVR: pin', 'does not hear "Su PIN."'],
  ['another wording', '- IVR: { prompt: pin, text: "Su PIN, por favor." }', 'the wording of pin is "Su PIN."'],
  ['a desk that is not called', '- IVR: { connects: desk }', 'is not being connected to +19165550100'],
  ['a call that goes on', '- IVR: { ends: true }', 'does not hear the other side hang up'],
  ['a desk that does not ring', '- CALLER: { desk: busy }', 'no desk'],
])('%s is told with its line', async (_what, line, problem) => {
  await expect(run(`${start}  ${line}\n`)).rejects.toThrow(problem);
  await expect(run(`${start}  ${line}\n`)).rejects.toThrow(/^"A call", line [56]: /);
});

test('a failure shows the call so far, without the PIN', async () => {
  const failure = run(`${start}\n  - CALLER: "482913#"\n  - IVR: goodbye\n`);
  await expect(failure).rejects.toThrow(`The call so far:
  IVR (en-US): Welcome. Press 1 or 9.
  CALLER: 9
  IVR (es-US): Su PIN.
  CALLER: ••••••#
  IVR (en-US): Debe $5.00, caso FL 2021.
`);
});

test.each([
  ['keys without quotes', '  - CALLER: 1\n', 'CALLER: keys in quotes'],
  ['an unknown word', '  - IVR: { prompts: welcome }\n', 'IVR: a prompt key'],
  ['both at once', '  - { IVR: welcome, CALLER: "1" }\n', 'a line is either IVR:, CALLER:, DESK: or MEANWHILE:'],
  ['neither', '  - {}\n', 'a line is either IVR:, CALLER:, DESK: or MEANWHILE:'],
])('a file with a mistake is told: %s', (_what, lines, problem) => {
  expect(() => readWrittenCall(write(lines))).toThrow(problem);
  expect(() => readWrittenCall(write(lines))).toThrow('call[0]');
});

test('a number without quotes is told', () => {
  const head = 'title: A call\nto: +18669013212\nlanguage: en\n';
  expect(() => readWrittenCall(write('  - IVR: welcome\n', head))).toThrow(
    /a-call\.yaml is no written-down call[^]*to/,
  );
});
