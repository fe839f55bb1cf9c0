import { mkdirSync, realpathSync } from 'node:fs'
import pg from 'pg'
import { homeMode } from '#platform/config'
import { type PostgresVersion, reachableBinaries } from './binaries.ts'
import { ensureDataFolder, findPassword, keptPassword, superuser } from './data-folder.ts'
import { databaseFolder } from './location.ts'
import { AlreadyRunning, takeLock } from './lock.ts'
import { choosePort, freePort, rememberedPort, rememberPort } from './port.ts'
import { disownStalePid, PortTaken, type ServerRequest, startServer, stopServer } from './server.ts'
import { databaseUser } from './user.ts'

export { AlreadyRunning, type PostgresVersion }

export type EmbeddedPostgresOptions = {
  /** Data folder of Linli; made when missing. */
  home: string
  /** PostgreSQL's major version. Default 18. */
  binaries?: PostgresVersion
  /** False only where losing the data does not matter, as in tests. Default true. */
  durable?: boolean
  /** Port wished; another is chosen and remembered when it is taken. */
  port?: number
  /** Database made when missing. Default `linli`. */
  database?: string
}

export type EmbeddedPostgres = {
  /** Address of the database, password included: not for logs. */
  url: string
  /** Process id of the server. */
  pid: number
  /** Folder of the server's files; outside of `home` when its user cannot go there. */
  folder: string
  /** Stops the server and gives the lock back; call it after everything else has drained. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm installed, on 127.0.0.1 only, making its data on first use.
 * What a killed start, program or server left behind is put in order first.
 *
 * @throws AlreadyRunning when another program holds this home; Error with the end of the
 *   server's log when it does not come up.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { binaries: version = '18', durable = true, database = 'linli' } = options
  mkdirSync(options.home, { recursive: true, mode: homeMode() })
  const home = realpathSync(options.home)
  const user = databaseUser()
  const folder = databaseFolder(home, user)
  const release = takeLock(folder)
  try {
    const binaries = reachableBinaries(version, user, folder)
    const password = keptPassword(home, folder)
    const prepared = { folder, version, binaries, user, password, durable }
    const data = await ensureDataFolder(prepared)
    // Left by a program that was killed: its sessions must not outlive it.
    await stopServer({ binaries, user, folder, data })
    disownStalePid(data)

    const request = { binaries, user, folder, data, durable }
    const { pid, port } = await startOnFreePort(home, options.port, request)
    await ensureDatabase(addressOf('postgres', port, password), database)
    let stopped: Promise<void> | undefined
    const stop = () => {
      // Once: a later call would end the server of whoever started on this folder since.
      stopped ??= stopServer(request).then(release)
      return stopped
    }
    return { url: addressOf(database, port, password), pid, folder, stop }
  } catch (error) {
    release()
    throw error
  }
}

/**
 * Address of the server that another program runs in this home, as it was last remembered;
 * undefined when none was ever started there.
 */
export function runningEmbeddedUrl(home: string, database = 'linli'): string | undefined {
  const port = rememberedPort(home)
  const password = findPassword(home)
  if (port === undefined || password === undefined) return undefined
  return addressOf(database, port, password)
}

function addressOf(database: string, port: number, password: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}

async function startOnFreePort(
  home: string,
  wished: number | undefined,
  request: Omit<ServerRequest, 'port'>,
): Promise<{ pid: number; port: number }> {
  let port = await choosePort(home, wished)
  for (let attempt = 0; ; attempt++) {
    try {
      const { pid } = await startServer({ ...request, port })
      rememberPort(home, port)
      return { pid, port }
    } catch (error) {
      // Someone took it between our look and the server's.
      if (!(error instanceof PortTaken) || attempt >= 5) throw error
      port = await freePort()
    }
  }
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
