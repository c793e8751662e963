import { defineConfig } from 'vitest/config';

// Two workers even where there are two cores: many tests wait for servers of their own.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 40_000, hookTimeout: 40_000, maxWorkers: 2 },
});
