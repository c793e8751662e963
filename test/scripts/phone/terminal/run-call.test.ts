import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { runCall } from '../../../../scripts/phone/terminal/run-call.ts';
import { type ActionInput, readActions } from '../../../../scripts/phone/terminal/read-actions.ts';
import { createScreen } from '../../../../scripts/phone/terminal/screen.ts';
import { dial } from '../../../support/caller.ts';
import { authToken, createTwimlServer } from '../../../support/twiml-server.ts';

const pages = {
  '/voice/incoming': `<Gather input="dtmf speech" numDigits="1" finishOnKey="" action="/id">
    <Say>Welcome.<break time="300ms"/>For English, press 1.</Say><Say language="es-US">Para español, oprima el 9.</Say></Gather>`,
  '/id': '<Gather input="dtmf speech" action="/pin"><Say>Your participant ID, then pound.</Say></Gather>',
  '/pin': '<Gather action="/menu"><Say>Your PIN, then pound.</Say></Gather><Redirect>/pin</Redirect>',
  '/menu': '<Gather input="dtmf speech" numDigits="1" action="/desk"><Say>Main menu.</Say></Gather>',
  '/desk': '<Say>One moment.</Say><Dial action="/bye"><Number>+19165550100</Number></Dial>',
  '/bye': '<Say>Goodbye.</Say><Hangup/>',
};

const message = {
  '/voice/incoming':
    '<Gather action="/voice/incoming" numDigits="1"><Say>After the beep.</Say></Gather><Record action="/listen"/><Redirect>/voice/incoming</Redirect>',
  '/listen': '<Gather numDigits="1" action="/again"><Say>You said:</Say><Play>https://a.example/RE1</Play></Gather>',
  '/again': '<Record action="/listen"/><Hangup/>',
};

async function run(input: ActionInput, served: Readonly<Record<string, string>> = pages): Promise<string> {
  const { app } = await createTwimlServer(served);
  const { call } = await dial(app, { to: '+18669013212', authToken });
  const output = new PassThrough();
  const screen = createScreen(output);
  const actions = readActions(input, (question) => screen.ask(question));
  await runCall({ call, actions, screen });
  output.end();
  return await text(output);
}

function pipe(lines: string): ActionInput {
  return PassThrough.from([lines]);
}

test('a call from a pipe, one action a line; a PIN is never shown', async () => {
  const shown = await run(pipe('1\n1000000000001#\nt\n482913#\ns an agent please\n1\nb\n'));
  expect(shown).toBe(`en ♪ Welcome.
     For English, press 1.
es ♪ Para español, oprima el 9.
· keys 1
en ♪ Your participant ID, then pound.
· keys 1000000000001#
en ♪ Your PIN, then pound.
· silence
en ♪ Your PIN, then pound.
· keys ••••••#
en ♪ Main menu.
· said: an agent please
en ♪ One moment.
· connecting to +1 916 555 0100: a = answered, b = busy, n = no answer, f = failed
· the desk rings: a b n or f
· the desk: busy
en ♪ Goodbye.
· the other side hung up
`);
});

test('a pipe that ends hangs up, and so does h', async () => {
  for (const lines of ['1\n', '1\nh\n1\n']) {
    expect((await run(pipe(lines))).trimEnd().split('\n').slice(-2)).toEqual([
      'en ♪ Your participant ID, then pound.',
      '· you hung up',
    ]);
  }
});

test('what is no action brings one line that says so, ? the list, and the desk answers only where it rings', async () => {
  const shown = await run(pipe('one\n482913x\n?\ns\nr\n__proto__\na\n'));
  const [before, after] = shown.split(/· 0-9 \* #[^]*· \? {9}this help\n/);
  const nothing = '· that does nothing: ? lists what does\n';
  expect(before).toContain(`${nothing}${nothing}`);
  const takes = '· s takes words: s yes\n· r takes seconds from 1 to 9999: r 12, or r 12 hangup\n';
  expect(after).toBe(`${takes}${nothing}· no desk rings now: a b n f are for the desk\n· you hung up\n`);
});

test('at a terminal single keys act at once, s takes a line of words, Ctrl-C hangs up', async () => {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => modes.push(raw),
  });
  const line = ['s', 'yes', '\u001B', 's', 'an aget', '\u001B[D', 'n', '\r'];
  const typed = ['1', '\u001B[A', '\r', '12', '#', '4', '82913#', ...line, '\u0003'];
  const shown = run(input);
  for (const chunk of typed) {
    input.write(chunk);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  const lines = (await shown).replaceAll('\r', '').split('\n');
  expect(lines.filter((one) => !one.includes('say:')).slice(3)).toEqual([
    '· keys 1',
    'en ♪ Your participant ID, then pound.',
    '· keys 12#',
    'en ♪ Your PIN, then pound.',
    '· keys ••••••#',
    'en ♪ Main menu.',
    '· said: an agent',
    'en ♪ One moment.',
    '· connecting to +1 916 555 0100: a = answered, b = busy, n = no answer, f = failed',
    '· you hung up',
    '',
  ]);
  expect(lines.filter((one) => one.includes('say:'))).toHaveLength(2);
  expect(modes).toEqual([true, false]);
});

test('at a terminal r takes a line of seconds', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const shown = run(input, message);
  for (const chunk of ['r', '7 hang', 'up\n']) {
    input.write(chunk);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  expect((await shown).split('\n').slice(-3)).toEqual(['· spoke for 7 s', '· you hung up', '']);
});

test('a message is spoken after the beep and played, and its address is not shown', async () => {
  const shown = await run(pipe('t\nr 12\nr 5\n1\n2\nr 3\n1\nt\nt\n'), message);
  expect(shown).toBe(`en ♪ After the beep.
· silence
en ♪ After the beep.
· spoke for 12 s
en ♪ You said:
   ♫ recording
· no message is asked for now: r is for messages
· keys 1
· a message is recorded: r SECONDS or t
· spoke for 3 s
en ♪ You said:
   ♫ recording
· keys 1
· silence
· the other side hung up
`);
});

test('a message is left by hanging up, and r 0 or words for seconds bring a hint', async () => {
  const shown = await run(pipe('r 0\nr ten\nr 12 hangup\n'), message);
  expect(shown.match(/r takes seconds from 1 to 9999/g)).toHaveLength(2);
  expect(shown.trimEnd().split('\n').slice(-2)).toEqual(['· spoke for 12 s', '· you hung up']);
});

test('at relay pace the keys of a menu are shown, those of a number are not', async () => {
  const shown = await run(pipe('8\n1000000000001#\n'), {
    '/voice/incoming': '<Gather numDigits="1" action="/id"><Say>Welcome.</Say></Gather>',
    '/id': '<Gather numDigits="16" action="/end"><Say>Your ID.</Say></Gather>',
    '/end': '<Hangup/>',
  });
  expect(shown).toContain('· keys 8\n');
  expect(shown).toContain(`· keys ${'•'.repeat(13)}#\n`);
});

test('long prompts and notes are wrapped between words, to the width that the terminal has then', async () => {
  const output = Object.assign(new PassThrough(), { columns: 30 });
  const screen = createScreen(output);
  const long = 'You owe $1,310.55 as of November 20, 2026.';
  screen.hear({ language: 'en-US', voice: '', text: long, aloud: [] });
  output.columns = 40;
  screen.note('connecting to +1 916 555 0100: a = answered, b = busy');
  output.end();
  expect(await text(output)).toBe(`en ♪ You owe $1,310.55 as of
     November 20, 2026.
· connecting to +1 916 555 0100: a =
  answered, b = busy
`);
});
