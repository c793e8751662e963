import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/one-temporary-folder.ts',
    // Many tests wait for servers of their own: three workers even where there are two cores,
    maxWorkers: 3,
    // patience for a machine that does other work as well,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 60_000 } },
    // and one more try, which .ci/run names.
    retry: process.env['CI'] ? 1 : 0,
    // The scripts and servers that tests start are compiled once, as the server is.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compile') },
  },
});
