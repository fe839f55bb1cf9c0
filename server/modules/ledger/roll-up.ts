import { transact } from '#platform/db'
import type { Task } from '#platform/jobs'
import { listLedgerRegions, rollUpRegion } from './queries.ts'

/** Sums the finished days of every region, each night. */
export const ledgerTasks: Task[] = [
  {
    name: 'ledger-roll-up',
    cron: '17 2 * * *',
    work: async (_payload, db) => {
      for (const regionId of await listLedgerRegions(db)) {
        await transact(db, (tx) => rollUpRegion(tx, regionId))
      }
    },
  },
]
