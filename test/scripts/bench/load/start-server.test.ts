import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const urlOf = (path: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../../..', path)).href);

/** A process that starts a server to measure it, and is killed before it can end it. */
const killed = `
  const { startServer } = await import(${urlOf('scripts/bench/load/start-server.ts')});
  const server = await startServer({ module: process.argv[1], cwd: process.argv[2] });
  process.stdout.write(server.origin, () => process.kill(process.pid, 'SIGKILL'));
`;

test('a measured server ends when its measuring process is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-measured-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const module = join(import.meta.dirname, '../../../../src/server.ts');
  const origin = await new Promise<string>((resolve) => {
    execFile(process.execPath, ['--input-type=module', '--eval', killed, module, folder], (_error, stdout) =>
      resolve(stdout),
    );
  });
  expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const answers = () =>
    fetch(`${origin}/health/live`).then(
      () => 'still there',
      () => 'gone',
    );
  await expect.poll(answers, { timeout: 30_000 }).toBe('gone');
});
