import { type FulfilmentLine, listFulfilmentLines, lockWithPayments } from '#ordering'
import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'

interface LineKey {
  regionId: string
  orderId: string
  lineNumber: number
}

/**
 * A line as it stands once its order is locked, so that nothing else takes anything off it until the
 * end of the transaction; null where the order has ended. Throws NotFound where it has no such line.
 */
export async function lockClaimedLine(tx: Tx, key: LineKey): Promise<FulfilmentLine | null> {
  const { regionId, orderId, lineNumber } = key
  await lockWithPayments(tx, regionId, [orderId])
  const lines = await listFulfilmentLines(tx, regionId, { orderIds: [orderId] })
  if (lines.length === 0) return null
  const line = lines.find((one) => one.lineNumber === lineNumber)
  if (line === undefined) throw new NotFound('line')
  return line
}
