import { staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { listRepayments } from '../queries/repayments.ts'
import { repayCash } from '../repay-cash.ts'
import * as schema from '../schemas/money.ts'
import { FINANCE, pageBounds, pageOf, READERS, tag } from './wire.ts'

export const repaymentRoutes = (): AnyRoute[] => [
  route({
    name: 'repayCash',
    method: 'POST',
    path: '/regions/:region/cash-repayments',
    tag,
    summary: 'Pay back what a leader or station laid out, against a receipt.',
    description:
      'Whoever handed cash back after bringing in what they held laid it out: cash-holdings shows ' +
      'it as owed below zero. Not more is paid back than is laid out then.',
    access: staff(FINANCE),
    body: schema.NewRepayment,
    reply: schema.Repayment,
    status: 201,
    moves: true,
    write: ({ tx, params, body, caller, at, note }) => {
      const { holder, amountMinor, slip, pictureId = null } = body
      note({ holderKind: holder.kind, holderId: holder.id, amountMinor })
      return repayCash(tx, {
        regionId: params.region,
        holderKind: holder.kind,
        holderId: holder.id,
        amountMinor,
        slip,
        pictureId,
        by: caller.personId,
        at,
      })
    },
  }),
  route({
    name: 'listCashRepayments',
    method: 'GET',
    path: '/regions/:region/cash-repayments',
    tag,
    summary: 'What was paid back to leaders and stations that had laid it out.',
    access: staff(READERS),
    query: schema.DepositsQuery,
    reply: schema.RepaymentPage,
    read: async ({ db, params, query }) => {
      const filter = { holderId: query.holderId, ...pageBounds(query) }
      const rows = await listRepayments(db, params.region, filter)
      return pageOf(
        rows,
        query,
        (row) => row.id,
        (row) => row,
      )
    },
  }),
]
