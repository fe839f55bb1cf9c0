import { own, staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { approvePayout } from '../approve-payout.ts'
import { cancelPayout } from '../cancel-payout.ts'
import { explainPayout } from '../explain-payout.ts'
import { nameOwners } from '../name-owners.ts'
import { listPayouts } from '../queries/payouts.ts'
import {
  Cancellation,
  ExplainedPayout,
  ExplainedQuery,
  Payout,
  PayoutPage,
  PayoutsQuery,
} from '../schemas/payouts.ts'
import { payoutPlace } from './places.ts'
import { FINANCE, pageBounds, pageOf, payoutShown, READERS, tag } from './wire.ts'

export const payoutRoutes = (): AnyRoute[] => [
  route({
    name: 'listPayouts',
    method: 'GET',
    path: '/regions/:region/payouts',
    tag,
    summary: 'Payouts of a region.',
    access: staff(READERS),
    query: PayoutsQuery,
    reply: PayoutPage,
    read: async ({ db, params, query }) => {
      const { state, payeeKind, payeeId, lacksAccount } = query
      const filter = { state, payeeKind, payeeId, lacksAccount, ...pageBounds(query) }
      const rows = await listPayouts(db, params.region, filter)
      const names = await nameOwners(
        db,
        params.region,
        rows.map((row) => row.payeeId),
      )
      return pageOf(
        rows,
        query,
        (row) => row.id,
        (row) => ({ ...payoutShown(row), payeeName: names.get(row.payeeId) ?? null }),
      )
    },
  }),
  route({
    name: 'explainPayout',
    method: 'GET',
    path: '/regions/:region/payouts/:payout',
    tag,
    summary: 'A payout, and what it is made of.',
    description:
      'What was left over from before, and each entry or statement since: together what was ' +
      'available. What was not asked for stays on the balance.',
    access: own({ ...READERS, supplier: 'supplier' }),
    place: payoutPlace,
    query: ExplainedQuery,
    reply: ExplainedPayout,
    read: async ({ db, params, query }) => {
      const { payout, entries, ...sums } = await explainPayout(
        db,
        params.region,
        params.payout,
        pageBounds(query),
      )
      const shown = pageOf(
        entries,
        query,
        (row) => row.id,
        (row) => row,
      )
      const { items, ...next } = shown
      const payeeName = (await nameOwners(db, params.region, [payout.payeeId])).get(payout.payeeId)
      return {
        ...sums,
        ...next,
        payout: { ...payoutShown(payout), payeeName: payeeName ?? null },
        entries: items,
      }
    },
  }),
  route({
    name: 'approvePayout',
    method: 'POST',
    path: '/regions/:region/payouts/:payout/approval',
    tag,
    summary: 'Approve a payout: not one’s own, nor one that one asked for.',
    access: staff(FINANCE),
    reply: Payout,
    status: 201,
    moves: true,
    write: async ({ tx, params, caller, at }) =>
      payoutShown(
        await approvePayout(tx, {
          regionId: params.region,
          payoutId: params.payout,
          caller,
          at,
        }),
      ),
  }),
  route({
    name: 'cancelPayout',
    method: 'POST',
    path: '/regions/:region/payouts/:payout/cancellation',
    tag,
    summary: 'Call a payout off that is not at the bank: the money goes back to the balance.',
    access: own({ ...FINANCE, supplier: 'supplier' }),
    place: payoutPlace,
    body: Cancellation,
    reply: Payout,
    status: 201,
    moves: true,
    write: async ({ tx, params, body, caller, at }) =>
      payoutShown(
        await cancelPayout(tx, {
          regionId: params.region,
          payoutId: params.payout,
          why: body.why,
          by: caller.personId,
          at,
        }),
      ),
  }),
]
