import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Opens the HTTP side and the records as a server does, and tells what is loaded then. */
const program = `
  import { createRequire } from 'node:module';
  import { createHttpServer } from './src/process/http-server.ts';
  import { createLog } from './src/process/log.ts';
  import './src/app.ts';
  import './src/system/open-records.ts';
  const app = createHttpServer(createLog('error', { write() {} }));
  await app.ready();
  const { cache } = createRequire(import.meta.url);
  process.stdout.write(JSON.stringify([...process.moduleLoadList, ...Object.keys(cache)]));
`;

test('a server loads neither fetch nor compilers of JSON schemas, which take memory and which it does not use', async () => {
  const asked = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: root,
    maxBuffer: 10_000_000,
  });
  const loaded: string[] = JSON.parse((await asked).stdout);
  expect(loaded).toContainEqual(expect.stringContaining('fastify/fastify.js'));
  const needless = /internal\/deps\/undici|internal\/webstreams\/readablestream|\/ajv\/|\/fast-json-stringify\/index/;
  expect(loaded.filter((name) => needless.test(name))).toEqual([]);
});
