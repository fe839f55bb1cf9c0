import { listSkus } from '#catalog'
import type { Queryable } from '#platform/db'
import type { Names } from '#platform/i18n'
import { listReservations, mapStockLasting } from '#stock'
import { type AllocationState, allocationStateOf } from './allocation-state.ts'
import { dayToLast } from './day-to-last.ts'
import { type DayLine, type PlannedLine, planDay } from './plan-day.ts'
import {
  type AllocationSku,
  listAllocationSkus,
  listAllocations,
  type WarehouseDay,
} from './queries/allocations.ts'
import { type CommunityShare, sumByCommunity } from './queries/lines.ts'
import { listGivenBefore, listLinesOfDay, listSuppliesOfDay } from './read-day.ts'

interface Share {
  communityId: string
  wanted: number
  allocated: number
}

export interface ShownAllocation extends AllocationState {
  skus: (AllocationSku & {
    name: Names
    isWeighed: boolean
    missing: number
    communities: Share[]
  })[]
}

/**
 * Who gets what of a day by SKU and community: as it stands, or while receipt is open as it would be
 * with what has come so far. More that comes takes nothing from anyone.
 */
export async function showAllocation(db: Queryable, day: WarehouseDay): Promise<ShownAllocation> {
  const state = await allocationStateOf(db, day.regionId, day)
  const { skus, shares } =
    state.allocationId === null
      ? await readProvisional(db, day)
      : await readFinal(db, day, state.allocationId)
  const facts = new Map(
    (
      await listSkus(
        db,
        skus.map((sku) => sku.skuId),
      )
    ).map((sku) => [sku.id, sku]),
  )
  const sharesOf = Map.groupBy(shares, (share) => share.skuId)
  return {
    ...state,
    skus: skus.map((sku) => ({
      ...sku,
      name: facts.get(sku.skuId)?.names ?? {},
      isWeighed: facts.get(sku.skuId)?.measure === 'weighed',
      missing: sku.wanted - sku.allocated,
      communities: (sharesOf.get(sku.skuId) ?? []).map(({ communityId, wanted, allocated }) => ({
        ...{ communityId, wanted, allocated },
      })),
    })),
  }
}

type Shares = Pick<CommunityShare, 'skuId' | keyof Share>[]

async function readFinal(
  db: Queryable,
  day: WarehouseDay,
  id: string,
): Promise<{ skus: AllocationSku[]; shares: Shares }> {
  return {
    skus: await listAllocationSkus(db, day.regionId, id),
    shares: await sumByCommunity(db, day),
  }
}

async function readProvisional(
  db: Queryable,
  day: WarehouseDay,
): Promise<{ skus: AllocationSku[]; shares: Shares }> {
  const plan = await planProvisionally(db, day)
  const shares = Map.groupBy(plan.lines, ({ line }) => `${line.skuId}/${line.communityId}`)
  return {
    skus: plan.skus.sort((one, other) => (one.skuId < other.skuId ? -1 : 1)),
    shares: [...shares.values()].map((own) => ({
      skuId: own[0]!.line.skuId,
      communityId: own[0]!.line.communityId,
      wanted: sumOf(own, ({ wanted }) => wanted),
      allocated: sumOf(own, ({ allocated }) => allocated),
    })),
  }
}

/** The plan with what has come so far; nothing of it is written. */
export async function planProvisionally(db: Queryable, day: WarehouseDay) {
  const lines = await listLinesOfDay(db, day)
  const orderIds = [...new Set(lines.map((line) => line.orderId))]
  const held = await listReservations(db, day.regionId, orderIds)
  const supplies = await listSuppliesOfDay(db, day)
  const given = await listGivenBefore(db, day.regionId, await listAllocations(db, day))
  const lasting = await mapStockLasting(db, day.regionId, held, await dayToLast(db, day))
  return planDay({ warehouseId: day.warehouseId, lines, supplies, held, lasting, given })
}

const sumOf = (
  own: readonly PlannedLine<DayLine>[],
  of: (one: PlannedLine<DayLine>) => number,
): number => own.reduce((sum, one) => sum + of(one), 0)
