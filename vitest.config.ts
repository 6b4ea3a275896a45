import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These run inside VS Code (test/host/run.ts).
    exclude: ['**/node_modules/**', 'test/vscode/**', 'test/host/**'],
    testTimeout: 20_000,
  },
});
