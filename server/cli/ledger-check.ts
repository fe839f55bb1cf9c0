import { parseArgs } from 'node:util'
import { checkLedger } from '#ledger'
import { checkStock } from '#stock'
import { useDatabase } from './use-database.ts'

/** All that ever moved is summed at once: beside three million orders half a minute is too short. */
const STATEMENT_MS = 6 * 3_600_000

/** Proves the books and the stock from their movements; exit code 1 when anything differs. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  return useDatabase(async (db) => {
    const { transfers, accounts, faults } = await checkLedger(db)
    const stockFaults = await checkStock(db)
    for (const { regionId, subject, fault } of faults) {
      console.error(`${regionId} ${subject}: ${fault}`)
    }
    for (const fault of stockFaults) console.error(`stock ${JSON.stringify(fault)}`)
    const wrong = faults.length + stockFaults.length
    const verdict = wrong === 0 ? 'all sums hold' : `${wrong} faults`
    console.log(`${transfers} transfers on ${accounts} accounts: ${verdict}.`)
    return wrong === 0 ? 0 : 1
  }, STATEMENT_MS)
}
