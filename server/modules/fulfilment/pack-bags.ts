import { newId } from '#platform/ids'
import type { Bag, NewBag } from './queries/bags.ts'
import type { AllocatedLine } from './queries/lines.ts'

/** A line with goods in it, as it is packed. */
export type PackedLine = Pick<
  AllocatedLine,
  | 'orderId'
  | 'lineNumber'
  | 'orderNumber'
  | 'shortNumber'
  | 'communityId'
  | 'stationId'
  | 'fromStationId'
  | 'storage'
>

export interface Packing {
  /** Order lines that one bag takes. */
  linesPerBag: number
  /** Places on the sorting wall. */
  wallSlots: number
  /** Bags of waves before: the numbers go on after theirs. */
  before?: readonly Pick<Bag, 'communityId' | 'shortNumber'>[]
}

const STORAGES = ['ambient', 'chilled', 'frozen'] as const

/**
 * Bags for lines: the goods of one order that come from one place and are stored alike, split evenly
 * where they are too many for one. Bags of one short number in a community are counted together, so
 * that whoever hands them over knows how many to look for; those of a later wave go on counting.
 * Pure but for the ids.
 */
export function packBags(
  allocationId: string,
  lines: readonly PackedLine[],
  packing: Packing,
): NewBag[] {
  const before = Map.groupBy(packing.before ?? [], calledOut)
  return [...Map.groupBy(lines, calledOut)].flatMap(([called, own]) => {
    const counted = before.get(called)?.length ?? 0
    const groups = [...Map.groupBy([...own].sort(byPlace), placeOf).values()]
    const filled = groups.flatMap((group) => splitEvenly(group, packing.linesPerBag))
    return filled.map((inside, nth) => {
      const [first] = inside
      return {
        id: newId(),
        allocationId,
        communityId: first!.communityId,
        stationId: first!.stationId,
        packedAtId: first!.fromStationId,
        orderId: first!.orderId,
        orderNumber: first!.orderNumber,
        shortNumber: first!.shortNumber,
        bagNumber: counted + nth + 1,
        bagCount: counted + filled.length,
        earlierCount: counted,
        storage: first!.storage as Bag['storage'],
        slot: slotOf(first!, packing.wallSlots),
        lineNumbers: inside.map((line) => line.lineNumber),
      }
    })
  })
}

/**
 * The place on the sorting wall of a short number: the same all day and whoever asks. Each community
 * starts somewhere else, so that low numbers do not crowd the first places.
 */
export function slotOf(
  { communityId, shortNumber }: Pick<PackedLine, 'communityId' | 'shortNumber'>,
  wallSlots: number,
): number {
  const start = Number.parseInt(communityId.replaceAll('-', '').slice(-8), 16)
  return ((start + shortNumber) % wallSlots) + 1
}

const calledOut = (one: Pick<PackedLine, 'communityId' | 'shortNumber'>): string =>
  `${one.communityId}/${one.shortNumber}`

const placeOf = (line: PackedLine): string =>
  `${line.orderId}/${line.fromStationId}/${line.storage}`

const storageRank = (line: PackedLine): number =>
  STORAGES.indexOf(line.storage as (typeof STORAGES)[number])

const byPlace = (one: PackedLine, other: PackedLine): number =>
  compare(one.orderId, other.orderId) ||
  compare(one.fromStationId, other.fromStationId) ||
  storageRank(one) - storageRank(other) ||
  one.lineNumber - other.lineNumber

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

function splitEvenly<Item>(items: readonly Item[], most: number): Item[][] {
  const bags = Math.ceil(items.length / most)
  return Array.from({ length: bags }, (_, nth) =>
    items.slice(
      Math.floor((nth * items.length) / bags),
      Math.floor(((nth + 1) * items.length) / bags),
    ),
  )
}
