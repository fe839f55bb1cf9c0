import { listFulfilmentLines, type Order } from '#ordering'
import { getRegion } from '#places'
import type { Queryable } from '#platform/db'
import { newId } from '#platform/ids'
import type { SigningKeys } from '#platform/keys'
import { invariant } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { zonedInstant } from '#platform/time'
import { deadlineOf } from './deadline.ts'
import { findCodeOf, insertCode, type NewCode, type PickupCode } from './queries/codes.ts'
import { listPickups } from './queries/pickups.ts'
import { type HandoverSecrets, newDigits } from './secrets.ts'
import { type PickupClaim, writeToken } from './token.ts'

/** A code as its holder shows it. */
export interface ShownCode {
  codeId: string
  digits: string
  token: string
  orderIds: readonly string[]
  shortNumber: number
  communityId: string
  stationId: string
  pickupDate: string
  version: number
  validFrom: Date
  validUntil: Date
}

const TRIES = 8

/** Writes a code with digits that nobody else has there on that day; the one that is there stays. */
export async function writeCode(
  db: Queryable,
  secrets: HandoverSecrets,
  regionId: string,
  code: Omit<NewCode, 'id' | 'hashKeyId' | 'digitsHash' | 'sealKeyId' | 'digitsSealed'>,
): Promise<string | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const id = newId()
    const sealed = secrets.seal({ regionId, communityId: code.communityId }, id, newDigits())
    if (await insertCode(db, regionId, { ...code, id, ...sealed })) return id
    // Taken digits, or the holder got a code at the same time.
    if (code.kind !== 'forwarded') {
      const holder = { ...code, orderId: code.orderId ?? '' }
      if ((await findCodeOf(db, regionId, holder)) !== undefined) return null
    }
  }
  return null
}

/** The code of an order's holder, made when it is first asked for. */
export async function ensureCode(
  db: Queryable,
  secrets: HandoverSecrets,
  order: Order,
  at: Date,
): Promise<PickupCode> {
  const { regionId, residentId, communityId, pickupDate } = order
  const holder = { residentId, orderId: order.id, communityId, pickupDate }
  const there = await findCodeOf(db, regionId, holder)
  if (there !== undefined) return there
  await writeCode(db, secrets, regionId, {
    kind: residentId === null ? 'order' : 'resident',
    communityId,
    pickupDate,
    residentId,
    orderId: residentId === null ? order.id : null,
    forwardedTo: null,
    createdAt: at,
    createdBy: null,
  })
  const made = await findCodeOf(db, regionId, holder)
  invariant(made !== undefined, 'a code could be made')
  return made
}

/** A code with its digits and a token signed now for the orders that it opens. */
export async function showCode(
  db: Queryable,
  secrets: HandoverSecrets,
  keys: Pick<SigningKeys, 'sign'>,
  shown: { order: Order; code: PickupCode; at: Date },
): Promise<ShownCode> {
  const { order, code, at } = shown
  const { regionId } = order
  const orderIds = await openedBy(db, order, code)
  const { validFrom, validUntil } = await validityOf(db, order, at)
  const claim: PickupClaim = {
    v: 1,
    r: regionId,
    c: code.communityId,
    d: code.pickupDate,
    h: code.id,
    n: code.version,
    s: order.shortNumber,
    o: orderIds,
    f: Math.floor(validFrom.getTime() / 1000),
    u: Math.floor(validUntil.getTime() / 1000),
  }
  return {
    codeId: code.id,
    digits: secrets.open(code.id, code),
    token: writeToken(claim, keys),
    orderIds,
    shortNumber: order.shortNumber,
    communityId: code.communityId,
    stationId: order.stationId,
    pickupDate: code.pickupDate,
    version: code.version,
    validFrom,
    validUntil,
  }
}

const MOST_ORDERS = 20

async function openedBy(db: Queryable, order: Order, code: PickupCode): Promise<string[]> {
  if (code.orderId !== null || order.residentId === null) return [order.id]
  const lines = await listFulfilmentLines(db, order.regionId, {
    pickupDate: order.pickupDate,
    communityIds: [order.communityId],
    residentId: order.residentId,
  })
  const live = lines.filter((line) => line.closedAt === null).map((line) => line.orderId)
  return [...new Set([order.id, ...live])].slice(0, MOST_ORDERS)
}

/** From the morning of the pickup day until the goods go back. */
async function validityOf(
  db: Queryable,
  order: Order,
  at: Date,
): Promise<{ validFrom: Date; validUntil: Date }> {
  const { regionId, communityId, pickupDate } = order
  const { timeZone } = await getRegion(db, regionId)
  const [pickup] = await listPickups(db, regionId, [order.id])
  const rules = await readSettings(db, regionId, { communityId }, at)
  const known = pickup?.deadlineAt ?? null
  return {
    validFrom: zonedInstant(pickupDate, '00:00', timeZone),
    validUntil: known ?? deadlineOf({ pickupDate, storages: [], readyAt: at }, rules, timeZone),
  }
}
