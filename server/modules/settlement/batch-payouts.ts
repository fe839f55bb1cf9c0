import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { newId, newOrderNumber } from '#platform/ids'
import { type Batch, countWithoutAccount, insertBatch, takeIntoBatch } from './queries/batches.ts'
import { NothingToPay } from './refusals.ts'

const PAYOUTS_A_BATCH = 5000

/**
 * Makes a batch for the bank of what is approved, and of what it sent back before.
 * @throws NothingToPay
 */
export async function batchPayouts(
  tx: Tx,
  { regionId, by, at }: { regionId: string; by: string; at: Date },
): Promise<Batch> {
  const { currency } = await getRegion(tx, regionId)
  const id = newId()
  const taken = await takeIntoBatch(tx, regionId, { id, currency, limit: PAYOUTS_A_BATCH })
  if (taken.payouts === 0) throw new NothingToPay(await countWithoutAccount(tx, regionId))
  const number = newOrderNumber()
  const batch = { id, number, currency, ...taken, madeBy: by, madeAt: at, sentAt: null }
  await insertBatch(tx, regionId, batch)
  return batch
}
