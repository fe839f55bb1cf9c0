import { returnDeliveryFees } from '#ordering'
import type { Tx } from '#platform/db'
import { type FeeMove, moveFees, returnFees } from './door-fees.ts'
import { type DoorDelivery, lockRidingAlong } from './queries/door-deliveries.ts'
import { updateFees } from './queries/door-fees.ts'

/**
 * Ends the fees of deliveries that were called off and whose orders are locked. What goes to the same
 * door on that day and rode along without a fee takes the fee over; where nothing did, what was paid
 * goes back: to the wallet, or off the order that paid for its own delivery.
 * @returns what went back to wallets, in minor units by delivery
 */
export async function endFees(
  tx: Tx,
  cancelled: readonly DoorDelivery[],
  move: FeeMove,
): Promise<Map<string, number>> {
  const { regionId, by, at } = move
  const withFee = cancelled.filter((one) => one.feeMinor > 0)
  const moved = takenOver(withFee, await lockRidingAlong(tx, regionId, withFee))
  await updateFees(
    tx,
    regionId,
    [...moved].map(([from, to]) => ({ ...from, id: to.id })),
  )
  const inWallets = withFee.filter((one) => one.paidHow === 'wallet')
  await moveFees(
    tx,
    inWallets.flatMap((from) => {
      const to = moved.get(from)
      return to === undefined ? [] : [{ from, to }]
    }),
    move,
  )
  const returned = inWallets.filter((one) => !moved.has(one))
  await returnFees(tx, returned, move)

  const ofOrders = cancelled.filter((one) => one.paidHow === 'none')
  await returnDeliveryFees(
    tx,
    regionId,
    ofOrders.map((one) => ({ orderId: one.orderId, causeId: one.id })),
    { reason: 'not-delivered', subjectId: ofOrders[0]?.id ?? '', by, at },
  )
  return new Map(returned.map((one) => [one.id, one.feeMinor]))
}

/** Which delivery takes over whose fee: one for each fee at most. Pure. */
function takenOver(
  withFee: readonly DoorDelivery[],
  riding: readonly DoorDelivery[],
): Map<DoorDelivery, DoorDelivery> {
  const free = Map.groupBy(riding, doorOf)
  return new Map(
    withFee.flatMap((from): [DoorDelivery, DoorDelivery][] => {
      const to = free.get(doorOf(from))?.shift()
      return to === undefined ? [] : [[from, to]]
    }),
  )
}

const doorOf = (one: DoorDelivery): string =>
  `${one.residentId}/${one.communityId}/${one.pickupDate}`
