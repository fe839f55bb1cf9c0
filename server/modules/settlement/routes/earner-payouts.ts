import { own } from '#platform/access'
import type { Db } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import type { EarnerKind } from '../commission.ts'
import { listPayoutsOfEarner } from '../list-payouts-of-earner.ts'
import { EarnerPayoutPage, EarnerPayoutsQuery } from '../schemas/payouts.ts'
import { courierPlace, leaderPlace } from './places.ts'
import { pageBounds, pageOf, payoutShown, READERS, tag } from './wire.ts'

interface Asked {
  limit?: number | undefined
  cursor?: string | undefined
}

async function payoutsOf(
  db: Db,
  regionId: string,
  earner: { kind: EarnerKind; id: string },
  query: Asked,
) {
  const rows = await listPayoutsOfEarner(db, regionId, earner, pageBounds(query))
  return pageOf(
    rows,
    query,
    (row) => row.id,
    ({ earnedFrom, earnedUntil, entryCount, ...payout }) => ({
      ...payoutShown(payout),
      earnedFrom,
      earnedUntil,
      entryCount,
    }),
  )
}

const PAYOUTS = {
  tag,
  description:
    'Each says what it was for: when the first and the last of its entries were earned, and how ' +
    'many they are. The entries themselves stand in the payout.',
  query: EarnerPayoutsQuery,
  reply: EarnerPayoutPage,
} as const

/** What was paid out to those who earn, for themselves to see. */
export const earnerPayoutRoutes = (): AnyRoute[] => [
  route({
    ...PAYOUTS,
    name: 'listLeaderPayouts',
    method: 'GET',
    path: '/regions/:region/leaders/:leader/payouts',
    summary: 'A leader’s payouts.',
    access: own(READERS),
    place: leaderPlace,
    read: ({ db, params, query }) =>
      payoutsOf(db, params.region, { kind: 'leader', id: params.leader }, query),
  }),
  route({
    ...PAYOUTS,
    name: 'listCourierPayouts',
    method: 'GET',
    path: '/regions/:region/couriers/:courier/payouts',
    summary: 'A courier’s payouts.',
    access: own(READERS),
    place: courierPlace,
    read: ({ db, params, query }) =>
      payoutsOf(db, params.region, { kind: 'courier', id: params.courier }, query),
  }),
]
