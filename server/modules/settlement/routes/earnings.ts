import { own, staff } from '#platform/access'
import type { Db } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import { NotFound } from '#platform/refusals'
import { adjustCommission } from '../adjust-by-hand.ts'
import type { EarnerKind } from '../commission.ts'
import { findEarningRow, listEarningRows } from '../queries/earnings.ts'
import { Adjusted, Adjustment, Earning, Earnings, EarningsQuery } from '../schemas/earnings.ts'
import { earnerBalance, explainEntries } from '../show-earnings.ts'
import { courierPlace, leaderPlace } from './places.ts'
import { FINANCE, pageBounds, pageOf, READERS, tag } from './wire.ts'

interface Asked {
  limit?: number | undefined
  cursor?: string | undefined
}

async function earningsOf(
  db: Db,
  regionId: string,
  earner: { kind: EarnerKind; id: string },
  query: Asked,
) {
  const rows = await listEarningRows(db, regionId, {
    earnerKind: earner.kind,
    earnerId: earner.id,
    ...pageBounds(query),
  })
  const shown = await explainEntries(db, regionId, rows)
  return {
    balance: await earnerBalance(db, regionId, earner),
    ...pageOf(
      shown,
      query,
      (row) => row.id,
      (row) => row,
    ),
  }
}

async function earningOf(db: Db, regionId: string, earnerId: string, id: string) {
  const row = await findEarningRow(db, regionId, earnerId, id)
  if (row === null) throw new NotFound('entry')
  const [shown] = await explainEntries(db, regionId, [row])
  return shown!
}

export const earningRoutes = (): AnyRoute[] => [
  route({
    name: 'listLeaderEarnings',
    method: 'GET',
    path: '/regions/:region/leaders/:leader/earnings',
    tag,
    summary: 'What a leader earned, and why each amount.',
    description:
      'Every entry says of which order and line it is, what the line cost and at which rate; what ' +
      'was given back later stands as an entry below zero.',
    access: own(READERS),
    place: leaderPlace,
    query: EarningsQuery,
    reply: Earnings,
    read: ({ db, params, query }) =>
      earningsOf(db, params.region, { kind: 'leader', id: params.leader }, query),
  }),
  route({
    name: 'getLeaderEarning',
    method: 'GET',
    path: '/regions/:region/leaders/:leader/earnings/:entry',
    tag,
    summary: 'One entry of what a leader earned.',
    access: own(READERS),
    place: leaderPlace,
    reply: Earning,
    read: ({ db, params }) => earningOf(db, params.region, params.leader, params.entry),
  }),
  route({
    name: 'adjustLeaderCommission',
    method: 'POST',
    path: '/regions/:region/leaders/:leader/adjustments',
    tag,
    summary: 'Put a leader’s commission right by hand.',
    access: staff(FINANCE),
    body: Adjustment,
    reply: Adjusted,
    status: 201,
    moves: true,
    write: async ({ tx, params, body, caller, at, note }) => {
      note({ amountMinor: body.amountMinor })
      const wish = { ...body, regionId: params.region, by: caller.personId, at }
      return { id: await adjustCommission(tx, params.leader, wish) }
    },
  }),
  route({
    name: 'listCourierEarnings',
    method: 'GET',
    path: '/regions/:region/couriers/:courier/earnings',
    tag,
    summary: 'What a courier earned by door deliveries.',
    access: own(READERS),
    place: courierPlace,
    query: EarningsQuery,
    reply: Earnings,
    read: ({ db, params, query }) =>
      earningsOf(db, params.region, { kind: 'courier', id: params.courier }, query),
  }),
]
