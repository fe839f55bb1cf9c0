import type { Queryable } from '#platform/db'
import { listFulfilmentLines } from './queries/fulfilment-lines.ts'

/** What a line of an order earns its leader as it stands. */
export interface LineEarning {
  orderId: string
  lineNumber: number
  leaderId: string | null
  skuId: string
  /** What the line still costs. */
  dueMinor: number
  /** The same without tax: what the commission is of. */
  netMinor: number
  commissionBasisPoints: number
  commissionMinor: number
}

/** The commission of orders, line by line, on what each line still costs. */
export async function listEarnings(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<LineEarning[]> {
  const lines = await listFulfilmentLines(db, regionId, { orderIds })
  return lines.map(
    ({
      orderId,
      lineNumber,
      leaderId,
      skuId,
      dueMinor,
      netMinor,
      commissionBasisPoints,
      commissionMinor,
    }) => ({
      orderId,
      lineNumber,
      leaderId,
      skuId,
      dueMinor,
      netMinor,
      commissionBasisPoints,
      commissionMinor,
    }),
  )
}
