import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { localDate } from '#platform/time'
import { insertSupplierEntries, type NewSupplierEntry } from './queries/supplier-entries.ts'

/** What changes what a supplier is owed for its goods. */
export const SUPPLY_FACTS = [
  'goods.received',
  'stock.returned-to-supplier',
  'stock.supplier-return-cancelled',
] as const

/** Owes suppliers of a region what was accepted of them, less what was sent back. */
export async function oweSuppliers(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<void> {
  const { timeZone } = await getRegion(tx, regionId)
  const entries = events.flatMap((event) => {
    const day = localDate(event.occurredAt, timeZone)
    return event.type === 'goods.received' ? deliveriesOf(event, day) : [returnOf(event, day)]
  })
  // Goods without a supplier, as of the operator's own base, are owed to nobody.
  await insertSupplierEntries(
    tx,
    regionId,
    entries.filter(({ supplierId }) => supplierId != null),
  )
}

interface Received {
  supplierId: string
  lines: { receiptLineId: string; skuId: string; quantity: number; costMinor: number }[]
}

function deliveriesOf(event: EventRow, day: string): NewSupplierEntry[] {
  const { supplierId, lines } = event.body as unknown as Received
  return lines.map(({ receiptLineId, skuId, quantity, costMinor }) => ({
    supplierId,
    kind: 'delivered',
    amountMinor: costMinor,
    subjectKind: 'receipt-line',
    subjectId: receiptLineId,
    skuId,
    quantity,
    reason: '',
    ...causeOf(event, day),
  }))
}

interface Returned {
  supplierId: string
  skuId: string
  quantity: number
  costMinor: number
  reason: string
}

/** Goods that went back, or that stay after all and are owed for again. */
function returnOf(event: EventRow, day: string): NewSupplierEntry {
  const { supplierId, skuId, quantity, costMinor, reason } = event.body as unknown as Returned
  return {
    supplierId,
    kind: 'return',
    amountMinor: event.type === 'stock.returned-to-supplier' ? -costMinor : costMinor,
    subjectKind: event.subjectKind,
    subjectId: event.subjectId,
    skuId,
    quantity,
    reason,
    ...causeOf(event, day),
  }
}

const causeOf = ({ id, actorId, occurredAt }: EventRow, day: string) => ({
  day,
  causeId: id,
  enteredBy: actorId,
  enteredAt: occurredAt,
})
