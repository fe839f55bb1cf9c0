import { listSkus } from '#catalog'
import { listBagContents, listBags } from '#fulfilment'
import { listFulfilmentLines } from '#ordering'
import type { Queryable } from '#platform/db'
import { gramsOf, lineKey } from './bag-weights.ts'
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
  const lineOf = new Map(lines.map((line) => [lineKey(line), line]))
  const skus = await listSkus(db, [...new Set(lines.map((line) => line.skuId))])
  const skuOf = new Map(skus.map((sku) => [sku.id, sku]))
  const inBags = await listBagContents(
    db,
    regionId,
    bags.map((bag) => bag.id),
  )
  const packed = new Map(inBags.map((one) => [`${one.bagId} ${one.lineNumber}`, one.quantity]))
  return bags.map((bag) => ({
    id: bag.id,
    orderId: bag.orderId,
    communityId: bag.communityId,
    stationId: bag.stationId,
    shortNumber: bag.shortNumber,
    lineNumbers: bag.lineNumbers,
    residentId:
      lineOf.get(lineKey({ ...bag, lineNumber: bag.lineNumbers[0]! }))?.residentId ?? null,
    isCold: bag.storage !== 'ambient',
    weightGrams: bag.lineNumbers.reduce((sum, lineNumber) => {
      const key = lineKey({ orderId: bag.orderId, lineNumber })
      const line = lineOf.get(key)
      if (line === undefined) return sum
      // A line may ride in bags of two waves.
      const quantity = packed.get(`${bag.id} ${lineNumber}`) ?? line.quantity
      return sum + gramsOf({ ...line, quantity }, skuOf.get(line.skuId))
    }, 0),
  }))
}
