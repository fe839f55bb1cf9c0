import { listFulfilmentLines } from '#ordering'
import type { Queryable } from '#platform/db'
import { listEventsOf } from '#platform/events'
import { warehousesOfCommunity } from '#procurement'
import { type Claim, wordsOf } from './claim.ts'
import { claimableOf } from './claimable.ts'
import { describeClaim } from './describe-claims.ts'
import { lossOfClaim } from './known-of-line.ts'
import { mapFreeGoods } from './map-free-goods.ts'
import { sumClaimsOfSkuDay } from './queries/claim-lists.ts'
import { listClaimsOfOrders } from './queries/claims.ts'
import { listDecisions } from './queries/decisions.ts'
import { listIncidentIdsOfLine } from './queries/incident-lines.ts'
import { listIncidentsByIds } from './queries/incidents.ts'
import { listObjections } from './queries/objections.ts'
import { suppliedOf } from './supplied-of.ts'

/** A claim with all that whoever decides it should know. */
export async function showClaim(db: Queryable, claim: Claim) {
  const { regionId, orderId, id } = claim
  const decisions = await listDecisions(db, regionId, [id])
  const objections = await listObjections(db, regionId, id)
  const timeline = await listEventsOf(db, regionId, orderId)
  const loss = await lossOfClaim(db, claim)
  return {
    claim: await describeClaim(db, claim),
    decisions: decisions.map(({ claimId: _, id: __, ...decision }) => ({
      ...decision,
      why: wordsOf(decision),
    })),
    objections: objections.map(({ side, why, pictureIds, objectedAt }) => ({
      side,
      why,
      pictureIds,
      objectedAt,
    })),
    line: await lineOf(db, claim),
    timeline: timeline.map(({ type, occurredAt, body }) => ({ type, occurredAt, body })),
    day: await dayOf(db, claim),
    suggestedBearer: {
      bearerKind: loss.bearer.kind,
      bearerId: loss.bearer.id,
      stage: loss.stage,
    },
  }
}

async function lineOf(db: Queryable, claim: Claim) {
  const { regionId, orderId, lineNumber } = claim
  const lines = await listFulfilmentLines(db, regionId, { orderIds: [orderId] })
  const line = lines.find((one) => one.lineNumber === lineNumber)
  if (line === undefined) return null
  const claims = (await listClaimsOfOrders(db, regionId, [orderId])).filter(
    (one) => one.lineNumber === lineNumber,
  )
  const { orderedQuantity, quantity, totalMinor, dueMinor } = line
  const claimableQuantity = claimableOf(line, claims)
  return { orderedQuantity, quantity, totalMinor, dueMinor, claimableQuantity }
}

async function dayOf(db: Queryable, claim: Claim) {
  const { regionId, orderId, lineNumber, skuId, pickupDate, communityId, stationId } = claim
  const [warehouseId = stationId] = await warehousesOfCommunity(db, regionId, {
    pickupDate,
    communityId,
  })
  const free = await mapFreeGoods(db, {
    regionId,
    warehouseId,
    skuIds: [skuId],
    fromDate: pickupDate,
    toDate: pickupDate,
  })
  const incidents = await listIncidentsByIds(
    db,
    regionId,
    await listIncidentIdsOfLine(db, regionId, orderId, lineNumber),
  )
  return {
    ...(await suppliedOf(db, regionId, { warehouseId, pickupDate, skuId })),
    freeQuantity: Math.max(0, free.get(skuId) ?? 0),
    claims: await sumClaimsOfSkuDay(db, regionId, skuId, pickupDate),
    incidents: incidents.map(({ id, what, declaredAt }) => ({ id, what, declaredAt })),
  }
}
