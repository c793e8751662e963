import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const Package = z.object({ scripts: z.record(z.string(), z.string()), dependencies: z.record(z.string(), z.string()) });
const { scripts, dependencies } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

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
