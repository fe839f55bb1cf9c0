import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded'
import { migrate } from '../../server/platform/db/migrate.ts'

const NAME = 'linli'

/** The replay's own database server, with its database migrated; emptied first when told. */
export async function startDatabase(home: string, isFresh: boolean): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ home, database: NAME })
  try {
    if (isFresh) await makeAnew(server.url)
    await migrate(server.url, { kind: 'replay' })
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function makeAnew(url: string): Promise<void> {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const client = new pg.Client({ connectionString: maintenance.href })
  await client.connect()
  try {
    await client.query(`drop database if exists ${NAME} with (force)`)
    await client.query(`create database ${NAME}`)
  } finally {
    await client.end()
  }
}
