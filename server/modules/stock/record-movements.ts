import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Invalid } from '#platform/refusals'
import { moveStock } from './move-stock.ts'
import type { BookedMovement } from './movement.ts'
import { makeLotsOf, type NamedGoods, refuseUnknownSkus } from './named-goods.ts'

export interface Recording {
  regionId: string
  stationId: string
  reason: 'received' | 'returned'
  lines: readonly (NamedGoods & { quantity: number; expiresOn: string | null })[]
  note: string
  actorId: string
  at: Date
}

/** Writes down what a station's people took in without an order: bought or taken back. */
export async function recordMovements(tx: Tx, recording: Recording): Promise<BookedMovement[]> {
  const { regionId, stationId, lines, reason, note, actorId, at } = recording
  await getStation(tx, regionId, stationId)
  const wrong = lines.findIndex((line) => line.quantity < 1)
  if (wrong >= 0) throw new Invalid(`lines/${wrong}/quantity`, 'At least one has to come in.')
  await refuseUnknownSkus(tx, lines)

  const lotIds = await makeLotsOf(tx, regionId, lines)
  const movements = lines.map(({ skuId, quantity }, index) => ({
    stationId,
    skuId,
    lotId: lotIds[index]!,
    quantity,
    reason,
    subjectKind: 'station',
    subjectId: stationId,
    actorId,
    note,
    occurredAt: at,
  }))
  const booked = await moveStock(tx, regionId, movements)
  await announce(tx, {
    type: `stock.${reason}`,
    regionId,
    subjectKind: 'station',
    subjectId: stationId,
    body: { movementIds: booked.map((movement) => movement.id) },
    actorId,
    occurredAt: at,
  })
  return booked
}
