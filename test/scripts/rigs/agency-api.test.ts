import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dial } from '../../support/caller.ts';
import { runScript } from '../../support/run-script.ts';
import { builtProgram } from '../../support/built-program.ts';
import { compiledOnce } from '../../support/compiled-once.ts';

/** A program of ours in an empty folder, and what it wrote until now. */
function start(file: string, args: readonly string[], env: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'agency-api-'));
  const child = spawn(process.execPath, [builtProgram(file), ...args], {
    cwd: folder,
    env: { ...compiledOnce, ...env },
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (written += String(chunk)));
  }
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true });
  });

  async function says(pattern: RegExp): Promise<string> {
    while (!pattern.test(written)) {
      const gone = ended.then((code) => Promise.reject(new Error(`${file} ended with ${code}: ${written}`)));
      await Promise.race([once(child.stdout, 'data'), gone]);
    }
    return pattern.exec(written)?.[1] ?? '';
  }

  return { child, folder, ended, says, output: () => written };
}

describe('npm run agency-api', () => {
  test('answers a server that is started as it says, for a whole call', async () => {
    const agency = start('scripts/rigs/agency-api.ts', ['--port', '0', '--token', 'a-token'], {});
    const AGENCIES = await agency.says(/AGENCIES=(\S+) AGENCY_API_URL=/);
    const AGENCY_API_URL = await agency.says(/AGENCY_API_URL=(\S+) AGENCY_API_TOKEN=a-token npm start/);
    const env = {
      PORT: '0',
      AGENCIES,
      AGENCY_API_URL,
      AGENCY_API_TOKEN: 'a-token',
      TWILIO_AUTH_TOKEN: 'signs',
      LOG_LEVEL: 'trace',
    };
    const server = start('src/server.ts', [], env);
    const url = await server.says(/"url":"([^"]+)","msg":"listening"/);
    await server.says(/the agency (answers)/);
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ status: 'ready' });

    const caller = await dial(url, { to: '+18669013212', authToken: 'signs', publicUrl: url });
    await caller.presses('1');
    await caller.presses('1');
    await caller.presses('1000000000001#');
    await caller.presses('482913#');
    caller.hears('Main menu');
    await caller.presses('2');
    caller.hears('Your past-due balance is $1,310.55');

    const data = join(server.folder, 'data');
    const keepsEvents = () => readdirSync(data).includes('events.db-wal');
    // They are written a second after a turn.
    await expect.poll(keepsEvents).toBe(true);
    expect(readdirSync(data).filter((name) => !name.startsWith('events.db'))).toEqual(['agency-api.key', 'last-good']);
    const written = readdirSync(data).filter((name) => name.startsWith('events.db'));
    for (const name of written) expect(readFileSync(join(data, name), 'latin1')).not.toMatch(/1000000000001|482913/);
    await expect.poll(server.output).toContain('"operation":"/sign-in"');
    expect(server.output()).not.toMatch(/1000000000001|482913|1310\.55|a-token/);

    agency.child.kill('SIGTERM');
    expect(await agency.ended).toBe(0);
    const readHealth = async () => (await fetch(`${url}/health/ready`)).json();
    await expect.poll(readHealth).toEqual({ status: 'ready', missing: ['records'] });
  });

  test.each([
    ['--port', 'x', '--port must be a number'],
    ['--token', 'two words', '--token must be letters'],
    ['--nothing', '', 'There is no option --nothing'],
  ])('%s %s is not understood', async (name, value, told) => {
    const { code, stderr } = await runScript('rigs/agency-api.ts', [name, value], {});
    expect(code).toBe(2);
    expect(stderr).toContain(told);
  });
});
