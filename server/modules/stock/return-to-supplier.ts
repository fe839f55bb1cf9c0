import { checkOwnPictures } from '#media'
import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { getSupplier } from '#suppliers'
import { costOfGoods } from './goods-value.ts'
import { moveStock } from './move-stock.ts'
import type { BookedMovement } from './movement.ts'
import { lotIdsOf, type NamedGoods, refuseNamedTwice, refuseUnknownSkus } from './named-goods.ts'
import { listLotsByIds } from './queries/lots.ts'
import {
  getSupplierReturn,
  insertSupplierReturn,
  type SupplierReturn,
} from './queries/supplier-returns.ts'
import { CostUnknown, NotTheirLot } from './refusals.ts'

export interface ReturnWish {
  regionId: string
  stationId: string
  supplierId: string
  reason: string
  note: string
  pictureIds: readonly string[]
  lines: readonly (NamedGoods & { quantity: number })[]
  by: string
  at: Date
}

/**
 * Gives goods back to whom they came from, at what they cost: the settlement takes that off what
 * the supplier is owed. Lots that came from another supplier are refused; a line without a lot means
 * goods that lie in none.
 */
export async function returnToSupplier(tx: Tx, wish: ReturnWish): Promise<SupplierReturn> {
  const { regionId, stationId, supplierId, lines, by, at } = wish
  await getStation(tx, regionId, stationId)
  await getSupplier(tx, regionId, supplierId)
  if (wish.reason === 'other' && wish.note.trim() === '') {
    throw new Invalid('note', 'Say in words why.')
  }
  refuseNamedTwice(lines)
  await refuseUnknownSkus(tx, lines)
  const { pictureIds } = wish
  await checkOwnPictures(tx, { regionId, personId: by, purpose: 'proof', pictureIds })
  const lotIds = await lotIdsOf(tx, regionId, lines)
  await refuseForeignLots(tx, wish, lotIds)

  const id = newId()
  const booked = await moveStock(tx, regionId, movementsOf(wish, lotIds, id))
  const costs = await costsOfReturn(tx, wish, booked)
  const returned = booked.map(({ skuId, lotId, quantity }, index) => ({
    skuId,
    lotId,
    quantity: -quantity,
    costMinor: costs[index]!,
  }))
  const costMinor = returned.reduce((sum, line) => sum + line.costMinor, 0)
  await insertSupplierReturn(tx, { ...wish, id, costMinor, lines: returned })
  await announceAll(
    tx,
    returned.map((line, index) => ({
      type: 'stock.returned-to-supplier',
      regionId,
      subjectKind: 'stock-movement',
      subjectId: booked[index]!.id,
      body: { returnId: id, supplierId, stationId, reason: wish.reason, ...line },
      actorId: by,
      occurredAt: at,
    })),
  )
  return getSupplierReturn(tx, regionId, id)
}

async function refuseForeignLots(
  tx: Tx,
  { regionId, supplierId }: ReturnWish,
  lotIds: readonly (string | null)[],
): Promise<void> {
  const named = lotIds.filter((lotId) => lotId !== null)
  const foreign = (await listLotsByIds(tx, regionId, named)).filter(
    (lot) => lot.supplierId !== null && lot.supplierId !== supplierId,
  )
  if (foreign.length > 0) throw new NotTheirLot(foreign.map((lot) => lot.id))
}

const movementsOf = (
  { stationId, lines, reason, note, by, at }: ReturnWish,
  lotIds: readonly (string | null)[],
  returnId: string,
) =>
  lines.map(({ skuId, quantity }, index) => ({
    stationId,
    skuId,
    lotId: lotIds[index]!,
    isLoose: lotIds[index] === null,
    quantity: -quantity,
    reason: 'returned-to-supplier' as const,
    subjectKind: 'supplier-return',
    subjectId: returnId,
    actorId: by,
    note: note === '' ? reason : `${reason}: ${note}`,
    occurredAt: at,
  }))

async function costsOfReturn(
  tx: Tx,
  { regionId, supplierId, at }: ReturnWish,
  booked: readonly BookedMovement[],
): Promise<number[]> {
  const costs = await costOfGoods(tx, regionId, booked, at, supplierId)
  const unknown = booked.filter((_, index) => costs[index]!.costMinor === null)
  if (unknown.length > 0) throw new CostUnknown(unknown.map((movement) => movement.skuId))
  return costs.map((cost) => cost.costMinor!)
}
