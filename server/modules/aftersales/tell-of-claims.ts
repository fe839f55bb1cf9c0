import { listLeadersByIds } from '#leaders'
import { type Telling, tell } from '#notify'
import { listLinesOf, listOrdersByIds } from '#ordering'
import type { Queryable, Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { type Claim, wordsOf } from './claim.ts'
import { listClaimsByIds } from './queries/claims.ts'
import { type ClaimDecisionRow, listDecisions } from './queries/decisions.ts'
import { listReplacements } from './queries/replacements.ts'
import { mapPeopleOfResidents } from './who-to-tell.ts'

interface ToldClaim {
  claim: Claim
  decision: ClaimDecisionRow
  order: { number: string; currency: string }
  goods: Record<string, string>
  pickupDate: string | null
}

/** Tells residents what was decided of their claims, and leaders what they are to bear. */
export async function tellOfClaims(tx: Tx, events: readonly EventRow[]): Promise<void> {
  for (const [regionId, ofRegion] of Map.groupBy(events, (event) => event.regionId)) {
    const told = await listTold(tx, regionId, ofRegion)
    const people = await mapPeopleOfResidents(
      tx,
      regionId,
      told.flatMap(({ claim }) => claim.residentId ?? []),
    )
    const leaderIds = told.flatMap(({ decision }) =>
      decision.bearerKind === 'leader' ? (decision.bearerId ?? []) : [],
    )
    const leaders = await listLeadersByIds(tx, regionId, [...new Set(leaderIds)])
    const personOf = new Map(leaders.map((leader) => [leader.id, leader.personId]))
    await tell(
      tx,
      told.flatMap((one) => [
        ...toResident(regionId, one, people.get(one.claim.residentId ?? '')),
        ...toBearer(regionId, one, personOf.get(one.decision.bearerId ?? '')),
      ]),
    )
  }
}

async function listTold(
  db: Queryable,
  regionId: string,
  events: readonly EventRow[],
): Promise<ToldClaim[]> {
  const claimIds = [...new Set(events.map((event) => event.subjectId))]
  const claims = new Map(
    (await listClaimsByIds(db, regionId, claimIds)).map((claim) => [claim.id, claim]),
  )
  const decisions = new Map(
    (await listDecisions(db, regionId, claimIds)).map((decision) => [decision.id, decision]),
  )
  const orderIds = [...new Set([...claims.values()].map((claim) => claim.orderId))]
  const orders = new Map(
    (await listOrdersByIds(db, regionId, orderIds)).map((order) => [order.id, order]),
  )
  const names = new Map(
    (await listLinesOf(db, regionId, orderIds)).map((line) => [
      `${line.orderId}/${line.lineNumber}`,
      line.name,
    ]),
  )
  const promises = new Map(
    (await listReplacements(db, regionId, claimIds)).map((one) => [one.claimId, one.pickupDate]),
  )
  return events.flatMap((event) => {
    const claim = claims.get(event.subjectId)
    const decision = decisions.get(String(event.body.decisionId))
    const order = orders.get(claim?.orderId ?? '')
    if (claim === undefined || decision === undefined || order === undefined) return []
    const goods = names.get(`${claim.orderId}/${claim.lineNumber}`) ?? {}
    return [{ claim, decision, order, goods, pickupDate: promises.get(claim.id) ?? null }]
  })
}

function toResident(regionId: string, told: ToldClaim, personId: string | undefined): Telling[] {
  const { claim, decision, order, goods, pickupDate } = told
  // An incident tells of itself, with what it gave back.
  if (personId === undefined || decision.kind === 'incident') return []
  const why = wordsOf(decision) ?? ''
  const fact = { regionId, personId, factId: decision.id }
  const params = { orderNumber: order.number, currency: order.currency, goods, why }
  if (decision.kind === 'arbitration' && decision.decision !== 'again') {
    const refundMinor = claim.refundedMinor
    return [{ ...fact, template: 'claim.final', params: { ...params, refundMinor } }]
  }
  if (decision.decision === 'refund') {
    const refundMinor = decision.amountMinor
    return [{ ...fact, template: 'claim.refunded', params: { ...params, refundMinor } }]
  }
  if (decision.decision === 'again' && pickupDate !== null) {
    return [{ ...fact, template: 'claim.again', params: { ...params, pickupDate } }]
  }
  return [{ ...fact, template: 'claim.rejected', params }]
}

function toBearer(regionId: string, told: ToldClaim, personId: string | undefined): Telling[] {
  const { claim, decision, order, goods } = told
  if (personId === undefined || decision.bearerKind !== 'leader') return []
  const refundMinor = decision.kind === 'arbitration' ? claim.refundedMinor : decision.amountMinor
  if (refundMinor === 0) return []
  return [
    {
      regionId,
      personId,
      factId: decision.id,
      template: 'claim.borne',
      params: { orderNumber: order.number, currency: order.currency, goods, refundMinor },
    },
  ]
}
