import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const all = 'test/**/*.test.ts';
const root = import.meta.dirname;

/** The files that replace something for all that import it, each with a worker of its own. They begin first, the longest of all among them. */
const alone = globSync(all, { cwd: root }).filter((file) =>
  /vi\.mock\(|describeEveryPath\(/.test(readFileSync(join(root, file), 'utf8')),
);

export default defineConfig({
  test: {
    globalSetup: ['test/support/one-temporary-folder.ts', 'test/support/build-programs.ts'],
    // Many tests wait for servers of their own: three workers even where there are two cores,
    maxWorkers: 3,
    // patience for a machine that does other work as well,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 60_000 } },
    // and one more try, which .ci/run names.
    retry: process.env['CI'] ? 1 : 0,
    // The scripts and servers that tests start are compiled once, as the server is.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compile') },
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      // To load all modules anew for each file takes longer than most tests: a worker keeps them from one file to the next.
      {
        extends: true,
        test: { name: 'together', include: [all], exclude: alone, isolate: false, restoreMocks: true },
      },
    ],
  },
});
