import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config'
import { CommandFailed } from './command-failed.ts'
import { printDemoPeople } from './demo-people.ts'
import { prepareDatabase } from './prepare-database.ts'
import { openOrJoin } from './use-database.ts'

/** Loads the demo region where it is asked for: a database that is new is made as a demo. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  const config = readConfig(process.env)
  const database = await openOrJoin(config)
  try {
    const kind = await prepareDatabase({ ...database, kind: 'demo' })
    if (kind !== 'demo') {
      throw new CommandFailed(
        `This database was made for ${kind}. The demo is loaded only into one that is made for it: give DATABASE_URL of an empty database.`,
      )
    }
    await loadDemoPlainly(config, database.url)
    printDemoPeople()
    return 0
  } finally {
    await database.close()
  }
}

/** Loads the demo unless it is there, and says so; what keeps it out is told in a sentence. */
export async function loadDemoPlainly(
  config: ReturnType<typeof readConfig>,
  databaseUrl: string,
): Promise<void> {
  const { DemoRefused, findDemoState, loadDemo } = await import('../../demo/index.ts')
  const state = await findDemoState(databaseUrl)
  if (state === 'loaded') return
  if (state === 'begun') console.log('The last load of the demo was stopped halfway.')
  console.log('Loading the demo region, once: a city with a week behind it. It takes some seconds.')
  const startedMs = performance.now()
  try {
    await loadDemo(config, databaseUrl)
  } catch (error) {
    if (error instanceof DemoRefused) throw new CommandFailed(error.message, { cause: error })
    throw error
  }
  console.log(`Loaded in ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`)
}

/** A demo that was loaded halfway lives at another time than the world: nobody is let in. */
export async function refuseHalfDemo(databaseUrl: string): Promise<void> {
  const { findDemoState } = await import('../../demo/index.ts')
  if ((await findDemoState(databaseUrl)) !== 'begun') return
  throw new CommandFailed(
    'The demo in this database was loaded only halfway. Load it anew first: npx linli demo',
  )
}
