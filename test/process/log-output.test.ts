import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLogOutput } from '../../src/process/log-output.ts';
import { startOwnServer } from '../support/own-server.ts';

function openFile(path: string): number {
  const fd = openSync(path, 'w');
  onTestFinished(() => closeSync(fd));
  return fd;
}

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'log');
}

describe('the output of the log', () => {
  test('writes all lines in their order', async () => {
    const file = temporaryFile();
    const output = openLogOutput(openFile(file));
    const lines = Array.from({ length: 5000 }, (_, index) => `line ${index}: ñ ✓\n`);
    for (const line of lines) output.write(line);
    await output.settle();
    expect(readFileSync(file, 'utf8')).toBe(lines.join(''));
    await expect(output.check()).resolves.toBeUndefined();
  });

  test('counts each line that a full disk does not take, and says so when it is asked', async () => {
    const output = openLogOutput(openFile('/dev/full'));
    let lost = 0;
    output.tellLost(() => (lost += 1));
    for (let line = 0; line < 100; line += 1) output.write(`line ${line}\n`);
    await output.settle();
    expect(lost).toBe(100);
    await expect(output.check()).rejects.toThrow('lines of the log are lost');
  });
});

describe('a server whose log cannot be written', () => {
  const missing = async (url: string) => (await fetch(`${url}/health/ready`)).json();

  test('answers from a full disk under the log, names it, and ends in order on SIGTERM', async () => {
    const { child, ended, url } = startOwnServer({ stdio: ['ignore', openFile('/dev/full'), openFile('/dev/full')] });
    const origin = await url();
    await expect.poll(() => missing(origin)).toEqual({ status: 'ready', missing: ['log'] });
    for (let request = 0; request < 50; request += 1) expect((await fetch(`${origin}/none`)).status).toBe(404);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('goes on when the reader of the log is gone', async () => {
    const { child, ended, url } = startOwnServer({ env: { LOG_LEVEL: 'debug' } });
    const origin = await url();
    child.stdout?.destroy();
    await fetch(`${origin}/none`);
    await expect.poll(() => missing(origin)).toEqual({ status: 'ready', missing: ['log'] });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('goes on when the reader of the log does not read', async () => {
    const { child, ended, url } = startOwnServer({ env: { LOG_LEVEL: 'trace' } });
    const origin = await url();
    child.stdout?.pause();
    // Each of these lines has 100 bytes and more; the pipe holds some 200 kB.
    for (let round = 0; round < 60; round += 1) {
      await Promise.all(Array.from({ length: 50 }, () => fetch(`${origin}/none`).then((answer) => answer.text())));
    }
    expect((await fetch(`${origin}/health/live`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
