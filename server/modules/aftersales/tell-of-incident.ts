import { listSkus } from '#catalog'
import { actingLeadersOf, leadersOfCommunities, listLeadersByIds } from '#leaders'
import { type Telling, tell } from '#notify'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import type { AffectedRefund } from './affected-refunds.ts'
import type { Incident } from './incident.ts'
import { sumByCommunity } from './queries/incident-lines.ts'
import { mapPeopleOfResidents } from './who-to-tell.ts'

/** Tells whose goods are affected what happened and what comes back, once an order. */
export async function tellResidentsOfIncident(
  tx: Tx,
  incident: Incident,
  refunds: readonly AffectedRefund[],
): Promise<void> {
  const { regionId } = incident
  const { currency } = await getRegion(tx, regionId)
  const residentIds = refunds.flatMap(({ line }) => line.residentId ?? [])
  const people = await mapPeopleOfResidents(tx, regionId, residentIds)
  const ofOrders = Map.groupBy(refunds, ({ line }) => line.orderId)
  const tellings = [...ofOrders].flatMap(([orderId, of]): Telling[] => {
    const { line } = of[0]!
    const personId = people.get(line.residentId ?? '')
    if (personId === undefined) return []
    return [
      {
        regionId,
        personId,
        template: 'incident.refunded',
        factId: `${incident.id}/${orderId}`,
        params: {
          orderNumber: line.number,
          currency,
          goods: line.name,
          refundMinor: of.reduce((sum, one) => sum + one.amountMinor, 0),
          words: incident.told,
        },
      },
    ]
  })
  await tell(tx, tellings)
}

/** Tells who leads in the communities that are touched, once a community. */
export async function tellLeadersOfIncident(tx: Tx, incident: Incident, at: Date): Promise<void> {
  const { regionId } = incident
  const touched = await sumByCommunity(tx, regionId, incident.id)
  const communityIds = touched.map((one) => one.communityId)
  const serving = await leadersOfCommunities(tx, regionId, communityIds)
  const acting = await actingLeadersOf(tx, regionId, communityIds, at)
  const leaderIds = [...serving.values()].flat().map((one) => one.leaderId)
  const leaders = await listLeadersByIds(tx, regionId, [...new Set(leaderIds)])
  const personOf = new Map(leaders.map((leader) => [leader.id, leader.personId]))
  const goods = await nameOf(tx, incident)
  const tellings = touched.flatMap(({ communityId, residents }): Telling[] => {
    const people = [
      ...(serving.get(communityId) ?? []).flatMap((one) => personOf.get(one.leaderId) ?? []),
      ...(acting.has(communityId) ? [acting.get(communityId)!.personId] : []),
    ]
    return [...new Set(people)].map((personId) => ({
      regionId,
      personId,
      template: 'incident.for-leader' as const,
      factId: `${incident.id}/${communityId}`,
      params: { goods, words: incident.told, residents },
    }))
  })
  await tell(tx, tellings)
}

const A_LOAD = {
  'zh-CN': '这一车商品',
  en: 'the goods of this load',
  es: 'los productos de esta carga',
}

async function nameOf(tx: Tx, incident: Incident): Promise<Record<string, string>> {
  const skuId = incident.skuId
  if (skuId === null) return A_LOAD
  const [sku] = await listSkus(tx, [skuId])
  return sku?.names ?? {}
}
