import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { builtPrograms } from './built-program.ts';

const root = join(import.meta.dirname, '../..');

const programs = [
  'src/server.ts',
  'scripts/{bench,commands,phone}/*.ts',
  'scripts/rigs/{topology,agency-api,paying}.ts',
  'test/support/{remind-and-die,reply-and-die,pay-many}.ts',
];

/** Libraries of many modules that do nothing when they are loaded; any other is loaded from where it is. */
const builtIn = /^(?:kysely|libphonenumber-js|messageformat|xstate|yaml|zod)(?:\/|$)/;

/** Builds the programs that tests start, before the first of them. */
export default async function buildPrograms(): Promise<void> {
  const input = globSync(programs, { cwd: root }).map((file) => [file.replace(/\.ts$/, ''), join(root, file)]);
  const bundle = await rolldown({
    cwd: root,
    platform: 'node',
    input: Object.fromEntries(input),
    external: (id) => !/^[./]/.test(id) && !builtIn.test(id),
    plugins: [{ name: 'place', transform: keepPlace }],
  });
  await bundle.write({ dir: builtPrograms, entryFileNames: '[name].mjs', chunkFileNames: 'shared/[name].mjs' });
  await bundle.close();
}

/** A module finds the files beside it where it is written, not where it is built. */
function keepPlace(code: string, id: string) {
  return code.includes('import.meta.dirname')
    ? { code: code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))), map: null }
    : undefined;
}
