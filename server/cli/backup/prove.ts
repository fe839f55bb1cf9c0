import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkLedger } from '#ledger'
import type { Config } from '#platform/config'
import { createDatabase } from '#platform/db'
import { startEmbeddedPostgres } from '#platform/embedded'
import { checkStock } from '#stock'
import { examineDatabase } from '../doctor-database.ts'
import { bringIn } from './bring-in.ts'
import { examineBackup } from './read-backup.ts'

/** What the invariants say of a restored database; empty when all of them hold. */
export async function findFaultsOf(url: string): Promise<string[]> {
  const database = createDatabase(url, 2)
  try {
    const ledger = await checkLedger(database.db)
    const stock = await checkStock(database.db)
    const findings = await examineDatabase(url)
    return [
      ...ledger.faults.map((one) => `ledger: ${one.regionId} ${one.subject}: ${one.fault}`),
      ...stock.map((one) => `stock: ${JSON.stringify(one)}`),
      ...findings.filter(({ verdict }) => verdict === 'bad').map(({ says }) => says),
    ]
  } finally {
    await database.close()
  }
}

/**
 * Restores a backup into a database made for it and thrown away, and asks the invariants there.
 * @throws BadBackup, CommandFailed
 */
export async function proveBackup(path: string, config: Config): Promise<string[]> {
  const { head } = await examineBackup(path)
  const home = mkdtempSync(join(tmpdir(), 'linli-proof-'))
  // The server of a root process runs as another user, who has to pass through here.
  chmodSync(home, 0o711)
  const server = await startEmbeddedPostgres({ home, durable: false })
  try {
    const files = { kind: 'disk' as const, folder: join(home, 'files') }
    const { secrets } = config
    const into = { url: server.url, files, secrets, replaces: false, isSecretLost: false }
    await bringIn(path, head, into)
    return await findFaultsOf(server.url)
  } finally {
    await server.stop()
    rmSync(server.folder, { recursive: true, force: true })
    rmSync(home, { recursive: true, force: true })
  }
}
