import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config'
import { openDatabase } from './open-database.ts'
import { prepareDatabase } from './prepare-database.ts'

export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  try {
    await prepareDatabase(database)
    console.log('The database has the newest shape.')
    return 0
  } finally {
    await database.close()
  }
}
