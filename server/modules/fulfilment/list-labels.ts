import { listCommunitiesByIds, listStationsByIds } from '#places'
import type { Queryable } from '#platform/db'
import { listAllocations, type WarehouseDay } from './queries/allocations.ts'
import { type Bag, type BagFilter, listBags, listPrintedBagIds } from './queries/bags.ts'
import { NotSortedYet } from './refusals.ts'

/** What is printed on a bag, 60 × 40 mm: enough to put it where it belongs, nobody's name or phone. */
export interface Label {
  bagId: string
  communityName: string
  shortNumber: number
  bagNumber: number
  bagCount: number
  /** As it is printed: 2/3, and 4/3+1 for a bag of a later wave. */
  count: string
  storage: Bag['storage']
  isCold: boolean
  slot: number
  pickupPointName: string
  pickupDate: string
  orderNumbers: string[]
  lineCount: number
  wasPrinted: boolean
}

/** Labels of a sorted day, in the order of the wall's bags. Throws NotSortedYet. */
export async function listLabels(
  db: Queryable,
  day: WarehouseDay,
  filter: Pick<BagFilter, 'communityIds' | 'storage' | 'wave'>,
): Promise<Label[]> {
  const waves = await listAllocations(db, day)
  if (waves.every((wave) => wave.sortedAt === null)) throw new NotSortedYet()
  const { regionId, warehouseId, pickupDate } = day
  const bags = await listBags(db, regionId, { ...filter, warehouseId, pickupDate })
  const communities = await listCommunitiesByIds(db, regionId, [
    ...new Set(bags.map((bag) => bag.communityId)),
  ])
  const stations = await listStationsByIds(
    db,
    regionId,
    bags.map((bag) => bag.stationId),
  )
  const nameOf = new Map([...communities, ...stations].map((place) => [place.id, place.name]))
  const printed = new Set(
    await listPrintedBagIds(
      db,
      day,
      bags.map((bag) => bag.id),
    ),
  )
  return bags.map((bag) => ({
    bagId: bag.id,
    communityName: nameOf.get(bag.communityId) ?? '',
    shortNumber: bag.shortNumber,
    bagNumber: bag.bagNumber,
    bagCount: bag.bagCount,
    count: countOf(bag),
    storage: bag.storage,
    isCold: bag.storage !== 'ambient',
    slot: bag.slot,
    pickupPointName: nameOf.get(bag.stationId) ?? '',
    pickupDate,
    orderNumbers: [bag.orderNumber],
    lineCount: bag.lineNumbers.length,
    wasPrinted: printed.has(bag.id),
  }))
}

const countOf = ({ bagNumber, bagCount, earlierCount }: Bag): string =>
  earlierCount === 0
    ? `${bagNumber}/${bagCount}`
    : `${bagNumber}/${earlierCount}+${bagCount - earlierCount}`
