import { recordShortfalls } from '#fulfilment'
import { actingLeadersOf } from '#leaders'
import { listFulfilmentLines } from '#ordering'
import type { Queryable, Tx } from '#platform/db'
import { readSettings } from '#platform/settings'
import { announceResolved } from './announce-resolved.ts'
import { cancelRedeliveries } from './cancel-redeliveries.ts'
import { type Discrepancy, unbroughtQuantity } from './discrepancy.ts'
import { addQuantities, closeResolved } from './queries/discrepancies.ts'
import { listLoadsByIds } from './queries/loads.ts'
import { listUnderWay } from './queries/redeliveries.ts'

export interface Settling {
  regionId: string
  by: string | null
  at: Date
  why: string
}

/** Refunds what lacks and was not brought; redeliveries under way are called off. */
export async function settleGaps(
  tx: Tx,
  settling: Settling,
  gaps: readonly Discrepancy[],
): Promise<void> {
  if (gaps.length === 0) return
  const { regionId, by, at, why } = settling
  const ids = gaps.map(({ id }) => id)
  const bearers = await bearersOf(tx, settling, gaps)
  // Of an order that has ended nothing is left to refund.
  const lines = await listFulfilmentLines(tx, regionId, {
    orderIds: [...new Set(gaps.flatMap(({ orderId }) => orderId ?? []))],
  })
  const live = new Set(lines.map(({ orderId }) => orderId))
  const owed = gaps.filter(({ orderId }) => orderId !== null && live.has(orderId))
  const short = owed.map((gap) => ({
    orderId: gap.orderId!,
    lineNumber: gap.lineNumber!,
    quantity: unbroughtQuantity(gap),
    stage: gap.stage,
    ...bearers.get(gap.id)!,
    foundBy: gap.reportedBy,
    subjectId: gap.id,
    why: gap.kind,
  }))
  await recordShortfalls(tx, regionId, short, at)
  await cancelRedeliveries(tx, settling, await listUnderWay(tx, regionId, ids))
  await addQuantities(
    tx,
    regionId,
    gaps.map((gap) => ({ id: gap.id, settled: unbroughtQuantity(gap) })),
  )
  const closing = { resolution: 'refunded', why, by, at } as const
  await announceResolved(tx, settling, await closeResolved(tx, regionId, ids, closing))
}

interface Bearer {
  bearerKind: 'operator' | 'courier' | 'leader'
  bearerId: string | null
}

const OPERATOR: Bearer = { bearerKind: 'operator', bearerId: null }

/** Who bears each: the leader for what was lost there, else as the region says of the road. */
async function bearersOf(
  db: Queryable,
  { regionId, at }: Settling,
  gaps: readonly Discrepancy[],
): Promise<Map<string, Bearer>> {
  const communityIds = [...new Set(gaps.map(({ communityId }) => communityId))]
  const leaders = await actingLeadersOf(db, regionId, communityIds, at)
  const settings = await readSettings(db, regionId, {}, at)
  const loadIds = gaps.flatMap(({ loadId }) => loadId ?? [])
  const loads = new Map((await listLoadsByIds(db, regionId, loadIds)).map((one) => [one.id, one]))
  const isCouriers = settings['delivery.transportBearer'] === 'courier'
  return new Map(
    gaps.map(({ id, stage, communityId, loadId }) => {
      const bearerId =
        stage === 'leader'
          ? leaders.get(communityId)?.id
          : isCouriers && loadId !== null
            ? loads.get(loadId)?.courierId
            : null
      if (bearerId == null) return [id, OPERATOR]
      return [id, { bearerKind: stage === 'leader' ? 'leader' : 'courier', bearerId }]
    }),
  )
}
