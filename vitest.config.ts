import { defineConfig } from 'vitest/config'

// A story in a browser takes some ten seconds alone; beside other work it has been seen to take thirty.
const patience = { testTimeout: 90_000, hookTimeout: 60_000 }
// Only what fails waits as long: a page on a busy machine may need it.
const expect = { poll: { timeout: 10_000 } }

const SHARED = ['server/**/*.test.ts', 'tests/browser/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'forks',
    // Each worker holds a database of its own and its pools; two leave room for the server.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'shared',
          include: SHARED,
          // One process takes file after file, as the program takes day after day: reading the whole
          // program anew for each took a third of the time.
          isolate: false,
          ...patience,
          expect,
        },
      },
      {
        test: {
          name: 'alone',
          include: ['web', 'tests', 'bench', 'demo', 'scripts'].map((d) => `${d}/**/*.test.ts`),
          exclude: SHARED,
          ...patience,
          expect,
        },
      },
    ],
  },
})
