import { listSkus } from '#catalog'
import { listCommunitiesByIds, listStationsByIds, mapGridStationIds } from '#places'
import { businessNow } from '#platform/clock'
import { type Cell, writeTable } from '#platform/csv'
import type { Queryable } from '#platform/db'
import { type Locale, localName, type Names } from '#platform/i18n'
import { readSettings } from '#platform/settings'
import { slotOf } from './pack-bags.ts'
import { listAllocations, type WarehouseDay } from './queries/allocations.ts'
import type { Bag } from './queries/bags.ts'
import { type AllocatedLine, keyOfLine, listAllocatedLines } from './queries/lines.ts'
import { listTakenReplacements } from './queries/replacements.ts'
import { planProvisionally } from './show-allocation.ts'
import { waveOf } from './sorting-wave.ts'

export const SORTING_GROUPS = ['grid', 'community', 'order'] as const
export type SortingGrouping = (typeof SORTING_GROUPS)[number]

export interface SortingWish extends WarehouseDay {
  by: SortingGrouping
  storage?: string | undefined
  communityId?: string | undefined
  /** The one being sorted when absent. */
  wave?: number | undefined
}

/** What one grid station, community or order gets of a SKU. */
export interface SortingItem {
  skuId: string
  skuCode: string
  name: Names
  storage: Bag['storage']
  isWeighed: boolean
  /** Pieces, or grams where weighed. */
  quantity: number
  /** What was put into bags so far; lines that nobody marked count nothing. */
  sorted: number
  /** Order lines it is made of, and how many of them somebody marked. */
  lineCount: number
  markedCount: number
  /** Of one order: its line. */
  lineNumber: number | null
}

export interface SortingGroup {
  /** The grid station, community or order. */
  id: string
  /** A station's or community's code, or the order's number. */
  code: string
  name: string
  /** Of one order: what people call out, and its place on the wall. */
  shortNumber: number | null
  slot: number | null
  communityId: string | null
  items: SortingItem[]
}

export interface SortingList {
  /** Null while nothing of the day is settled. */
  wave: number | null
  isFinal: boolean
  groups: SortingGroup[]
}

/** What is to be put where in a wave, by grid station, community or order; also while receipt is open. */
export async function listSorting(db: Queryable, wish: SortingWish): Promise<SortingList> {
  const { wave, isFinal, lines } = await linesToSort(db, wish)
  const places = await placesOf(db, wish, lines)
  const skus = await listSkus(db, [...new Set(lines.map((line) => line.skuId))])
  const facts = new Map(skus.map((sku) => [sku.id, sku]))
  const itemOf = (own: readonly LineToSort[], lineNumber: number | null): SortingItem => {
    const { skuId, storage, measure } = own[0]!
    return {
      skuId,
      skuCode: facts.get(skuId)?.code ?? '',
      name: facts.get(skuId)?.names ?? {},
      storage: storage as Bag['storage'],
      isWeighed: measure === 'weighed',
      quantity: own.reduce((sum, line) => sum + line.quantity, 0),
      sorted: own.reduce((sum, line) => sum + line.sorted, 0),
      lineCount: own.length,
      markedCount: own.filter((line) => line.sortedQuantity !== null).length,
      lineNumber,
    }
  }
  const groups = [...Map.groupBy(lines, places.keyOf)].map(([id, own]): SortingGroup => {
    const items =
      wish.by === 'order'
        ? own.map((line) => itemOf([line], line.lineNumber))
        : [...Map.groupBy(own, (line) => `${line.storage}/${line.skuId}`).values()].map((same) =>
            itemOf(same, null),
          )
    return { ...places.describe(id, own[0]!), items: items.sort(byStorageAndCode) }
  })
  return { wave, isFinal, groups: groups.sort(byCode) }
}

interface LineToSort extends AllocatedLine {
  quantity: number
  sorted: number
}

async function linesToSort(
  db: Queryable,
  wish: SortingWish,
): Promise<{ wave: number | null; isFinal: boolean; lines: LineToSort[] }> {
  const waves = await listAllocations(db, wish)
  const narrowed = (line: AllocatedLine) =>
    (wish.storage === undefined || line.storage === wish.storage) &&
    (wish.communityId === undefined || line.communityId === wish.communityId)
  if (waves.length === 0 && wish.wave === undefined) {
    const plan = await planProvisionally(db, wish)
    const lines = plan.lines.map(({ line, fromStationId, isReserved, wanted, allocated }) => ({
      ...{ ...line, orderNumber: line.number, fromStationId, isReserved, wantedQuantity: wanted },
      ...{ allocatedQuantity: allocated, sortedQuantity: null, quantity: allocated, sorted: 0 },
    }))
    return {
      wave: null,
      isFinal: false,
      lines: lines.filter(narrowed).filter((line) => line.quantity > 0),
    }
  }
  const allocation = waveOf(waves, wish.wave)
  const own = await listAllocatedLines(db, wish.regionId, allocation.id, {
    communityIds: wish.communityId === undefined ? undefined : [wish.communityId],
    storage: wish.storage,
  })
  const taken = await listTakenReplacements(db, wish.regionId, allocation.id)
  const lineOf = new Map(own.map((line) => [keyOfLine(line), line]))
  const others = taken.flatMap((one): LineToSort[] => {
    const line = lineOf.get(keyOfLine(one))
    if (line === undefined) return []
    return [{ ...line, skuId: one.withSkuId, quantity: one.quantity, sorted: 0 }]
  })
  const lines = own.map((line) => ({
    ...line,
    quantity: line.allocatedQuantity,
    sorted: line.sortedQuantity ?? 0,
  }))
  return {
    wave: allocation.wave,
    isFinal: allocation.finishedAt !== null,
    lines: [...lines.filter((line) => line.quantity > 0), ...others],
  }
}

interface Places {
  keyOf(line: LineToSort): string
  describe(id: string, line: LineToSort): Omit<SortingGroup, 'items'>
}

async function placesOf(
  db: Queryable,
  { regionId, warehouseId, by }: SortingWish,
  lines: readonly LineToSort[],
): Promise<Places> {
  const nobody = { shortNumber: null, slot: null, communityId: null }
  const communityIds = [...new Set(lines.map((line) => line.communityId))]
  if (by === 'order') {
    const settings = await readSettings(
      db,
      regionId,
      { stationId: warehouseId },
      await businessNow(db),
    )
    const wallSlots = settings['sorting.wallSlots']
    return {
      keyOf: (line) => line.orderId,
      describe: (id, line) => {
        const { shortNumber, communityId, orderNumber: code } = line
        return { id, code, name: '', shortNumber, communityId, slot: slotOf(line, wallSlots) }
      },
    }
  }
  if (by === 'community') {
    const found = await listCommunitiesByIds(db, regionId, communityIds)
    const communities = new Map(found.map((one) => [one.id, one]))
    return {
      keyOf: (line) => line.communityId,
      describe: (id) => {
        const { code = '', name = '' } = communities.get(id) ?? {}
        return { ...nobody, id, code, name, communityId: id }
      },
    }
  }
  // A community that no grid station serves is brought straight to its pickup point.
  const grids = await mapGridStationIds(db, regionId, communityIds)
  const keyOf = (line: LineToSort) => grids.get(line.communityId) ?? line.stationId
  const found = await listStationsByIds(db, regionId, [...new Set(lines.map(keyOf))])
  const stations = new Map(found.map((one) => [one.id, one]))
  return {
    keyOf,
    describe: (id) => {
      const { code = '', name = '' } = stations.get(id) ?? {}
      return { ...nobody, id, code, name }
    },
  }
}

const STORAGES = ['ambient', 'chilled', 'frozen']

const byStorageAndCode = (one: SortingItem, other: SortingItem): number =>
  STORAGES.indexOf(one.storage) - STORAGES.indexOf(other.storage) ||
  one.skuCode.localeCompare(other.skuCode) ||
  (one.lineNumber ?? 0) - (other.lineNumber ?? 0)

const byCode = (one: SortingGroup, other: SortingGroup): number =>
  (one.communityId ?? '').localeCompare(other.communityId ?? '') ||
  (one.shortNumber ?? 0) - (other.shortNumber ?? 0) ||
  one.code.localeCompare(other.code)

const HEADERS = ['group', 'name', 'short_number', 'slot', 'storage', 'sku', 'goods', 'quantity']

/** The list as CSV, a row for each of its items. */
export const sortingSheet = ({ groups }: SortingList, locale: Locale | string): string =>
  writeTable(
    [...HEADERS, 'unit', 'sorted'],
    groups.flatMap((group) =>
      group.items.map((item): Cell[] => [
        group.code,
        group.name,
        group.shortNumber,
        group.slot,
        item.storage,
        item.skuCode,
        localName(item.name, locale),
        item.quantity,
        item.isWeighed ? 'g' : 'piece',
        item.sorted,
      ]),
    ),
  )
