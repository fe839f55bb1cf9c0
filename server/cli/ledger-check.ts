import { parseArgs } from 'node:util'
import { checkLedger } from '#ledger'
import { readConfig } from '#platform/config'
import { createDatabase } from '#platform/db'
import { checkStock } from '#stock'
import { openDatabase } from './open-database.ts'
import { prepareDatabase } from './prepare-database.ts'

/** Proves the books and the stock from their movements; exit code 1 when anything differs. */
export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  const opened = await openDatabase(readConfig(process.env))
  try {
    await prepareDatabase(opened)
    const database = createDatabase(opened.url, 2)
    try {
      const { transfers, accounts, faults } = await checkLedger(database.db)
      const stockFaults = await checkStock(database.db)
      for (const { regionId, subject, fault } of faults)
        console.error(`${regionId} ${subject}: ${fault}`)
      for (const fault of stockFaults) console.error(`stock ${JSON.stringify(fault)}`)
      const wrong = faults.length + stockFaults.length
      console.log(
        `${transfers} transfers on ${accounts} accounts: ${wrong === 0 ? 'all sums hold' : `${wrong} faults`}.`,
      )
      return wrong === 0 ? 0 : 1
    } finally {
      await database.close()
    }
  } finally {
    await opened.close()
  }
}
