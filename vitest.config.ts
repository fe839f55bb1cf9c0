import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['server', 'web', 'tests', 'bench', 'demo', 'scripts'].map((d) => `${d}/**/*.test.ts`),
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    // Each worker holds a database of its own and its pools; two leave room for the server.
    maxWorkers: 2,
    // A story in a browser takes some ten seconds alone; beside other work it has been seen to take thirty.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // Only what fails waits as long: a page on a busy machine may need it.
    expect: { poll: { timeout: 10_000 } },
  },
})
