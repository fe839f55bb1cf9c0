import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { LEVELS } from './leader.ts'
import { type CommissionRateRow, insertRate, type RateScope } from './queries/commission.ts'
import { getLeader } from './queries/leaders.ts'
import { RateInThePast } from './refusals.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export interface CommissionRateWish {
  regionId: string
  scope: RateScope
  scopeKey: string
  rateBasisPoints: number | null
  /** At once when absent. */
  inForceFrom?: Date | undefined
  by: string
  at: Date
}

/**
 * Sets the rate of a leader, a level or a SKU from an instant on, or takes it away with null. What
 * was sold before keeps its rate. Throws RateInThePast, Invalid, NotFound (leader).
 */
export async function setCommissionRate(
  tx: Tx,
  wish: CommissionRateWish,
): Promise<CommissionRateRow> {
  const { regionId, scope, scopeKey, rateBasisPoints, by, at } = wish
  const inForceFrom = wish.inForceFrom ?? at
  if (inForceFrom < at) throw new RateInThePast()
  if (scope === 'level' && !(LEVELS as readonly string[]).includes(scopeKey)) {
    throw new Invalid('scopeKey', `A level is one of ${LEVELS.join(', ')}.`)
  }
  if (scope !== 'level' && !UUID.test(scopeKey)) {
    throw new Invalid('scopeKey', `Give the id of the ${scope}.`)
  }
  if (scope === 'leader') {
    const leader = await getLeader(tx, regionId, scopeKey)
    if (leader.personId === by) throw new Invalid('scopeKey', 'Nobody sets their own commission.')
  }
  const rate = { id: newId(), scope, scopeKey, rateBasisPoints, inForceFrom, setBy: by, setAt: at }
  await insertRate(tx, regionId, rate)
  await announce(tx, {
    type: 'commission.rate-set',
    regionId,
    subjectKind: 'commission-rate',
    subjectId: rate.id,
    body: { scope, scopeKey, rateBasisPoints, inForceFrom },
    actorId: by,
    occurredAt: at,
  })
  return rate
}
