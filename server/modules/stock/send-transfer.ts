import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { moveStock } from './move-stock.ts'
import { lotIdsOf, type NamedGoods, refuseUnknownSkus } from './named-goods.ts'
import { getTransfer, insertTransfer, type Transfer } from './queries/transfers.ts'
import { StationClosed } from './refusals.ts'

export interface TransferSending {
  regionId: string
  fromStationId: string
  toStationId: string
  lines: readonly (NamedGoods & { quantity: number })[]
  note: string
  by: string
  at: Date
}

/**
 * Sends goods to another station of the region. They leave this one at once and lie nowhere until
 * they are received or the transfer is cancelled; lots that are not named leave as they expire.
 * @throws LotsExpired when a lot is past its last day: it is written off where it lies
 */
export async function sendTransfer(tx: Tx, sending: TransferSending): Promise<Transfer> {
  const { regionId, fromStationId, toStationId, lines, note, by, at } = sending
  if (fromStationId === toStationId) {
    throw new Invalid('toStationId', 'The goods lie at this station already.')
  }
  await getStation(tx, regionId, fromStationId)
  const to = await getStation(tx, regionId, toStationId)
  if (to.closedAt !== null) throw new StationClosed()
  await refuseUnknownSkus(tx, lines)
  const lotIds = await lotIdsOf(tx, regionId, lines)

  const id = newId()
  const booked = await moveStock(
    tx,
    regionId,
    lines.map(({ skuId, quantity }, index) => ({
      stationId: fromStationId,
      skuId,
      lotId: lotIds[index]!,
      quantity: -quantity,
      reason: 'moved-out' as const,
      subjectKind: 'stock-transfer',
      subjectId: id,
      actorId: by,
      note,
      occurredAt: at,
    })),
  )
  const sent = booked.map(({ skuId, lotId, quantity }) => ({ skuId, lotId, quantity: -quantity }))
  await insertTransfer(tx, { ...sending, id, lines: sent })
  await announce(tx, {
    type: 'stock.transfer-sent',
    regionId,
    subjectKind: 'stock-transfer',
    subjectId: id,
    body: { fromStationId, toStationId, lines: sent },
    actorId: by,
    occurredAt: at,
  })
  return getTransfer(tx, regionId, id)
}
