import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded'
import { migrate } from '../../server/platform/db/migrate.ts'
import { templateDatabase, withClient, withDatabase } from './cluster.ts'

/** Starts the server that all tests share and makes the template their databases are cut from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'linli-test-'))
  // The server of a root process runs as another user, who has to pass through here.
  chmodSync(home, 0o711)
  const binaries = process.env.LINLI_TEST_PG === '15' ? '15' : '18'
  const server = await startEmbeddedPostgres({
    home,
    binaries,
    durable: false,
    database: 'postgres',
  })
  const teardown = () => remove(server, home)
  try {
    await makeTemplate(server.url)
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('postgresUrl', server.url)
  return teardown
}

async function makeTemplate(url: string): Promise<void> {
  await withClient(url, (client) => client.query(`create database ${templateDatabase}`))
  await migrate(withDatabase(url, templateDatabase), { kind: 'test' })
}

async function remove(server: EmbeddedPostgres, home: string): Promise<void> {
  await server.stop()
  rmSync(server.folder, { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
}
