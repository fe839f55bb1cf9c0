import pg from 'pg'
import { pendingMigrations } from '../platform/db/migrate.ts'
import { bad, type Finding, good } from './finding.ts'

const oldest = 15
const newest = 18
const permissionDenied = '42501'

/** Looks at the database itself: version, encoding, shape, and what the program may do there. */
export async function examineDatabase(url: string): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
  } catch (error) {
    return [bad(`the database cannot be reached (${codeOf(error)})`)]
  }
  try {
    const basics = [await examineVersion(client), await examineEncoding(client)]
    const shape = await examineShape(url)
    if (shape.verdict === 'bad') return [...basics, shape]
    return [...basics, shape, await examineRole(url)]
  } finally {
    await client.end()
  }
}

async function examineVersion(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
  return major >= oldest && major <= newest
    ? good(`PostgreSQL ${major}`)
    : bad(`PostgreSQL ${major} is not one of ${oldest} to ${newest}`)
}

async function examineEncoding(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ server_encoding: string }>('show server_encoding')
  const encoding = rows[0]?.server_encoding
  return encoding === 'UTF8'
    ? good('the database is in UTF-8')
    : bad(`the database is in ${encoding}; make one with encoding UTF8`)
}

async function examineShape(url: string): Promise<Finding> {
  const pending = await pendingMigrations(url)
  return pending.length === 0
    ? good('all migrations are done')
    : bad(`migrations to do: ${pending.join(', ')} (linli migrate)`)
}

// The ledger only grows because the database says so: the proof is that it refuses.
async function examineRole(url: string): Promise<Finding> {
  const client = new pg.Client({ connectionString: url, options: '-c role=linli_app' })
  try {
    await client.connect()
    await client.query('update transfers set code = code where false')
    return bad('the role linli_app may change transfers of the ledger')
  } catch (error) {
    return codeOf(error) === permissionDenied
      ? good('the role linli_app may not change transfers of the ledger')
      : bad(`the role linli_app cannot be taken (${codeOf(error)})`)
  } finally {
    await client.end()
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
