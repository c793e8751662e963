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

/** Tells what is loaded of OpenTelemetry by all that a server loads, and by telemetry as it is configured. */
const telemetryProgram = `
  import { registerHooks } from 'node:module';
  const urls = [];
  registerHooks({ load: (url, context, next) => (urls.push(url), next(url, context)) });
  await import('./flows/index.ts');
  await import('./src/app.ts');
  await import('./src/system/open-agency-parts.ts');
  const { openTelemetry } = await import('./src/system/open-telemetry.ts');
  const { readConfig } = await import('./src/config/read-config.ts');
  const log = { debug() {}, info() {} };
  const loaded = async (env) => {
    await openTelemetry({ config: readConfig(env), lines: [], nameCall: String }, log);
    return [...new Set(urls.flatMap((url) => url.match(/@opentelemetry[/][a-z-]+/g) ?? []))];
  };
  process.stdout.write(JSON.stringify([await loaded({}), await loaded({ METRICS_PORT: '0' })]));
  process.exit();
`;

test('of OpenTelemetry a server loads nothing, and with METRICS_PORT nothing that sends', async () => {
  const asked = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', telemetryProgram], {
    cwd: root,
  });
  const [unasked = [], counting = []]: string[][] = JSON.parse((await asked).stdout);
  expect(unasked).toEqual([]);
  expect(counting).toContain('@opentelemetry/exporter-prometheus');
  expect(counting.filter((name) => name.includes('otlp') || name.includes('trace'))).toEqual([]);
});

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
