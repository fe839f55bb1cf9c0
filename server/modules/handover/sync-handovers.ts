import { businessNow } from '#platform/clock'
import { type Db, transact } from '#platform/db'
import { decideSync, type OfflineItem, type Sync, type SyncKnowledge } from './decide-sync.ts'
import { readClaim } from './identify-holder.ts'
import { lockAtPoint } from './lock-at-point.ts'
import { ordersWithMoreToCome } from './more-to-come.ts'
import { listCodes } from './queries/codes.ts'
import { listSyncItems, lockDevice } from './queries/sync-items.ts'
import type { HandoverSecrets } from './secrets.ts'
import type { PickupClaim } from './token.ts'
import { residentsOf, type SyncResult, writeSync } from './write-sync.ts'

/**
 * Takes over what a phone handed over while offline, each item once however often it is sent. What
 * does not fit what is known by now is kept as a conflict: the first handover stays, nothing that
 * was done or taken is lost. Few statements, however many items.
 * @returns an outcome for each item, in the order sent
 */
export async function syncHandovers(
  db: Db,
  secrets: HandoverSecrets,
  sync: Sync,
): Promise<SyncResult[]> {
  const claims = await readClaims(db, secrets, sync.items)
  const results = await transact(db, async (tx) => {
    const at = await businessNow(tx)
    const { regionId } = sync
    await lockDevice(tx, sync)
    const kept = await listSyncItems(
      tx,
      sync,
      sync.items.map((item) => item.itemId),
    )
    const known = new Map(kept.map((item) => [item.itemId, item]))
    const fresh = firstOfEach(sync.items).filter((item) => !known.has(item.itemId))
    const codeIds = fresh.flatMap((item) => claims.get(item.token ?? '')?.h ?? [])
    const codes = await listCodes(tx, regionId, [...new Set(codeIds)])
    const orderIds = [...new Set(fresh.flatMap((item) => item.orderIds))]
    const points = await lockAtPoint(tx, regionId, orderIds, at)
    const knowledge: SyncKnowledge = {
      regionId,
      communityId: sync.communityId,
      stationId: sync.stationId,
      at,
      claims,
      codes: new Map(codes.map((code) => [code.id, code])),
      points: new Map(points.map((point) => [point.order.id, point])),
      moreToCome: await ordersWithMoreToCome(tx, regionId, points),
      residents: await residentsOf(tx, regionId, fresh, points),
    }
    const decided = decideSync(fresh, knowledge)
    const written = await writeSync(tx, sync, decided, at)
    return { known, written }
  })
  return sync.items.map((item, index) => {
    const before = results.known.get(item.itemId)
    if (before !== undefined) return repeatedOf(before)
    const own = results.written.get(item.itemId)!
    const isFirst = sync.items.findIndex((one) => one.itemId === item.itemId) === index
    return isFirst || own.outcome === 'refused' ? own : repeatedOf(own)
  })
}

const repeatedOf = (first: Pick<SyncResult, 'itemId' | 'outcome' | 'code' | 'reason'>) => ({
  itemId: first.itemId,
  outcome: 'repeated' as const,
  was: first.outcome === 'conflict' ? ('conflict' as const) : ('done' as const),
  code: first.code,
  reason: first.reason,
  handovers: [],
})

function firstOfEach(items: readonly OfflineItem[]): OfflineItem[] {
  return [...new Map([...items].reverse().map((item) => [item.itemId, item])).values()].reverse()
}

/** What tokens claim, by token; those changed are absent. */
async function readClaims(
  db: Db,
  secrets: HandoverSecrets,
  items: readonly OfflineItem[],
): Promise<Map<string, PickupClaim>> {
  const claims = new Map<string, PickupClaim>()
  for (const token of new Set(items.flatMap((item) => item.token ?? []))) {
    const claim = await readClaim(db, secrets, token)
    if (claim !== null) claims.set(token, claim)
  }
  return claims
}
