import pg from 'pg'

// Dates and the like are written in one way, whatever the server's settings are.
const WRITES = [
  'timezone=UTC',
  'datestyle=ISO',
  'intervalstyle=postgres',
  'bytea_output=hex',
  'extra_float_digits=1',
  'statement_timeout=0',
  'idle_in_transaction_session_timeout=0',
]

/** One connection as the owner of the database, which may take as long as it takes. */
export async function connectAsOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'linli-backup',
    options: WRITES.map((setting) => `-c ${setting}`).join(' '),
    keepAlive: true,
  })
  // What happens during a statement fails that statement; while idle it would end the process.
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Does work in one transaction; what fails in it undoes all of it. */
export async function within<Result>(
  client: pg.Client,
  work: () => Promise<Result>,
  mode = '',
): Promise<Result> {
  await client.query(`begin ${mode}`)
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
