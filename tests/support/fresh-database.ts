import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { templateDatabase, withClient, withDatabase } from './cluster.ts'

export type FreshDatabase = {
  url: string
  /** Removes the database, whoever is still connected. */
  drop(): Promise<void>
}

// PostgreSQL refuses to copy a template that another session copies, so copies take turns.
const copyLock = 7_316_201

/** A migrated, empty database of its own, on the server that all tests share: one per file. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('postgresUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await withClient(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [copyLock])
    await client.query(`create database ${name} template ${templateDatabase}`)
  })
  const drop = () =>
    withClient(server, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`)
    })
  return { url: withDatabase(server, name), drop }
}
