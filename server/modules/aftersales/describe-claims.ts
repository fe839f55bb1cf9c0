import { listLinesOf, listOrdersByIds } from '#ordering'
import { businessNow } from '#platform/clock'
import type { Queryable } from '#platform/db'
import { readSettings } from '#platform/settings'
import { listResidentsByIds } from '#residents'
import { type Claim, stateOf, wordsOf } from './claim.ts'
import { listDecisions } from './queries/decisions.ts'
import { listReplacements, type Replacement, replacementStateOf } from './queries/replacements.ts'

const HOUR_MS = 3_600_000

/** Claims of one region as people who may know who claims see them. */
export async function describeClaims(db: Queryable, claims: readonly Claim[]) {
  const [first] = claims
  if (first === undefined) return []
  const { regionId } = first
  const cores = await describeCores(db, regionId, claims)
  const orders = new Map(
    (await listOrdersByIds(db, regionId, [...new Set(claims.map((claim) => claim.orderId))])).map(
      (order) => [order.id, order],
    ),
  )
  const residentIds = [...new Set(claims.flatMap((claim) => claim.residentId ?? []))]
  const residents = await listResidentsByIds(db, regionId, residentIds)
  const nameOf = new Map(residents.map((one) => [one.id, one.name]))
  const ids = claims.map((claim) => claim.id)
  const promises = new Map(
    (await listReplacements(db, regionId, ids)).map((one) => [one.claimId, one]),
  )
  return claims.map((claim, at) => ({
    ...cores[at]!,
    orderNumber: orders.get(claim.orderId)?.number ?? '',
    residentId: claim.residentId,
    residentName: nameOf.get(claim.residentId ?? '') ?? null,
    leaderId: claim.leaderId,
    note: claim.note,
    pictureIds: claim.pictureIds,
    raisedAs: claim.raisedAs,
    waitsFor: claim.waitsFor,
    replacement: shownReplacement(promises.get(claim.id)),
  }))
}

export async function describeClaim(db: Queryable, claim: Claim) {
  return (await describeClaims(db, [claim]))[0]!
}

/** The same without anything that tells who claims. */
export async function describeForSupplier(db: Queryable, claims: readonly Claim[]) {
  const [first] = claims
  if (first === undefined) return []
  const cores = await describeCores(db, first.regionId, claims)
  return cores.map((core, at) => ({ ...core, pictureCount: claims[at]!.pictureIds.length }))
}

async function describeCores(db: Queryable, regionId: string, claims: readonly Claim[]) {
  const orderIds = [...new Set(claims.map((claim) => claim.orderId))]
  const lines = new Map(
    (await listLinesOf(db, regionId, orderIds)).map((line) => [
      `${line.orderId}/${line.lineNumber}`,
      line,
    ]),
  )
  const decisions = await listDecisions(
    db,
    regionId,
    claims.map((claim) => claim.id),
  )
  // Of several the last one stays.
  const whyOf = new Map(decisions.map((one) => [one.claimId, wordsOf(one)]))
  const settings = await readSettings(db, regionId, {}, await businessNow(db))
  const objectionMs = settings['aftersales.objectionHours'] * HOUR_MS
  return claims.map((claim) => {
    const line = lines.get(`${claim.orderId}/${claim.lineNumber}`)
    return {
      id: claim.id,
      orderId: claim.orderId,
      lineNumber: claim.lineNumber,
      skuId: claim.skuId,
      name: line?.name ?? {},
      measure: (line?.measure ?? 'piece') as 'piece' | 'case' | 'about' | 'weighed',
      supplierId: claim.supplierId,
      communityId: claim.communityId,
      pickupDate: claim.pickupDate,
      reason: claim.reason,
      wish: claim.wish,
      quantity: claim.quantity,
      askedMinor: claim.askedMinor,
      raisedAt: claim.raisedAt,
      state: stateOf(claim),
      decision: claim.decision,
      decidedAt: claim.decidedAt,
      isByRule: claim.decidedAt === null ? null : claim.decidedBy === null,
      refundedMinor: claim.refundedMinor,
      refundedQuantity: claim.takenQuantity,
      bearerKind: claim.bearerKind,
      bearerId: claim.bearerId,
      why: whyOf.get(claim.id) ?? null,
      objectableUntil:
        claim.decidedAt === null || claim.arbitratedAt !== null
          ? null
          : new Date(claim.decidedAt.getTime() + objectionMs),
    }
  })
}

function shownReplacement(one: Replacement | undefined) {
  if (one === undefined) return null
  const { quantity, pickupDate, deadlineAt, takenAt, handedOverAt } = one
  return {
    state: replacementStateOf(one),
    quantity,
    pickupDate,
    deadlineAt,
    takenAt,
    handedOverAt,
  }
}
