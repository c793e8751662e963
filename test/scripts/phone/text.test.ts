import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSampleSystem } from '../../../scripts/rigs/sample-system.ts';
import { builtProgram } from '../../support/built-program.ts';
import { compiledOnce } from '../../support/compiled-once.ts';
import { root } from '../../support/documents.ts';
import { startOwnServer } from '../../support/own-server.ts';

/** Runs the script with this input, and gives what it prints. */
async function run(args: readonly string[], input = '', env: Record<string, string> = {}, cwd = root) {
  const child = spawn(process.execPath, [builtProgram('scripts/phone/text.ts'), ...args], {
    cwd,
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

  test.each([['--agree'], ['--now', '2026-12-03T09:00']])(
    '%s is for the made-up agency of this machine',
    async (...args) => {
      const { write } = await open();
      expect(await write('', ...args)).toMatchObject({ code: 1, stderr: expect.stringContaining('leave --url out') });
    },
  );
});

describe('reminders of the made-up agency', () => {
  test('come to a mobile that agreed to them, by a clock that is moved, once, and none after a STOP', async () => {
    const { folder, listening } = startOwnServer();
    const url = await listening();
    const phone = (input: string, ...args: string[]) => run(args, input, { AGENCIES: 'california' }, folder);
    const head = `· texting +1 866 901 3212 at ${url} from +1 916 555 0142\n`;
    // The made-up parent has a court date in twelve days: a week before, or on the first open day after that.
    const today = Temporal.Now.plainDateISO('America/Los_Angeles');
    const at = (days: number) => `${today.add({ days }).toString()}T09:00`;

    expect(await phone('', '--now', at(5))).toEqual({ code: 0, stderr: '', stdout: head });
    for (const days of [5, 6, 7]) await phone('', '--agree', '--now', at(days));
    const { stdout } = await phone('\n');
    const day = today.add({ days: 12 }).toLocaleString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
    const received = stdout.slice(head.length).trimEnd().split('\n');
    // A statement of theirs is ready from tomorrow on.
    expect(received).toHaveLength(2);
    for (const one of received) expect(one).toMatch(/^◂ \d{4}-\d\d-\d\d 09:00 {2}California Child Support: /);
    expect(received.filter((one) => one.includes(`court date on ${day} at 9:30`))).toHaveLength(1);
    expect(received.filter((one) => one.includes('a statement is ready for you, by mail'))).toHaveLength(1);

    await phone('no more texts please\n');
    for (const days of [10, 11]) expect((await phone('', '--now', at(days))).stdout).toBe(stdout);
    expect((await phone('', '--now', '2026-13-03T09:00')).stderr).toContain('is no time in America/Los_Angeles');
  });
});
