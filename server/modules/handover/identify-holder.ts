import { listFulfilmentLines, listOrders } from '#ordering'
import { getPickupStationOf, getRegion, listStationsByIds } from '#places'
import { businessNow } from '#platform/clock'
import { type Db, type Queryable, type Tx, transact } from '#platform/db'
import { readSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import { listResidentsByIds } from '#residents'
import { plainNumber } from './order-slip.ts'
import { lockAttempts, putAttempts, type Target } from './queries/attempts.ts'
import { findCodeByHash, listCodes, type PickupCode } from './queries/codes.ts'
import { CodeAltered, CodeOfAnotherPlace, TooManyGuesses, WrongCode } from './refusals.ts'
import type { HandoverSecrets } from './secrets.ts'
import { type Proof, plainName, type Showing } from './showing.ts'
import { type PickupClaim, readToken } from './token.ts'

export interface Asking {
  regionId: string
  communityId: string
  proof: Proof
}

/**
 * Finds whose goods a proof speaks of. What can be guessed is counted per community and day, not
 * per address or caller, in a transaction of its own: the refusal that follows does not undo it.
 * @throws WrongCode, TooManyGuesses, CodeAltered, CodeOfAnotherPlace
 */
export async function identifyHolder(
  db: Db,
  secrets: HandoverSecrets,
  asking: Asking,
): Promise<Showing> {
  const { proof } = asking
  if ('token' in proof) return byToken(db, secrets, asking, proof.token)
  const kind = 'digits' in proof ? 'digits' : 'slip' in proof ? 'slip' : 'phone'
  const found = await transact(db, async (tx) => {
    const at = await businessNow(tx)
    const { timeZone } = await getRegion(tx, asking.regionId)
    const day = localDate(at, timeZone)
    const { regionId, communityId } = asking
    return guess(tx, { regionId, communityId, day, kind }, at, () => {
      if ('digits' in proof) return byDigits(tx, secrets, asking, proof.digits)
      if ('slip' in proof) return bySlip(tx, asking, proof.slip)
      return byPhone(tx, asking, { ...proof, pickupDate: proof.pickupDate ?? day })
    })
  })
  if (found instanceof Error) throw found
  return found
}

/** One guess under the target's lock; what is wrong is returned, so that its count is committed. */
async function guess(
  tx: Tx,
  target: Target,
  at: Date,
  look: () => Promise<Showing | null>,
): Promise<Showing | WrongCode | TooManyGuesses> {
  const attempts = await lockAttempts(tx, target)
  if (attempts.lockedUntil !== null && attempts.lockedUntil > at) {
    return new TooManyGuesses(attempts.lockedUntil, at)
  }
  const found = await look()
  if (found !== null) return found
  const { regionId, communityId } = target
  const settings = await readSettings(tx, regionId, { communityId }, at)
  const most = settings['handover.wrongGuesses']
  // A lock that is over starts the count anew.
  const wrong = (attempts.lockedUntil === null ? attempts.wrong : 0) + 1
  const lockedUntil =
    wrong < most ? null : new Date(at.getTime() + settings['handover.lockMinutes'] * 60_000)
  await putAttempts(tx, target, { wrong, lockedUntil })
  return new WrongCode(most - wrong)
}

async function byDigits(
  db: Queryable,
  secrets: HandoverSecrets,
  { regionId, communityId }: Asking,
  digits: string,
): Promise<Showing | null> {
  const hashes = secrets.hashesOf({ regionId, communityId }, digits)
  const code = await findCodeByHash(db, regionId, communityId, hashes)
  return code === undefined ? null : { ...showingOf(code), method: 'digits', claim: null }
}

async function bySlip(
  db: Queryable,
  { regionId, communityId }: Asking,
  number: string,
): Promise<Showing | null> {
  const [order] = await listOrders(db, regionId, { number: plainNumber(number) }, 1)
  if (order === undefined) return null
  if (order.communityId !== communityId) {
    const [station] = await listStationsByIds(db, regionId, [order.stationId])
    throw new CodeOfAnotherPlace(order.communityId, station?.name ?? '')
  }
  return {
    method: 'slip',
    codeId: null,
    claim: null,
    pickupDate: order.pickupDate,
    residentId: order.residentId,
    orderIds: order.residentId === null ? [order.id] : null,
  }
}

async function byPhone(
  db: Queryable,
  { regionId, communityId }: Asking,
  shown: { phoneLastFour: string; name: string; pickupDate: string },
): Promise<Showing | null> {
  const { pickupDate } = shown
  const lines = await listFulfilmentLines(db, regionId, { pickupDate, communityIds: [communityId] })
  const ids = [...new Set(lines.flatMap((line) => line.residentId ?? []))]
  const residents = await listResidentsByIds(db, regionId, ids)
  const matching = residents.filter(
    (one) =>
      one.phone?.endsWith(shown.phoneLastFour) && plainName(one.name) === plainName(shown.name),
  )
  const [resident] = matching
  // Of two with one name and the same four digits nobody can say who it is.
  if (resident === undefined || matching.length > 1) return null
  const { id: residentId } = resident
  return { method: 'phone', codeId: null, claim: null, pickupDate, residentId, orderIds: null }
}

async function byToken(
  db: Db,
  secrets: HandoverSecrets,
  { regionId, communityId }: Asking,
  token: string,
): Promise<Showing> {
  const claim = await readClaim(db, secrets, token)
  if (claim === null || claim.r !== regionId) throw new CodeAltered()
  const [code] = await listCodes(db, regionId, [claim.h])
  if (code === undefined) throw new CodeAltered()
  if (code.communityId !== communityId) {
    const station = await getPickupStationOf(db, regionId, code.communityId)
    throw new CodeOfAnotherPlace(code.communityId, station.name)
  }
  return { ...showingOf(code), method: 'token', claim }
}

/** What a token claims, its signature checked; null when it is none of ours or was changed. */
export async function readClaim(
  db: Db,
  secrets: HandoverSecrets,
  token: string,
): Promise<PickupClaim | null> {
  const keys = await secrets.signingKeys(db)
  const read = readToken(token, keys)
  if (read.read === 'claim') return read.claim
  // Another process may have begun to sign by a new key.
  const reloaded = await secrets.reloadSigningKeys(db)
  if (reloaded === keys) return null
  const again = readToken(token, reloaded)
  return again.read === 'claim' ? again.claim : null
}

/** Whose goods a code speaks of. Pure. */
const showingOf = (
  code: PickupCode,
): Pick<Showing, 'codeId' | 'pickupDate' | 'residentId' | 'orderIds'> => ({
  codeId: code.id,
  pickupDate: code.pickupDate,
  residentId: code.residentId,
  orderIds: code.orderId === null ? null : [code.orderId],
})
