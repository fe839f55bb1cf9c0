import { tell } from '#notify'
import { listOrdersByIds } from '#ordering'
import { cashAccountOf } from '#payments'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { listResidentsByIds, type Resident } from '#residents'
import { bagCountsOf } from './bag-counts.ts'
import { cancelDoorDeliveries } from './cancel-door-delivery.ts'
import type { DecidedItem, OfflineItem, Sync } from './decide-sync.ts'
import { markCodesUsed } from './queries/codes.ts'
import { insertConflicts, type NewConflict } from './queries/conflicts.ts'
import { listLiveHandovers, type NewHandover } from './queries/handovers.ts'
import { insertSyncItems } from './queries/sync-items.ts'
import { recordHandovers } from './record-handovers.ts'
import type { OrderAtPoint } from './standing.ts'
import { CONFLICTS, REFUSALS } from './sync-words.ts'
import { tellForwardedUsed } from './tell-of-codes.ts'

export interface SyncResult {
  itemId: string
  outcome: 'done' | 'repeated' | 'conflict' | 'refused'
  /** What became of it the first time, where it was sent before. */
  was: 'done' | 'conflict' | null
  code: string | null
  reason: string | null
  handovers: { id: string; orderId: string }[]
}

/** Residents by whose phone and name items were handed over. */
export async function residentsOf(
  tx: Tx,
  regionId: string,
  items: readonly OfflineItem[],
  points: readonly OrderAtPoint[],
): Promise<Map<string, Resident>> {
  if (!items.some((item) => item.phoneLastFour !== undefined)) return new Map()
  const ids = [...new Set(points.flatMap(({ order }) => order.residentId ?? []))]
  const residents = await listResidentsByIds(tx, regionId, ids)
  return new Map(residents.map((one) => [one.id, one]))
}

/** Writes what was decided of a sync, set by set. */
export async function writeSync(
  tx: Tx,
  sync: Sync,
  decided: readonly DecidedItem[],
  at: Date,
): Promise<Map<string, SyncResult>> {
  const accepted = decided.filter((one) => one.refused === null)
  const handovers = await writeHandovers(tx, sync, accepted, at)
  const conflicts = await writeConflicts(tx, sync, accepted, at)
  await insertSyncItems(
    tx,
    sync,
    accepted.map(({ item, conflicts: of }) => ({
      itemId: item.itemId,
      outcome: of.length === 0 ? 'done' : 'conflict',
      code: of[0]?.kind ?? null,
      reason: of[0] === undefined ? null : CONFLICTS[of[0].kind],
      orderIds: item.orderIds,
      handedBy: sync.by,
      handedAt: item.handedOverAt,
      cashMinor: item.cashTakenMinor,
    })),
    at,
  )
  await tellOfConflicts(tx, sync.regionId, conflicts, accepted)
  return new Map(decided.map((one) => [one.item.itemId, resultOf(one, handovers)]))
}

async function writeHandovers(
  tx: Tx,
  sync: Sync,
  accepted: readonly DecidedItem[],
  at: Date,
): Promise<Map<string, NewHandover>> {
  const { regionId } = sync
  const given = accepted.flatMap(({ item, method, code, given: of }) =>
    of.map((one) => ({ ...one, item, method, code })),
  )
  const bags = await bagCountsOf(
    tx,
    regionId,
    given.map(({ point }) => point.order.id),
  )
  const written = await recordHandovers(
    tx,
    given.map(({ point, item, method, code, cashMinor }) => ({
      at: point,
      method,
      codeId: code?.id ?? null,
      handedAt: item.handedOverAt,
      cashMinor,
      bagCount: bags.get(point.order.id) ?? 0,
    })),
    { ...sync, why: 'collected', isPast: true, at },
  )
  // Handed over at the point after all: nobody brings it to the door any more.
  const doors = given.flatMap(({ point }) => point.doorDelivery ?? [])
  await cancelDoorDeliveries(
    tx,
    regionId,
    doors.filter((door) => door.doneAt === null),
    { why: 'collected', by: sync.by, at },
  )
  const used = given.flatMap(({ code }) => (code?.kind === 'forwarded' ? [code] : []))
  await markCodesUsed(
    tx,
    regionId,
    used.map((code) => code.id),
    at,
  )
  await tellForwardedUsed(
    tx,
    regionId,
    used.map((code) => ({ code, orderId: code.orderId! })),
  )
  return new Map(written.map((one) => [one.orderId, one]))
}

async function writeConflicts(
  tx: Tx,
  sync: Sync,
  accepted: readonly DecidedItem[],
  at: Date,
): Promise<NewConflict[]> {
  const found = accepted.flatMap(({ item, conflicts }) =>
    conflicts.map((conflict) => ({ item, ...conflict })),
  )
  const orderIds = [...new Set(found.map((one) => one.orderId))]
  const live = await listLiveHandovers(tx, sync.regionId, orderIds)
  const liveOf = new Map(live.map((one) => [one.orderId, one.id]))
  const conflicts = found.map(
    ({ item, orderId, kind, cashMinor }): NewConflict => ({
      id: newId(),
      orderId,
      communityId: sync.communityId,
      kind,
      handoverId: liveOf.get(orderId) ?? null,
      deviceId: sync.deviceId,
      itemId: item.itemId,
      handedBy: sync.by,
      handedAt: item.handedOverAt,
      cashMinor,
      cashAccountId: cashMinor === 0 ? null : cashAccountOf(sync.holder),
      recordedAt: at,
    }),
  )
  await insertConflicts(tx, sync.regionId, conflicts)
  return conflicts
}

/** Both who handed over are told; operations have their list. */
async function tellOfConflicts(
  tx: Tx,
  regionId: string,
  conflicts: readonly NewConflict[],
  accepted: readonly DecidedItem[],
): Promise<void> {
  if (conflicts.length === 0) return
  const { currency } = await getRegion(tx, regionId)
  const live = await listLiveHandovers(tx, regionId, [...new Set(conflicts.map((c) => c.orderId))])
  const firstBy = new Map(live.map((one) => [one.orderId, one.handedBy]))
  const numbers = await numbersOf(tx, regionId, conflicts, accepted)
  await tell(
    tx,
    conflicts.flatMap((conflict) => {
      const { orderId, handedBy, cashMinor, id: factId } = conflict
      const both = new Set([handedBy, firstBy.get(orderId) ?? handedBy])
      const params = { orderNumber: numbers.get(orderId) ?? '', currency, cashMinor }
      return [...both].map((personId) => {
        return { regionId, personId, template: 'handover.conflict' as const, factId, params }
      })
    }),
  )
}

async function numbersOf(
  tx: Tx,
  regionId: string,
  conflicts: readonly NewConflict[],
  accepted: readonly DecidedItem[],
): Promise<Map<string, string>> {
  const known = accepted.flatMap(({ given }) => given.map(({ point }) => point.order))
  const numbers = new Map(known.map((order) => [order.id, order.number]))
  const missing = conflicts.map((one) => one.orderId).filter((id) => !numbers.has(id))
  for (const order of await listOrdersByIds(tx, regionId, [...new Set(missing)])) {
    numbers.set(order.id, order.number)
  }
  return numbers
}

function resultOf(
  { item, refused, given, conflicts }: DecidedItem,
  handovers: ReadonlyMap<string, NewHandover>,
): SyncResult {
  const { itemId } = item
  if (refused !== null) {
    const reason = REFUSALS[refused]
    return { itemId, outcome: 'refused', was: null, code: refused, reason, handovers: [] }
  }
  const first = conflicts[0]
  return {
    itemId,
    outcome: first === undefined ? 'done' : 'conflict',
    was: null,
    code: first?.kind ?? null,
    reason: first === undefined ? null : CONFLICTS[first.kind],
    handovers: given.map(({ point }) => {
      const { id, orderId } = handovers.get(point.order.id)!
      return { id, orderId }
    }),
  }
}
