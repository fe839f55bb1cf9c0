import { listFulfilmentLines, type Order, stateOf } from '#ordering'
import type { Queryable } from '#platform/db'
import { readSettings } from '#platform/settings'
import { claimWindowEnd } from './claim-window.ts'
import { claimableOf } from './claimable.ts'
import { handedOverAt } from './handed-over-at.ts'
import { listClaimsOfOrders } from './queries/claims.ts'
import { NotHandedOver } from './refusals.ts'

/** What of an order may be claimed, until when, and for what a picture is asked. */
export async function showClaimable(db: Queryable, order: Order, at: Date) {
  const { regionId, id, communityId } = order
  const settings = await readSettings(db, regionId, { communityId }, at)
  const since = await claimableSince(db, order)
  const claims = await listClaimsOfOrders(db, regionId, [id])
  const lines = since === null ? [] : await listFulfilmentLines(db, regionId, { orderIds: [id] })
  return {
    isHere: since !== null,
    state: stateOf(order),
    pictureReasons: settings['aftersales.pictureReasons'],
    pictureFromMinor: settings['aftersales.pictureFromMinor'],
    lines: lines.map((line) => ({
      lineNumber: line.lineNumber,
      quantity: claimableOf(
        line,
        claims.filter((claim) => claim.lineNumber === line.lineNumber),
      ),
      dueMinor: line.dueMinor,
      until: claimWindowEnd(settings, line.storage, since!),
    })),
  }
}

/** Null where the goods are not here yet, or never came to anyone. */
async function claimableSince(db: Queryable, order: Order): Promise<Date | null> {
  try {
    return await handedOverAt(db, order)
  } catch (error) {
    if (error instanceof NotHandedOver) return null
    throw error
  }
}
