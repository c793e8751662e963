import { spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';

const serverFile = join(import.meta.dirname, '../../src/server.ts');

interface OwnServer {
  readonly env?: Record<string, string>;
  /** What stands before `node` on the command line, such as a shell that sets limits. */
  readonly through?: readonly string[];
  readonly stdio?: StdioOptions;
}

/** A server process in an empty folder, on a free port, found by the file that it writes and not by its log. */
export function startOwnServer({ env = {}, through = [], stdio = 'pipe' }: OwnServer = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-server-'));
  const [program, ...args] = [...through, process.execPath, '--disable-sigusr1', serverFile];
  const child = spawn(program, args, { cwd: folder, stdio, env: { PORT: '0', PATH: process.env['PATH'], ...env } });
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
  let written = '';
  child.stdout?.on('data', (chunk) => (written += String(chunk)));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  async function url(): Promise<string> {
    const file = join(folder, 'data/carrier.json');
    await expect
      .poll(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'), { timeout: 60_000 })
      .toBe(true);
    return String(JSON.parse(readFileSync(file, 'utf8')).url);
  }

  return { child, ended, url, output: () => written };
}
