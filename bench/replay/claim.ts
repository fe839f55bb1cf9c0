import { inParallel } from '../calls/in-parallel.ts'
import { type NamedLine, readLines } from './day-queries.ts'
import type { RegionDay } from './region-day.ts'
import { leaderName, type Player } from './world.ts'

interface Claim {
  id: string
  decision: string | null
}

const CALLS_AT_ONCE = 4
const WHY = 'Half of it was rotten.'

/** Those whom the plan names claim whole lines; what no rule grants, support decides. */
export async function claim(day: RegionDay): Promise<void> {
  const { claims } = day.plan
  if (claims.length === 0) return
  const baskets = claims.map(({ basket }) => basket.id)
  const lines = await readLines(day.db, day.regionId, day.pickupDate, baskets)
  const named = new Map(lines.map((line) => [`${line.basket} ${line.product}`, line]))
  await inParallel(CALLS_AT_ONCE, claims, async ({ basket, product }) => {
    const line = named.get(`${basket.id} ${product}`)
    if (line === undefined || line.isClaimed || day.stop.aborted) return
    const who = day.world.people.get(basket.customer ?? leaderName(line.store))!
    await claimLine(day, line, who)
  })
}

async function claimLine(day: RegionDay, line: NamedLine, who: Player): Promise<void> {
  const raised = await day.api.ask<Claim>({
    method: 'POST',
    path: `${day.path}/orders/${line.orderId}/lines/${line.lineNumber}/claims`,
    token: who.token,
    key: `${day.key}-claim-${line.basket}-${line.product}`,
    body: { reason: 'spoiled', wish: 'refund', note: WHY },
  })
  if (raised.decision !== null) return
  const { supplier } = day.plan.skus.get(line.product)!
  await day.api.ask({
    method: 'POST',
    path: `${day.path}/claims/${raised.id}/decision`,
    token: day.world.staff.support.token,
    key: `${day.key}-decision-${line.basket}-${line.product}`,
    body: {
      decision: 'refund',
      bearerKind: 'supplier',
      bearerId: day.hub.suppliers.get(supplier)!.supplierId,
      why: WHY,
    },
  })
}
