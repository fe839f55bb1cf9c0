import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { localDate } from '#platform/time'
import type { Confirmation } from './confirm-delivery.ts'
import { lockDeliveries } from './queries/deliveries.ts'
import { recordDiscrepancies } from './record-discrepancies.ts'
import { NotArrived, NotConfirmed, ReportTooLate } from './refusals.ts'

/**
 * Writes what was found after the confirmation, until the day of pickup ends: what lacks then was
 * lost at the leader's.
 * @throws NotArrived NotConfirmed ReportTooLate
 */
export async function reportLater(tx: Tx, report: Confirmation): Promise<void> {
  const { regionId, communityId, pickupDate, at } = report
  const deliveries = await lockDeliveries(tx, regionId, { communityId, pickupDate })
  if (deliveries.length === 0) throw new NotArrived()
  const confirmed = deliveries.filter(
    ({ confirmedAt, confirmBy }) => confirmedAt !== null || confirmBy <= at,
  )
  if (confirmed.length === 0) throw new NotConfirmed()
  const { timeZone } = await getRegion(tx, regionId)
  if (localDate(at, timeZone) > pickupDate) throw new ReportTooLate(pickupDate)
  await recordDiscrepancies(tx, { ...report, deliveries: confirmed, stage: 'leader' })
}
