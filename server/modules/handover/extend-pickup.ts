import type { Order } from '#ordering'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { readSettings } from '#platform/settings'
import { deadlineOf, extended } from './deadline.ts'
import { lockPickups, type Pickup, extendPickup as writeExtension } from './queries/pickups.ts'
import { NoMoreExtensions, NotWaiting } from './refusals.ts'

/**
 * Lets goods wait longer than their deadline, as often as the setting allows.
 * @throws NotWaiting, NoMoreExtensions
 */
export async function extendPickup(
  tx: Tx,
  extension: { order: Order; by: string; at: Date },
): Promise<Pickup> {
  const { order, by, at } = extension
  const { regionId, communityId } = order
  const [pickup] = await lockPickups(tx, regionId, [order.id])
  if (pickup === undefined) throw new NotWaiting('not-ready')
  if (pickup.handedAt !== null) throw new NotWaiting('handed')
  if (pickup.returnedAt !== null) throw new NotWaiting('returned')
  const rules = await readSettings(tx, regionId, { communityId }, at)
  const most = rules['handover.mostExtensions']
  if (pickup.extensions >= most) throw new NoMoreExtensions(most)
  const { timeZone } = await getRegion(tx, regionId)
  const from = pickup.deadlineAt ?? deadlineOf({ ...pickup, storages: [] }, rules, timeZone)
  const deadlineAt = extended(from, rules, timeZone)
  await writeExtension(tx, regionId, order.id, { deadlineAt, by, at })
  await announce(tx, {
    regionId,
    type: 'order.pickup-extended',
    subjectKind: 'order',
    subjectId: order.id,
    body: { communityId, residentId: order.residentId, deadlineAt },
    actorId: by,
    occurredAt: at,
  })
  return { ...pickup, deadlineAt, extensions: pickup.extensions + 1 }
}
