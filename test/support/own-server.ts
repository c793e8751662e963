import { spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { builtProgram } from './built-program.ts';
import { compiledOnce } from './compiled-once.ts';

const serverFile = builtProgram('src/server.ts');

interface OwnServer {
  readonly env?: Record<string, string>;
  /** What stands before `node` on the command line, such as a shell that sets limits. */
  readonly through?: readonly string[];
  readonly stdio?: StdioOptions;
}

/** A server process for California in an empty folder, on a free port. */
export function startOwnServer({ env = {}, through = [], stdio = 'pipe' }: OwnServer = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-server-'));
  const [program, ...args] = [...through, process.execPath, '--disable-sigusr1', serverFile];
  const usual = { AGENCIES: 'california', PORT: '0', PATH: process.env['PATH'] };
  const child = spawn(program, args, { cwd: folder, stdio, env: { ...compiledOnce, ...usual, ...env } });
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
  let written = '';
  let complained = '';
  child.stdout?.on('data', (chunk) => (written += String(chunk)));
  child.stderr?.on('data', (chunk) => (complained += String(chunk)));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  /** Its URL, by the file that it writes for the terminal phone. */
  async function url(): Promise<string> {
    const file = join(folder, 'data/carrier.json');
    await expect
      .poll(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'), { timeout: 60_000 })
      .toBe(true);
    return String(JSON.parse(readFileSync(file, 'utf8')).url);
  }

  /** Its URL, once its log says that it listens. */
  async function listening(): Promise<string> {
    const told = () => /"url":"(?<url>[^"]+)","msg":"listening"/.exec(written)?.groups?.['url'];
    await expect
      .poll(() => told() ?? child.exitCode, { timeout: 60_000, message: complained })
      .toEqual(expect.any(String));
    return told() ?? '';
  }

  return { child, folder, ended, url, listening, output: () => written, complaint: () => complained };
}
