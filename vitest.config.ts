import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Many tests wait for servers of their own: two workers even where there are two cores,
    maxWorkers: 2,
    testTimeout: 40_000,
    hookTimeout: 40_000,
    // and one more try on a machine that does other work as well.
    retry: process.env['CI'] ? 1 : 0,
  },
});
