import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded'
import { type DatabaseKind, migrate } from '../server/platform/db/migrate.ts'

const NAME = 'linli'

/** A database server of its own in a home, with its database migrated; emptied first when told. */
export async function startDatabase(
  home: string,
  { isFresh, kind }: { isFresh: boolean; kind: DatabaseKind },
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ home, database: NAME })
  try {
    if (isFresh) await makeAnew(server.url)
    await migrate(server.url, { kind })
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
