import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { toWave } from '../../../src/channels/tty/greeting.ts';
import { transmit } from '../../../src/channels/tty/modem/transmit.ts';
import { openSystem } from '../../support/whole-system.ts';
import { builtProgram } from '../../support/built-program.ts';
import { compiledOnce } from '../../support/compiled-once.ts';

const script = builtProgram('scripts/phone/call.ts');

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tty-call-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function run(args: readonly string[], input = '', env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [script, ...args], { cwd: makeFolder(), env: { ...compiledOnce, ...env } });
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { stdout, stderr };
}

test('a call with a text telephone is held line by line, and its sound can be read again', async () => {
  const system = await openSystem({ listens: true });
  onTestFinished(() => system.close());
  const file = join(makeFolder(), 'call.wav');
  const { stdout, stderr } = await run(['--tty', '--url', system.publicUrl, '--audio', file], '1\nBYE SK\n', {
    TWILIO_AUTH_TOKEN: system.authToken,
  });
  expect(stderr).toBe('');
  expect(stdout).toContain(`· calling +1 866 399 4096 at ${system.publicUrl} with a text telephone`);
  // On a busy machine an answer takes a moment, which the other side says.
  const said = stdout.replaceAll(/ +PLS HD\n( +)/g, '   ');
  expect(said).toContain('9 ESPANOL GA\n· typed: 1\n   R U A PARENT OR GUARDIAN?');
  expect(stdout).toContain('BYE SKSK\n· the other side hung up\n');
  const { stdout: heard } = await run(['--listen', file]);
  expect(heard).toContain('9 ESPANOL GA1 GA');
  expect(heard).toContain('BYE SK');
});

test('no command waits for the other side where nothing was sent', async () => {
  const system = await openSystem({ listens: true });
  onTestFinished(() => system.close());
  const env = { TWILIO_AUTH_TOKEN: system.authToken };
  const typed = '/?\n/x\n/a\n9\n1\n1000000000001\n/h\n';
  const { stdout, stderr } = await run(['--tty', '--url', system.publicUrl], typed, env);
  expect(stderr).toBe('');
  expect(stdout).toContain('· /?        this list\n· that does nothing: /? lists what does\n· no desk rings now');
  expect(stdout).toContain('· typed: •••••••••••••\n');
  expect(stdout).toMatch(/· you hung up\n$/);
});

test('the language is chosen at the first question', async () => {
  const system = await openSystem({ listens: true });
  onTestFinished(() => system.close());
  const env = { TWILIO_AUTH_TOKEN: system.authToken };
  const { stdout } = await run(['--tty', '--language', 'es', '--url', system.publicUrl], '', env);
  expect(stdout).toMatch(/· typed: 9 GA\n {3}\S.*AGENTE.*\bGA(?: PARA MAS)?\n· you hung up\n$/s);
});

test('a number that no text telephone line has is told as such', async () => {
  const system = await openSystem({ listens: true });
  onTestFinished(() => system.close());
  const env = { TWILIO_AUTH_TOKEN: system.authToken };
  const { stdout } = await run(['--tty', '--to', '+18005550123', '--url', system.publicUrl], '', env);
  expect(stdout).toContain('hung up before it typed anything: is this the number of a text telephone line?');
});

test('reads the typing in a recording, of µ-law too', async () => {
  const folder = makeFolder();
  writeFileSync(join(folder, 'a.wav'), toWave(transmit('HELLO 123 GA')));
  writeFileSync(join(folder, 'a.ul'), transmit('HOLA GA'));
  expect((await run(['--listen', join(folder, 'a.wav')])).stdout).toBe('HELLO 123 GA\n');
  expect((await run(['--listen', join(folder, 'a.ul')])).stdout).toBe('HOLA GA\n');
});

test('says what is wrong with a recording, and where --audio is for nothing', async () => {
  const file = join(makeFolder(), 'a.wav');
  const wave = Buffer.from(toWave(transmit('A')));
  wave.writeUInt32LE(44_100, 24);
  writeFileSync(file, wave);
  expect((await run(['--listen', file])).stderr).toContain('one channel at 8000 samples a second');
  expect((await run(['--audio', file])).stderr).toContain('--audio is for calls with --tty');
  writeFileSync(file, 'This is no sound of a text telephone.');
  expect(await run(['--listen', file])).toEqual({ stdout: '', stderr: expect.stringContaining('holds no typing') });
  expect((await run(['--listen', `${file}.no`])).stderr).toContain(`There is no file or folder ${file}.no`);
});
