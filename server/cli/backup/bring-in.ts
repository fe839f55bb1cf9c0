import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Config } from '#platform/config'
import { createKeyring } from '#platform/keys'
import { type DatabaseKind, knownMigrations, migrate } from '../../platform/db/migrate.ts'
import { CommandFailed } from '../command-failed.ts'
import { connectAsOwner, within } from './connect.ts'
import type { Head, Tail } from './format.ts'
import { readBackup } from './read-backup.ts'
import { copyIn, listFilled, listTables, nameOf, setSequences } from './tables.ts'

export interface Restoring {
  url: string
  /** Where uploads go; null leaves those of the backup where they are. */
  files: Config['files'] | null
  secrets: Config['secrets']
  /** What stands in the database goes first. */
  replaces: boolean
  /** The stored secrets may be such as these settings do not open. */
  isSecretLost: boolean
}

/**
 * Brings a backup, which was found to be whole, into a database: its tables in the shape they had,
 * all rows in one transaction, which is committed only after the last byte. Until then the database
 * is empty. Then it is brought to the newest shape.
 * @throws CommandFailed when something stands in the way; BadBackup
 */
export async function bringIn(path: string, head: Head, restoring: Restoring): Promise<Tail> {
  const { url, replaces } = restoring
  const last = await lastMigration(head)
  const client = await connectAsOwner(url)
  try {
    await refuseRunning(client)
    if (replaces) await empty(client)
    await refuseFilled(client)
    await migrate(url, { kind: head.kind as DatabaseKind, upTo: last })
    await refuseOtherShape(client, head)
    const { tail } = await within(client, () => fill(client, path, restoring))
    await client.query('analyze')
    await migrate(url)
    return tail
  } finally {
    await client.end()
  }
}

async function lastMigration({ migrations }: Head): Promise<string> {
  const known = await knownMigrations()
  const isKnown = migrations.every((name, at) => known[at] === name)
  const last = migrations.at(-1)
  if (isKnown && last !== undefined) return last
  throw new CommandFailed(
    'The backup was made by a newer Linli: it knows migrations that this one does not ' +
      `(${migrations.filter((name) => !known.includes(name)).join(', ') || 'in another order'}). ` +
      'Restore it with that version.',
  )
}

/** How long the connections of a program that has just ended may take to be gone. */
const LEAVING_MS = 5000

async function refuseRunning(client: pg.Client): Promise<void> {
  for (const deadline = performance.now() + LEAVING_MS; ; await sleep(100)) {
    const { rowCount } = await client.query(`
      select from pg_stat_activity where datname = current_database()
        and application_name in ('linli', 'linli-lane')`)
    if (rowCount === 0) return
    if (performance.now() > deadline) break
  }
  throw new CommandFailed('A Linli runs on this database; stop it, then restore.')
}

async function empty(client: pg.Client): Promise<void> {
  await client.query(`
    begin;
    drop schema if exists graphile_worker cascade;
    drop schema public cascade;
    create schema public;
    grant usage on schema public to public;
    commit`)
}

async function refuseFilled(client: pg.Client): Promise<void> {
  const filled = await listFilled(client)
  if (filled.length === 0) return
  throw new CommandFailed(
    `The database is not empty (${filled.slice(0, 5).join(', ')}…). Restore into a new one, or ` +
      'say --replace: what is in it is then deleted.',
  )
}

// One that was migrated further before holds columns that the backup knows nothing of.
async function refuseOtherShape(client: pg.Client, { migrations }: Head): Promise<void> {
  const { rowCount } = await client.query('select from kysely_migration')
  if (rowCount === migrations.length) return
  throw new CommandFailed(
    'The database is empty, but of a newer shape than the backup. Restore into a new one, or say ' +
      '--replace.',
  )
}

async function fill(client: pg.Client, path: string, restoring: Restoring) {
  const { files } = restoring
  await client.query('delete from installation')
  await client.query('delete from graphile_worker._private_tasks')
  const known = new Set((await listTables(client)).map(nameOf))
  const result = await readBackup(path, {
    head: async () => {},
    table: async (table, pieces) => {
      if (!known.has(nameOf(table))) throw new CommandFailed(`There is no table ${nameOf(table)}.`)
      await pipeline(Readable.from(pieces), client.query(copyFrom(copyIn(table))))
    },
    sequences: (sequences) => setSequences(client, sequences),
    file: async ({ path: name }, pieces) => {
      if (files?.kind === 'disk') await pipeline(Readable.from(pieces), openFile(files, name))
      else for await (const _piece of pieces);
    },
  })
  if (!restoring.isSecretLost) await refuseOtherSecret(client, restoring)
  return result
}

function openFile(files: Extract<Config['files'], { kind: 'disk' }>, name: string) {
  if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(name)) {
    throw new CommandFailed(`The backup names a file in a way that no upload is: ${name}`)
  }
  const path = join(files.folder, name)
  mkdirSync(dirname(path), { recursive: true })
  return createWriteStream(path, { mode: 0o600 })
}

async function refuseOtherSecret(client: pg.Client, { secrets }: Restoring): Promise<void> {
  const { rows } = await client.query<{ name: string; keyId: string; ciphertext: Buffer }>(
    'select name, key_id as "keyId", ciphertext from secrets order by name limit 1',
  )
  const [row] = rows
  if (row === undefined) return
  try {
    createKeyring(secrets).open(row.name, row)
  } catch (error) {
    throw new CommandFailed(
      'LINLI_SECRET does not open what is encrypted in this backup: set the one that the database ' +
        'had (LINLI_HOME/secret where Linli made it). It is never inside a backup. Where it is lost ' +
        'for good say --secret-lost: keys of payment providers then have to be entered anew.',
      { cause: error },
    )
  }
}
