import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { holdCall } from '../../../scripts/phone/hold-call.ts';
import { type ActionInput, readActions } from '../../../scripts/phone/read-actions.ts';
import { createScreen } from '../../../scripts/phone/screen.ts';
import { dial } from '../../support/caller.ts';
import { authToken, createTwimlServer } from './twiml-server.ts';

const pages = {
  '/voice/incoming': `<Gather input="dtmf speech" numDigits="1" finishOnKey="" action="/id">
    <Say>Welcome.<break time="300ms"/>For English, press 1.</Say><Say language="es-US">Para español, oprima el 9.</Say></Gather>`,
  '/id': '<Gather input="dtmf speech" action="/pin"><Say>Your participant ID, then pound.</Say></Gather>',
  '/pin': '<Gather action="/menu"><Say>Your PIN, then pound.</Say></Gather><Redirect>/pin</Redirect>',
  '/menu': '<Gather input="dtmf speech" numDigits="1" action="/desk"><Say>Main menu.</Say></Gather>',
  '/desk': '<Say>One moment.</Say><Dial action="/bye"><Number>+19165550100</Number></Dial>',
  '/bye': '<Say>Goodbye.</Say><Hangup/>',
};

async function hold(input: ActionInput): Promise<string> {
  const { app } = await createTwimlServer(pages);
  const { call } = await dial(app, { to: '+18669013212', authToken });
  const output = new PassThrough();
  const screen = createScreen(output);
  const actions = readActions(input, () => screen.ask('say:'));
  await holdCall({ call, actions, screen });
  output.end();
  return await text(output);
}

function pipe(lines: string): ActionInput {
  return PassThrough.from([lines]);
}

test('a call from a pipe, one action a line; a PIN is never shown', async () => {
  const shown = await hold(pipe('1\n1000000000001#\nt\n482913#\ns an agent please\n1\nb\n'));
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
    expect((await hold(pipe(lines))).trimEnd().split('\n').slice(-2)).toEqual([
      'en ♪ Your participant ID, then pound.',
      '· you hung up',
    ]);
  }
});

test('what is no action brings help, and the desk answers only where it rings', async () => {
  const shown = await hold(pipe('one\n?\ns\n__proto__\na\n'));
  expect(shown.match(/press keys/g)).toHaveLength(4);
  expect(shown).toContain('· no desk rings now');
});

test('at a terminal single keys act at once, s takes a line of words, Ctrl-C hangs up', async () => {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => modes.push(raw),
  });
  const typed = ['1', '\u001B[A', '\r', '12', '#', '4', '82913#', 's', 'an agent\n', '\u0003'];
  const shown = hold(input);
  for (const chunk of typed) {
    input.write(chunk);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  expect((await shown).split('\n').slice(3)).toEqual([
    '· keys 1',
    'en ♪ Your participant ID, then pound.',
    '· keys 12#',
    'en ♪ Your PIN, then pound.',
    '· keys ••••••#',
    'en ♪ Main menu.',
    '· say: · said: an agent',
    'en ♪ One moment.',
    '· connecting to +1 916 555 0100: a = answered, b = busy, n = no answer, f = failed',
    '· you hung up',
    '',
  ]);
  expect(modes).toEqual([true, false, true, false]);
});

test('long prompts are wrapped to the width of the terminal', async () => {
  const output = Object.assign(new PassThrough(), { columns: 30 });
  const screen = createScreen(output);
  const long = 'You owe $1,310.55 as of November 20, 2026.';
  screen.hear({ language: 'en-US', voice: '', text: long, aloud: '' });
  output.end();
  expect(await text(output)).toBe('en ♪ You owe $1,310.55 as of\n     November 20, 2026.\n');
});
