import pg from 'pg'
import { migrate } from '../platform/db/migrate.ts'
import { CommandFailed } from './command-failed.ts'
import type { OpenDatabase } from './open-database.ts'

export type DatabaseKind = 'production' | 'demo' | 'replay' | 'test'

/** Migrates the database and says what it was made for. */
export async function prepareDatabase({ url, kind }: OpenDatabase): Promise<DatabaseKind> {
  try {
    await migrate(url, { kind })
  } catch (error) {
    throw unreachable(error)
  }
  return await findKind(url)
}

async function findKind(url: string): Promise<DatabaseKind> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ kind: DatabaseKind }>('select kind from installation')
    const [installation] = rows
    if (installation === undefined) throw new CommandFailed('The database has no installation row.')
    return installation.kind
  } finally {
    await client.end()
  }
}

// Codes of the network, of failed sign-in (28…) and of a missing database (3D000).
function unreachable(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!/^(ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN|28|3D000)/.test(code)) return error
  return new CommandFailed(`The database of DATABASE_URL does not let us in (${code}).`, {
    cause: error,
  })
}
