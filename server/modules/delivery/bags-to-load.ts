import { listSkus } from '#catalog'
import { listBags } from '#fulfilment'
import { listFulfilmentLines } from '#ordering'
import type { Queryable } from '#platform/db'
import { lineKey, lineWeights } from './bag-weights.ts'
import type { PackedBag } from './packing.ts'
import { listDispatched, type WarehouseDay } from './queries/loads.ts'

/** A bag that needs a vehicle, or what of it came late. */
export interface BagToLoad extends PackedBag {
  communityId: string
  /** The point it goes to. */
  stationId: string
  residentId: string | null
  shortNumber: number
  lineNumbers: number[]
}

/**
 * The bags of a warehouse's day that need a vehicle and have not left yet. A bag that has left is
 * here again with the lines that were put into it since.
 */
export async function listBagsToLoad(
  db: Queryable,
  regionId: string,
  day: WarehouseDay,
): Promise<BagToLoad[]> {
  const bags = await listBags(db, regionId, {
    warehouseId: day.stationId,
    pickupDate: day.pickupDate,
  })
  const gone = await listDispatched(db, regionId, day)
  const goneBags = new Set(gone.flatMap((order) => order.bagIds))
  const goneLines = new Set(
    gone.flatMap(({ orderId, lineNumbers }) =>
      lineNumbers.map((lineNumber) => lineKey({ orderId, lineNumber })),
    ),
  )
  const left = bags.flatMap((bag) => {
    if (bag.stationId === bag.packedAtId) return []
    const isLate = (lineNumber: number) =>
      !goneLines.has(lineKey({ orderId: bag.orderId, lineNumber }))
    const lineNumbers = goneBags.has(bag.id) ? bag.lineNumbers.filter(isLate) : bag.lineNumbers
    return lineNumbers.length === 0 ? [] : [{ ...bag, lineNumbers }]
  })
  return weigh(db, regionId, left)
}

type Bag = Omit<BagToLoad, 'isCold' | 'weightGrams' | 'residentId'> & { storage: string }

async function weigh(db: Queryable, regionId: string, bags: readonly Bag[]): Promise<BagToLoad[]> {
  if (bags.length === 0) return []
  const orderIds = [...new Set(bags.map((bag) => bag.orderId))]
  const lines = await listFulfilmentLines(db, regionId, { orderIds })
  const skus = await listSkus(db, [...new Set(lines.map((line) => line.skuId))])
  const grams = lineWeights(lines, new Map(skus.map((sku) => [sku.id, sku])))
  const residents = new Map(lines.map((line) => [line.orderId, line.residentId]))
  return bags.map(({ id, orderId, communityId, stationId, shortNumber, lineNumbers, storage }) => ({
    id,
    orderId,
    communityId,
    stationId,
    shortNumber,
    lineNumbers,
    residentId: residents.get(orderId) ?? null,
    isCold: storage !== 'ambient',
    weightGrams: lineNumbers.reduce(
      (sum, lineNumber) => sum + (grams.get(lineKey({ orderId, lineNumber })) ?? 0),
      0,
    ),
  }))
}
