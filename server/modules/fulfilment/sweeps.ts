import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import type { Sweep } from '#platform/jobs'
import { expireReplacements } from './expire-replacements.ts'
import { lockAllocationById } from './queries/allocations.ts'
import { findDayWithSilence } from './queries/replacements.ts'
import { settleLocked } from './settle-refunds.ts'

/** Who was asked and says nothing gets the money back: one day at a time. */
async function endSilence(tx: Tx): Promise<number> {
  const found = await findDayWithSilence(tx)
  if (found === null) return 0
  const at = await businessNow(tx)
  const allocation = (await lockAllocationById(tx, found.regionId, found.allocationId))!
  const ended = await expireReplacements(tx, allocation, at, at)
  await settleLocked(tx, allocation, { by: null, at })
  return ended
}

export const fulfilmentSweeps: Sweep[] = [
  { name: 'fulfilment-ends-silence', everyMs: 5000, sweep: endSilence },
]
