import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { timed } from '../../scripts/steps.ts'
import { LoadProcess } from '../load/run-load.ts'
import { openMarket } from '../market/market.ts'
import { databaseAt, makeDatabase } from './database.ts'
import { FLASH, GOODS } from './goods.ts'
import { openLinli } from './linli.ts'
import { measureRound } from './measure.ts'
import { openMedusa } from './medusa.ts'
import { type Result, report } from './report.ts'
import { openVendure } from './vendure.ts'

// Linli beside Medusa and Vendure: the same goods, the same PostgreSQL server, the same load process,
// one program at a time, in turn. See README.md beside this file. `npm run bench:peers`, or with the
// seconds that each number of buyers is measured for.
const ROUNDS = 2
const [VENDURE_PORT, MEDUSA_PORT] = [3451, 3452]
/** A further round begins only if, taking as long as the one before, it ends within this. */
const MOST_MS = 24 * 60_000

const begun = performance.now()
const home = mkdtempSync(join(tmpdir(), 'linli-peers-'))
// The database's user has to get through to its folder.
chmodSync(home, 0o711)
const load = new LoadProcess()
const market = await timed('Making the market', () => openMarket(join(home, 'market')))
let closing: Promise<void> | undefined
const close = () => {
  closing ??= (async () => {
    load.stop()
    await market.close()
    rmSync(home, { recursive: true, force: true })
  })()
  return closing
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => close().finally(() => process.exit(130)))
}

try {
  const goods = [...GOODS, FLASH]
  const node = process.execPath
  const { url } = market.database
  const placeOf = async (name: string, port: number) => ({
    ...{ port, node, logs: home, database: await makeDatabase(url, name) },
  })
  const linli = await openLinli(market, load, databaseAt(url))
  const vendure = await timed('Installing and filling Vendure', async () =>
    openVendure(await placeOf('vendure', VENDURE_PORT), goods),
  )
  const medusa = await timed('Installing and filling Medusa', async () =>
    openMedusa(await placeOf('medusa', MEDUSA_PORT), goods),
  )
  const results: Result[] = [linli, vendure, medusa].map((shop) => ({ shop, rounds: [] }))
  await measureInTurn(results)
  report(results, process.version)
} finally {
  await close()
}

async function measureInTurn(results: readonly Result[]): Promise<void> {
  const databasePid = market.database.pid
  for (let round = 1; round <= ROUNDS; round += 1) {
    const from = performance.now()
    for (const { shop, rounds } of results) {
      await timed(`Round ${round}: ${shop.name}`, async () => {
        rounds.push(await measureRound(shop, load, { round, databasePid }))
      })
    }
    const now = performance.now()
    if (now - begun + (now - from) > MOST_MS) break
  }
}
