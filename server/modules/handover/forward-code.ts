import { type Order, stateOf } from '#ordering'
import type { Tx } from '#platform/db'
import { invariant, NotFound } from '#platform/refusals'
import { writeCode } from './issue-code.ts'
import {
  listCodes,
  listForwardedCodes,
  lockCode,
  type PickupCode,
  revokeCode,
} from './queries/codes.ts'
import { lockPickups } from './queries/pickups.ts'
import { ForwardedCodesFull, OrderEnded } from './refusals.ts'
import type { HandoverSecrets } from './secrets.ts'

/** Codes in force for one order at once. */
const MOST_FORWARDED = 5

/**
 * Makes a code by which somebody else fetches one order, once.
 * @throws OrderEnded, ForwardedCodesFull
 */
export async function forwardCode(
  tx: Tx,
  secrets: HandoverSecrets,
  forwarding: { order: Order; name: string; by: string; at: Date },
): Promise<PickupCode> {
  const { order, name, by, at } = forwarding
  const { regionId, communityId, pickupDate, residentId } = order
  const state = stateOf(order)
  if (state !== 'placed') throw new OrderEnded(order.id, state)
  await lockPickups(tx, regionId, [order.id])
  const given = await listForwardedCodes(tx, regionId, order.id)
  const inForce = given.filter((code) => code.revokedAt === null && code.usedAt === null)
  if (inForce.length >= MOST_FORWARDED) throw new ForwardedCodesFull(MOST_FORWARDED)
  const id = await writeCode(tx, secrets, regionId, {
    kind: 'forwarded',
    communityId,
    pickupDate,
    residentId,
    orderId: order.id,
    forwardedTo: name,
    createdAt: at,
    createdBy: by,
  })
  invariant(id !== null, 'digits that nobody has are found')
  const [code] = await listCodes(tx, regionId, [id])
  return code!
}

/** Takes a forwarded code back; done twice it is done once. @throws NotFound */
export async function revokeForwardedCode(
  tx: Tx,
  revocation: { regionId: string; orderId: string; codeId: string; by: string; at: Date },
): Promise<PickupCode> {
  const { regionId, codeId } = revocation
  const code = await lockCode(tx, regionId, codeId)
  if (code === undefined || code.kind !== 'forwarded' || code.orderId !== revocation.orderId) {
    throw new NotFound('forwarded code')
  }
  if (code.revokedAt !== null) return code
  await revokeCode(tx, regionId, codeId, revocation)
  return { ...code, revokedAt: revocation.at }
}
