import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const Package = z.object({ scripts: z.record(z.string(), z.string()), dependencies: z.record(z.string(), z.string()) });
const { scripts, dependencies } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** Licences that ask for nothing but to be named, as docs/run.md tells. */
const allowed = new Set(['MIT', 'ISC', 'BSD-3-Clause', 'Apache-2.0', 'MIT-0']);

const Lock = z.object({
  packages: z.record(z.string(), z.object({ license: z.string().optional(), dev: z.boolean().optional() })),
});

const Bill = z.object({
  components: z.array(z.object({ name: z.string(), version: z.string(), licenses: z.array(z.unknown()).optional() })),
});

test('npm run sbom names each package that a server needs, with its licence', async () => {
  const [program = '', ...args] = (scripts['sbom'] ?? '').split(' ');
  const { stdout } = await promisify(execFile)(program, args, { cwd: root, maxBuffer: 2 ** 26 });
  const { components } = Bill.parse(JSON.parse(stdout));
  expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  expect(components.filter(({ licenses }) => !licenses?.length).map(({ name }) => name)).toEqual([]);
});

test('what runs in production has an allowed licence', () => {
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const running = Object.entries(packages).filter(([folder, { dev }]) => folder !== '' && !dev);
  expect(running.length).toBeGreaterThan(Object.keys(dependencies).length);
  const refused = running.filter(([, { license }]) => !allowed.has(license ?? 'none'));
  expect(refused.map(([folder, { license }]) => `${folder}: ${license}`)).toEqual([]);
  expect(readFileSync(join(root, 'docs/run.md'), 'utf8')).toContain([...allowed].join(', '));
});
