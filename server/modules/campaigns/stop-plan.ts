import type { Tx } from '#platform/db'
import type { Plan } from './plan.ts'
import { getPlan, lockPlan, markStopped } from './queries/plans.ts'
import { PlanStopped } from './refusals.ts'

/** Ends a plan: no more windows are made. Those that are made stay, and are withdrawn one by one. */
export async function stopPlan(
  tx: Tx,
  path: { regionId: string; planId: string },
  by: { personId: string; at: Date },
): Promise<Plan> {
  const plan = await lockPlan(tx, path.regionId, path.planId)
  if (plan.stoppedAt !== null) throw new PlanStopped(plan.stoppedAt)
  await markStopped(tx, plan, by.personId, by.at)
  return getPlan(tx, path.regionId, path.planId)
}
