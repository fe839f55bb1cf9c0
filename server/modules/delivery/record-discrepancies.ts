import { listSkus } from '#catalog'
import { listBags } from '#fulfilment'
import { checkOwnPictures } from '#media'
import { listFulfilmentLines } from '#ordering'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { newId } from '#platform/ids'
import { lineKey } from './bag-weights.ts'
import type { Delivery } from './delivery.ts'
import type { LossStage } from './discrepancy.ts'
import { goodsHere } from './goods-here.ts'
import { matchDay } from './match-day.ts'
import { listDeliveredOrders } from './queries/deliveries.ts'
import {
  insertDiscrepancies,
  listReportedGaps,
  lockDiscrepancyDay,
  type NewDiscrepancy,
} from './queries/discrepancies.ts'
import { type Expected, type Found, type Report, readReports } from './read-reports.ts'
import { DiscrepancyUnclear } from './refusals.ts'

export interface Recording {
  regionId: string
  communityId: string
  pickupDate: string
  /** What the reports are about. */
  deliveries: readonly Delivery[]
  reports: readonly Report[]
  stage: LossStage
  by: string
  at: Date
}

/**
 * Writes what a leader found, and promises at once what lies too much elsewhere.
 * @throws DiscrepancyUnclear NotExpectedHere
 */
export async function recordDiscrepancies(tx: Tx, recording: Recording): Promise<void> {
  const { regionId, pickupDate, reports, at, by } = recording
  if (reports.length === 0) return
  const pictureIds = reports.flatMap((report) => report.pictureIds ?? [])
  await checkOwnPictures(tx, { regionId, personId: by, purpose: 'proof', pictureIds })
  await lockDiscrepancyDay(tx, regionId, pickupDate)
  const expected = await expectedOf(tx, recording)
  const found = readReports(reports, expected.goods)
  await checkSkus(tx, found)

  const rows = found.map((one) => rowOf(one, recording, expected.deliveryOf))
  await insertDiscrepancies(tx, regionId, rows, { at, by })
  await announceAll(
    tx,
    rows.map(({ id, communityId, kind, skuId, orderId, quantity, stage }) => ({
      regionId,
      type: 'delivery.discrepancy-reported',
      subjectKind: 'discrepancy',
      subjectId: id,
      body: { communityId, pickupDate, kind, skuId, orderId, quantity, stage },
      actorId: by,
      occurredAt: at,
    })),
  )
  const skuIds = [...new Set(found.map(({ skuId }) => skuId))]
  await matchDay(tx, { regionId, pickupDate, skuIds, by, at })
}

async function expectedOf(
  tx: Tx,
  { regionId, pickupDate, deliveries, reports }: Recording,
): Promise<{ goods: Expected; deliveryOf: ReadonlyMap<string, Delivery> }> {
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]))
  const parts = await listDeliveredOrders(tx, regionId, { deliveryIds: [...byId.keys()] })
  const orderIds = [...new Set(parts.map(({ orderId }) => orderId))]
  const deliveryOf = new Map(
    parts.flatMap(({ deliveryId, orderId, lineNumbers }) =>
      lineNumbers.map((lineNumber) => [lineKey({ orderId, lineNumber }), byId.get(deliveryId)!]),
    ),
  )
  const lines = await listFulfilmentLines(tx, regionId, { orderIds })
  const gaps = await listReportedGaps(tx, regionId, orderIds)
  const open = new Map(gaps.map((gap) => [lineKey(gap), gap.open]))
  const here = new Set(parts.flatMap(({ bagIds }) => bagIds))
  const bags = await listBags(tx, regionId, { orderIds })
  const goods = await goodsHere(tx, regionId, lines, [...here])
  const inBags = Map.groupBy(goods.contents, ({ bagId }) => bagId)
  const found = await contentsOf(tx, regionId, pickupDate, reports)
  return {
    goods: {
      lines: lines
        .filter((line) => deliveryOf.has(lineKey(line)))
        .map((line) => ({
          ...line,
          quantity: goods.quantities.get(lineKey(line))! - (open.get(lineKey(line)) ?? 0),
        })),
      bags: bags
        .filter(({ id }) => here.has(id))
        .map((bag) => ({ ...bag, contents: inBags.get(bag.id) ?? [] })),
      found,
    },
    deliveryOf,
  }
}

/** What is in the bags that were found where they do not belong. */
async function contentsOf(
  tx: Tx,
  regionId: string,
  pickupDate: string,
  reports: readonly Report[],
): Promise<Expected['found']> {
  const wanted = new Set(reports.flatMap(({ foundBagId }) => foundBagId ?? []))
  if (wanted.size === 0) return []
  const bags = (await listBags(tx, regionId, { pickupDate })).filter(({ id }) => wanted.has(id))
  const orderIds = [...new Set(bags.map(({ orderId }) => orderId))]
  const lines = await listFulfilmentLines(tx, regionId, { orderIds })
  const { contents } = await goodsHere(tx, regionId, lines, [...wanted])
  const inside = new Map(contents.map((one) => [`${one.bagId} ${one.lineNumber}`, one.quantity]))
  return bags.flatMap(({ id: bagId, orderId, lineNumbers }) =>
    lines
      .filter((line) => line.orderId === orderId && lineNumbers.includes(line.lineNumber))
      .filter(({ quantity }) => quantity > 0)
      .map(({ lineNumber, skuId, quantity }) => {
        const most = inside.get(`${bagId} ${lineNumber}`) ?? quantity
        return { bagId, skuId, quantity: Math.min(quantity, most) }
      }),
  )
}

async function checkSkus(tx: Tx, found: readonly Found[]): Promise<void> {
  const surplus = found.filter(({ kind }) => kind === 'surplus')
  if (surplus.length === 0) return
  const skus = await listSkus(tx, [...new Set(surplus.map(({ skuId }) => skuId))])
  const known = new Set(skus.map(({ id }) => id))
  const unknown = surplus.find(({ skuId }) => !known.has(skuId))
  if (unknown) throw new DiscrepancyUnclear(unknown.index, 'There are no such goods.')
}

function rowOf(
  { index, orderId, lineNumber, ...found }: Found,
  { communityId, pickupDate, deliveries, reports, stage }: Recording,
  deliveryOf: ReadonlyMap<string, Delivery>,
): NewDiscrepancy {
  const { pictureIds = [], note = '' } = reports[index]!
  const line = orderId === null || lineNumber === null ? null : { orderId, lineNumber }
  const delivery = (line && deliveryOf.get(lineKey(line))) ?? deliveries.at(-1)!
  const { stationId, warehouseId, loadId } = delivery
  return {
    ...found,
    id: newId(),
    communityId,
    pickupDate,
    stationId,
    warehouseId,
    loadId,
    orderId,
    lineNumber,
    stage,
    pictureIds: [...pictureIds],
    note,
  }
}
