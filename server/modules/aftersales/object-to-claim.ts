import { checkOwnPictures } from '#media'
import { type Caller, mayIn } from '#platform/access'
import type { Queryable, Tx } from '#platform/db'
import { announce } from '#platform/events'
import { readSettings } from '#platform/settings'
import type { Claim, Side } from './claim.ts'
import { factsOf } from './claim-facts.ts'
import { bearsIt } from './impartial.ts'
import { lockClaim, updateDecided } from './queries/claims.ts'
import { insertObjection } from './queries/objections.ts'
import {
  AlreadyObjected,
  ClaimFinal,
  ClaimNotDecided,
  NothingToObjectTo,
  ObjectionTooLate,
} from './refusals.ts'

export interface ObjectionWish {
  regionId: string
  claimId: string
  why: string
  pictureIds: readonly string[]
  caller: Caller
  /** Whether the claim is the caller's own, as the route's place found it. */
  isOwn: boolean
  at: Date
}

const HOUR_MS = 3_600_000

/** Contests a decision, once a side and within the time for it: an arbiter then decides finally. */
export async function objectToClaim(tx: Tx, objection: ObjectionWish): Promise<Claim> {
  const { regionId, claimId, why, pictureIds, caller, at } = objection
  const claim = await lockClaim(tx, regionId, claimId)
  if (claim.decidedAt === null) throw new ClaimNotDecided()
  if (claim.arbitratedAt !== null) throw new ClaimFinal()
  const settings = await readSettings(tx, regionId, {}, at)
  const endsAt = new Date(
    claim.decidedAt.getTime() + settings['aftersales.objectionHours'] * HOUR_MS,
  )
  if (at > endsAt) throw new ObjectionTooLate(endsAt)
  const side = await sideOf(tx, claim, objection)
  const { personId } = caller
  await checkOwnPictures(tx, { regionId, personId, purpose: 'claim', pictureIds })

  const isNew = await insertObjection(tx, regionId, {
    claimId,
    side,
    why,
    pictureIds: [...pictureIds],
    objectedBy: caller.personId,
    objectedAt: at,
  })
  if (!isNew) throw new AlreadyObjected()
  const objected = { ...claim, objectedAt: claim.objectedAt ?? at }
  await updateDecided(tx, objected)
  await announce(tx, {
    type: 'claim.objected',
    regionId,
    subjectKind: 'claim',
    subjectId: claimId,
    body: { ...factsOf(claim), side },
    actorId: caller.personId,
    occurredAt: at,
  })
  return objected
}

/** Throws NothingToObjectTo. */
async function sideOf(
  db: Queryable,
  claim: Claim,
  { caller, isOwn }: ObjectionWish,
): Promise<Side> {
  if (await bearsIt(db, claim, caller)) return claim.bearerKind as Side
  const isTheirs =
    isOwn ||
    claim.raisedBy === caller.personId ||
    mayIn(caller, ['support'], { regionId: claim.regionId })
  const hasAll = claim.decision === 'refund' && claim.refundedMinor >= claim.askedMinor
  if (!isTheirs || hasAll) throw new NothingToObjectTo()
  return 'resident'
}
