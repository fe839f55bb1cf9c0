import { type Config, readConfig } from '#platform/config'
import { createDatabase, type Db } from '#platform/db'
import { AlreadyRunning, runningEmbeddedUrl } from '#platform/embedded'
import { type OpenDatabase, openDatabase } from './open-database.ts'
import { prepareDatabase } from './prepare-database.ts'

const CONNECTIONS = 2

/**
 * Does one piece of work on the database of the settings, beside a Linli that runs or alone.
 * @param statementMs what one statement may take, where that is not what a request may
 */
export async function useDatabase<Result>(
  work: (db: Db) => Promise<Result>,
  statementMs?: number,
): Promise<Result> {
  const opened = await openOrJoin(readConfig(process.env))
  try {
    await prepareDatabase(opened)
    const database = createDatabase(opened.url, CONNECTIONS, undefined, statementMs)
    try {
      return await work(database.db)
    } finally {
      await database.close()
    }
  } finally {
    await opened.close()
  }
}

/** The database of the settings, or the embedded one that another Linli runs. */
export async function openOrJoin(config: Config): Promise<OpenDatabase> {
  try {
    return await openDatabase(config)
  } catch (error) {
    const url = runningEmbeddedUrl(config.home)
    if (!(error instanceof AlreadyRunning) || url === undefined) throw error
    // It is another Linli's to stop.
    return { url, kind: 'demo', close: async () => {} }
  }
}
