import { checkOwnPictures } from '#media'
import { type FulfilmentLine, getOrder } from '#ordering'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { readSettings, type SettingValues } from '#platform/settings'
import { whyItWaits } from './automatic-decision.ts'
import type { Claim, RaisedAs, Reason, Wish } from './claim.ts'
import { factsOf } from './claim-facts.ts'
import { claimWindowEnd } from './claim-window.ts'
import { claimableOf, costOfPart } from './claimable.ts'
import { lockClaimedLine } from './claimed-line.ts'
import { handedOverAt } from './handed-over-at.ts'
import { lossOfClaim } from './known-of-line.ts'
import {
  insertClaim,
  listClaimsOfOrders,
  lockClaimant,
  sumApprovedByRule,
} from './queries/claims.ts'
import { ClaimWindowOver, NotHandedOver, PicturesNeeded, TooMuchClaimed } from './refusals.ts'
import { settleClaim } from './settle-claim.ts'

export interface RaisedClaim {
  regionId: string
  orderId: string
  lineNumber: number
  reason: Reason
  /** Pieces or grams; absent: all of the line that may still be claimed. */
  quantity?: number | undefined
  wish: Wish
  note: string
  pictureIds: readonly string[]
  as: RaisedAs
  by: string
  at: Date
}

/**
 * Claims goods of a line that was handed over or waits to be: granted at once where the rules allow
 * it, else left to a person. Support may raise a claim late and without pictures; a person decides.
 */
export async function raiseClaim(tx: Tx, raised: RaisedClaim): Promise<Claim> {
  const { regionId, orderId, by, at } = raised
  const { residentId } = await getOrder(tx, regionId, orderId)
  if (residentId !== null) await lockClaimant(tx, regionId, residentId, at)
  const line = await lockClaimedLine(tx, raised)
  const order = await getOrder(tx, regionId, orderId)
  if (line === null) throw new NotHandedOver('ended')

  const settings = await readSettings(tx, regionId, { communityId: order.communityId }, at)
  const endsAt = claimWindowEnd(settings, line.storage, await handedOverAt(tx, order))
  const isLate = at > endsAt
  if (isLate && raised.as !== 'support') throw new ClaimWindowOver(endsAt)

  const earlier = (await listClaimsOfOrders(tx, regionId, [orderId])).filter(
    (claim) => claim.lineNumber === raised.lineNumber,
  )
  const { quantity, amountMinor } = partClaimed(raised, line, earlier)
  const { pictureIds } = raised
  await checkOwnPictures(tx, { regionId, personId: by, purpose: 'claim', pictureIds })
  const lacks = lacksPictures(raised, amountMinor, settings)
  if (lacks !== null && raised.as !== 'support') throw new PicturesNeeded(lacks)

  const waitsFor =
    (isLate ? 'late' : null) ??
    (lacks === null ? null : 'pictures') ??
    (await whyRulesWait(tx, raised, {
      line,
      amountMinor,
      settings,
      isRepeated: earlier.length > 0,
    }))
  const claim = claimOf(raised, line, { quantity, amountMinor, waitsFor })
  await insertClaim(tx, claim)
  await announce(tx, {
    type: 'claim.raised',
    regionId,
    subjectKind: 'claim',
    subjectId: claim.id,
    body: { ...factsOf(claim), wish: claim.wish, quantity, amountMinor, raisedAs: raised.as },
    actorId: by,
    occurredAt: at,
  })
  if (waitsFor !== null) return claim
  const { bearer } = await lossOfClaim(tx, claim)
  return settleClaim(tx, claim, {
    kind: 'rule',
    decision: claim.wish,
    refund: {},
    bearer,
    why: 'Granted by rule.',
    by: null,
    at,
  })
}

function partClaimed(
  raised: RaisedClaim,
  line: FulfilmentLine,
  earlier: readonly Claim[],
): { quantity: number; amountMinor: number } {
  const left = claimableOf(line, earlier)
  const quantity = raised.quantity ?? left
  const isNothing = raised.wish === 'refund' && line.dueMinor === 0
  if (quantity < 1 || quantity > left || isNothing) {
    throw new TooMuchClaimed(isNothing ? 0 : left, costOfPart(line, left))
  }
  return { quantity, amountMinor: costOfPart(line, quantity) }
}

function lacksPictures(
  { pictureIds, reason }: RaisedClaim,
  amountMinor: number,
  settings: SettingValues,
): 'reason' | 'amount' | null {
  if (pictureIds.length > 0) return null
  if (settings['aftersales.pictureReasons'].includes(reason)) return 'reason'
  return amountMinor > settings['aftersales.pictureFromMinor'] ? 'amount' : null
}

async function whyRulesWait(
  tx: Tx,
  { regionId, reason, wish, at }: RaisedClaim,
  known: {
    line: FulfilmentLine
    amountMinor: number
    settings: SettingValues
    isRepeated: boolean
  },
): Promise<string | null> {
  const { residentId } = known.line
  const approved =
    residentId === null
      ? { count: 0, sumMinor: 0 }
      : await sumApprovedByRule(tx, regionId, residentId, at)
  const { amountMinor, isRepeated } = known
  return whyItWaits({ residentId, reason, wish, amountMinor, isRepeated }, approved, known.settings)
}

const claimOf = (
  raised: RaisedClaim,
  line: FulfilmentLine,
  part: { quantity: number; amountMinor: number; waitsFor: string | null },
): Claim => ({
  regionId: raised.regionId,
  id: newId(),
  orderId: raised.orderId,
  lineNumber: raised.lineNumber,
  skuId: line.skuId,
  supplierId: line.supplierId,
  communityId: line.communityId,
  stationId: line.stationId,
  residentId: line.residentId,
  leaderId: line.leaderId,
  pickupDate: line.pickupDate,
  reason: raised.reason,
  wish: raised.wish,
  quantity: part.quantity,
  askedMinor: part.amountMinor,
  note: raised.note,
  pictureIds: [...raised.pictureIds],
  raisedAs: raised.as,
  raisedBy: raised.by,
  raisedAt: raised.at,
  waitsFor: part.waitsFor,
  decidedAt: null,
  decidedBy: null,
  decision: null,
  refundedMinor: 0,
  takenQuantity: 0,
  bearerKind: null,
  bearerId: null,
  objectedAt: null,
  arbitratedAt: null,
})
