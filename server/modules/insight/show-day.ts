import { windowState } from '#campaigns'
import { listSkus } from '#catalog'
import { actingLeadersOf, listLeadersByIds } from '#leaders'
import { getRegion, listCommunitiesByIds } from '#places'
import { businessNow } from '#platform/clock'
import type { Db } from '#platform/db'
import { listSuppliersByIds } from '#suppliers'
import { alertsOf } from './alerts.ts'
import { communityState } from './community-state.ts'
import { type DayFacts, readDayFacts } from './day-facts.ts'

/** A pickup day of a region on one page. Throws NotFound for a region that is not run. */
export async function showDay(db: Db, regionId: string, pickupDate: string) {
  const region = await getRegion(db, regionId)
  const at = await businessNow(db)
  const facts = await readDayFacts(db, { region, pickupDate, at })
  const communities = await nameCommunities(db, regionId, facts, at)
  const suppliers = await listSuppliersByIds(db, regionId, [
    ...facts.unanswered.map(({ supplierId }) => supplierId),
    ...facts.expected.map(({ supplierId }) => supplierId),
  ])
  const supplierName = (id: string) => suppliers.find((one) => one.id === id)?.name ?? null
  const skus = await listSkus(
    db,
    facts.unanswered.map(({ skuId }) => skuId),
  )
  const next = facts.expected.find(({ expectedAt }) => expectedAt >= at)
  const names = {
    supplier: supplierName,
    community: (id: string) => communities.find((one) => one.id === id)?.name ?? null,
    goods: (id: string) => skus.find((sku) => sku.id === id)?.names ?? null,
  }
  return {
    pickupDate,
    serverTime: at,
    windows: facts.windows.map((window) => ({
      id: window.id,
      name: window.name,
      state: windowState(window, at),
      opensAt: window.opensAt,
      closesAt: window.closesAt,
      pickupDate: window.pickupDate,
      ...total(facts.sums.filter(({ windowId }) => windowId === window.id)),
    })),
    orders: {
      ...total(facts.ofDay),
      awaitingPayment: sum(facts.ofDay, 'awaitingPayment'),
      communities: facts.communityIds.length,
      ...facts.returning,
    },
    hours: facts.hours,
    purchaseOrders: {
      ...facts.purchaseOrders,
      nextExpectedAt: next?.expectedAt ?? null,
      nextSupplierName: next === undefined ? null : supplierName(next.supplierId),
    },
    short: facts.short,
    bags: { bags: sum(facts.bags, 'bags'), sorted: sum(facts.bags, 'sorted') },
    loads: facts.loads,
    handovers: {
      ready: sum(facts.handovers, 'ready'),
      handedOver: sum(facts.handovers, 'handedOver'),
      offline: sum(facts.handovers, 'offline'),
      returned: sum(facts.handovers, 'returned'),
    },
    claims: {
      open: facts.claims.open,
      withPictures: facts.claims.withPictures,
      oldestAt: facts.claims.oldestAt,
      medianSeconds: facts.claims.medianSeconds,
    },
    communities,
    alerts: alertsOf(facts, names, at),
  }
}

async function nameCommunities(db: Db, regionId: string, facts: DayFacts, at: Date) {
  const { communityIds, ofDay } = facts
  const acting = await actingLeadersOf(db, regionId, communityIds, at)
  const leaderIds = [...acting.values()].flatMap(({ id, forLeaderId }) => [id, forLeaderId])
  const leaders = await listLeadersByIds(db, regionId, [...new Set(leaderIds)])
  const nameOf = (id: string | undefined) => leaders.find((one) => one.id === id)?.name ?? null
  const bags = byCommunity(facts.bags)
  const handovers = byCommunity(facts.handovers)
  const roads = byCommunity(facts.roads)
  const sales = Map.groupBy(ofDay, ({ communityId }) => communityId)
  const rows = await listCommunitiesByIds(db, regionId, communityIds)
  return rows
    .map(({ id, name, latitude, longitude }) => {
      const lead = acting.get(id)
      const road = roads.get(id)
      const known = {
        ...total(sales.get(id) ?? []),
        bags: bags.get(id)?.bags ?? 0,
        sorted: bags.get(id)?.sorted ?? 0,
        ready: handovers.get(id)?.ready ?? 0,
        handedOver: handovers.get(id)?.handedOver ?? 0,
        gaps: road?.gaps ?? 0,
        surpluses: road?.surpluses ?? 0,
      }
      const state = communityState({
        ...known,
        isOnTheWay: road?.isOnTheWay === true,
        hasArrived: road?.arrivedAt != null,
        isConfirmed: road?.confirmedAt != null,
        returned: handovers.get(id)?.returned ?? 0,
      })
      const standsIn = lead !== undefined && lead.forLeaderId !== lead.id
      return {
        ...{ id, name, latitude, longitude },
        leaderName: nameOf(lead?.id),
        forLeaderName: standsIn ? nameOf(lead.forLeaderId) : null,
        ...known,
        state,
      }
    })
    .sort((one, other) => other.orders - one.orders)
}

const byCommunity = <Row extends { communityId: string }>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [row.communityId, row]))

const sum = <Key extends string>(rows: readonly Record<Key, number>[], key: Key): number =>
  rows.reduce((all, row) => all + row[key], 0)

const total = (rows: readonly { orders: number; salesMinor: number }[]) => ({
  orders: sum(rows, 'orders'),
  salesMinor: sum(rows, 'salesMinor'),
})
