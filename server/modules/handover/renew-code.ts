import type { Order } from '#ordering'
import type { Tx } from '#platform/db'
import { invariant } from '#platform/refusals'
import { ensureCode } from './issue-code.ts'
import { listCodes, lockCode, type PickupCode, renewCode as writeRenewal } from './queries/codes.ts'
import { type HandoverSecrets, newDigits } from './secrets.ts'

const TRIES = 8

/** Makes the code of an order's holder anew: pictures of the old one are void from now on. */
export async function renewCode(
  tx: Tx,
  secrets: HandoverSecrets,
  order: Order,
  at: Date,
): Promise<PickupCode> {
  const { regionId, communityId } = order
  const { id } = await ensureCode(tx, secrets, order, at)
  await lockCode(tx, regionId, id)
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const digits = secrets.seal({ regionId, communityId }, id, newDigits())
    if (!(await writeRenewal(tx, regionId, id, digits, at))) continue
    const [renewed] = await listCodes(tx, regionId, [id])
    return renewed!
  }
  invariant(false, 'digits that nobody has are found')
}
