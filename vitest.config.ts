import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 2,
    // Finds tests that hang; a busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
