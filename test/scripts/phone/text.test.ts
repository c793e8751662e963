import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSampleSystem } from '../../../scripts/rigs/sample-system.ts';
import { compiledOnce } from '../../support/compiled-once.ts';
import { root } from '../../support/documents.ts';

/** Runs the script with this input, and gives what it prints. */
async function run(args: readonly string[], input = '', env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(root, 'scripts/phone/text.ts'), ...args], {
    env: { ...compiledOnce, ...env },
  });
  child.stdin.end(input);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => {
      child.on('close', resolve);
    }),
  ]);
  return { stdout, stderr, code };
}

async function open() {
  const system = await openSampleSystem({ listens: true });
  onTestFinished(() => system.close());
  const write = (input: string, ...args: string[]) =>
    run(['--url', system.publicUrl, ...args], input, { TWILIO_AUTH_TOKEN: system.authToken });
  return { system, write };
}

describe('npm run text', () => {
  test('writes each line to the number, and shows what is answered in the language of the text', async () => {
    const { system, write } = await open();
    const { stdout, stderr, code } = await write('HELP\n\nno me manden más mensajes\nhola\nSTOP\n');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout.split('\n')).toEqual([
      `· texting +1 866 901 3212 at ${system.publicUrl} from +1 916 555 0142`,
      '· you: HELP',
      expect.stringMatching(/^◂ California Child Support, Customer Connect: .*866-901-3212/),
      '· you: no me manden más mensajes',
      expect.stringMatching(/^◂ Manutención de Menores de California: /),
      '· you: hola',
      '· no answer',
      '· you: STOP',
      '· no answer: the carrier answers this word by itself',
      '',
    ]);
  });

  test('shows the form and the document of a text', async () => {
    const { write } = await open();
    const { stdout } = await write('HELP\n', '--raw', '--from', '916-555-0143');
    for (const line of [
      '  From=+19165550143',
      '  NumSegments=1',
      '· answer 200 text/xml; charset=utf-8',
      '  <Response>',
    ])
      expect(stdout.split('\n')).toContain(line);
    expect(stdout).toMatch(/^ {2}<Message>California/m);
  });

  test('tells what Twilio would report', async () => {
    const { system } = await open();
    const wrong = { TWILIO_AUTH_TOKEN: `${system.authToken}x` };
    expect(await run(['--url', system.publicUrl], 'HELP\n', wrong)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Twilio would report 11200'),
    });
  });

  test.each([
    ['--from', 'anonymous', 'A text has a number'],
    ['--from', '12', '--from takes a number'],
    ['--to', 'call-centre', 'Did you mean call-center?'],
  ])('%s %s is not understood, and told so', async (option, value, told) => {
    expect(await run([option, value])).toMatchObject({ code: 2, stderr: expect.stringContaining(told) });
  });
});
