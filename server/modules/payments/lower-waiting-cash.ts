import type { Tx } from '#platform/db'
import { listWaitingCash, setWaitingParts } from './queries/cash.ts'

/**
 * Lowers what waits to be paid in cash for orders that got cheaper or ended; a payment that nothing
 * is left of ends. Cash that was taken already is given back by issueRefunds instead.
 * @param lowering.amounts by how much, in minor units, by order; more than waits ends it
 */
export async function lowerWaitingCash(
  tx: Tx,
  lowering: { regionId: string; amounts: ReadonlyMap<string, number>; at: Date },
): Promise<void> {
  const { regionId, amounts, at } = lowering
  const waiting = await listWaitingCash(tx, regionId, [...amounts.keys()])
  if (waiting.length === 0) return
  const parts = waiting.map((part) => ({
    ...part,
    amountMinor: Math.max(0, part.amountMinor - amounts.get(part.orderId)!),
  }))
  await setWaitingParts(tx, regionId, parts, at)
}
