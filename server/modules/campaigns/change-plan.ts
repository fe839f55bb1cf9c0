import type { Tx } from '#platform/db'
import { Stale } from '#platform/refusals'
import { refuseUnfitPlan } from './create-plan.ts'
import type { Plan, PlanFields } from './plan.ts'
import { getPlan, lockPlan, updatePlan } from './queries/plans.ts'
import { PlanStopped } from './refusals.ts'

/** Changes a plan for the windows that are not made yet; those that are stay as they are. */
export async function changePlan(
  tx: Tx,
  path: { regionId: string; planId: string; version: number },
  fields: PlanFields,
  at: Date,
): Promise<Plan> {
  const { regionId, planId, version } = path
  const plan = await lockPlan(tx, regionId, planId)
  if (plan.stoppedAt !== null) throw new PlanStopped(plan.stoppedAt)
  if (plan.version !== version) throw new Stale('window plan', plan.version)
  await refuseUnfitPlan(tx, regionId, fields, at)
  await updatePlan(tx, { ...plan, ...fields })
  return getPlan(tx, regionId, planId)
}
