import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { compiledOnce } from '../support/compiled-once.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const dockerfile = read('Dockerfile');
const settings = JSON.parse(read('package.json'));

/** What Docker sees of this folder. */
const context = [...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path = '']) => path);
const scripts = globSync(join(root, 'scripts/commands/*.ts')).map((path) => relative(root, path));

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
}

/** The packages that are left in the image: those of `npm ci --omit=dev` that are for this platform, without Node. */
function listPackages(): string[] {
  const locked: [string, Locked][] = Object.entries(JSON.parse(read('package-lock.json')).packages);
  const paths = locked.flatMap(([path, { dev, optional }]) =>
    /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev && (!optional || existsSync(join(root, path))) ? [path] : [],
  );
  return paths.filter((path) => !path.startsWith('node_modules/node-'));
}

describe('the image', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ivr-image-'));
    for (const path of context) cpSync(join(root, path), join(folder, path), { recursive: true });
    for (const path of listPackages()) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      symlinkSync(join(root, path), join(folder, path));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('copies all that Docker sees of this folder', () => {
    const copied = [...dockerfile.matchAll(/^COPY ([^-].*) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '));
    expect(new Set(context.map((path) => path.split('/')[0]))).toEqual(new Set(copied));
  });

  test('has the Node that this project is tried with, and starts as npm start does', () => {
    const versions = new Set([...dockerfile.matchAll(/^FROM node:([\d.]+)/gm)].map(([, version]) => version));
    expect(versions).toEqual(new Set(Object.values(settings.optionalDependencies)));
    const command: string[] = JSON.parse(/^CMD (\[.+\])$/m.exec(dockerfile)?.[1] ?? '[]');
    expect(command.join(' ')).toBe(settings.scripts.start);
  });

  test('belongs to nobody who may change it', () => {
    expect(dockerfile.split(/^FROM /m).at(-1)).toMatch(/^USER node$/m);
  });

  test('compiles as it is built', async () => {
    const warmUp = /^RUN node (.+warm-up\.ts)$/m.exec(dockerfile)?.[1] ?? '';
    expect(await run(process.execPath, warmUp.split(' '), { cwd: folder })).toEqual({ stdout: '', stderr: '' });
  });

  test.each(scripts)('can run %s', async (script) => {
    // A command that is not understood is answered once everything is loaded.
    const ran = await run(process.execPath, [script, '--help'], { cwd: folder, env: compiledOnce }).catch(
      (error: unknown) => error,
    );
    expect((ran as { stderr: string }).stderr).not.toMatch(/ERR_MODULE_NOT_FOUND|ENOENT/);
  });

  test('can answer calls, and says that it is healthy', async () => {
    const server = spawn(process.execPath, settings.scripts.start.split(' ').slice(1), {
      cwd: folder,
      env: {
        AGENCIES: 'california',
        PORT: '0',
        REDIS_URL: 'redis://127.0.0.1:1',
        SMTP_URL: 'smtp://127.0.0.1:1?from=ivr@example.org',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void server.kill('SIGKILL'));
    let said = '';
    server.stdout.on('data', (chunk) => (said += String(chunk)));
    await expect.poll(() => said, { timeout: 60_000 }).toContain('"msg":"listening"');
    const [, port = ''] = /127\.0\.0\.1:(\d+)","msg":"listening"/.exec(said) ?? [];
    const check: string[] = JSON.parse(/^ {4}CMD (\["node".+\])$/m.exec(dockerfile)?.[1] ?? '[]');
    await run(process.execPath, check.slice(1), { env: { PORT: port } });
    await expect(run(process.execPath, check.slice(1), { env: { PORT: '1' } })).rejects.toThrow('Command failed');
  });
});
