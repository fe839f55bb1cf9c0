import { mayIn, own, type Place, staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, decodeCursor, encodeCursor, field, pageQuery, route } from '#platform/http'
import { NotAllowed } from '#platform/refusals'
import { findCashTaker } from '../queries/cash.ts'
import { findPayment } from '../queries/payments.ts'
import { findRefund, listRefunds } from '../queries/refunds.ts'
import { REFUND_STATES } from '../refund.ts'
import { refundByHand } from '../refund-by-hand.ts'
import { rerouteRefund } from '../reroute-refund.ts'
import { returnCash } from '../return-cash.ts'
import { NewRefund, Refund, RefundList, Rerouting } from '../schemas.ts'
import { shownRefund } from '../shown.ts'

interface Asked {
  db: Queryable
  params: { region: string; refund: string }
}

/** A refund is its payer's own. */
async function payersPlace({ db, params }: Asked): Promise<Place | null> {
  const refund = await findRefund(db, params.region, params.refund)
  if (refund === null) return null
  const payment = await findPayment(db, params.region, refund.paymentId)
  return { regionId: params.region, personId: payment?.payerId ?? null }
}

/** Handing cash back is the duty of whoever took it. */
async function takersPlace({ db, params }: Asked): Promise<Place | null> {
  const refund = await findRefund(db, params.region, params.refund)
  if (refund === null) return null
  return {
    regionId: params.region,
    personId: await findCashTaker(db, params.region, refund.paymentId),
  }
}

/** Routes on which money goes back. */
export const refundRoutes = (): AnyRoute[] => [
  route({
    name: 'listRefunds',
    method: 'GET',
    path: '/regions/:region/refunds',
    tag: 'payments',
    summary: 'Refunds by state, newest first.',
    access: staff({ finance: 'region', support: 'region', supervisor: 'region' }),
    query: field.object({
      state: field.optional(field.oneOf('Only those that stand so.', [...REFUND_STATES])),
      ...pageQuery,
    }),
    reply: RefundList,
    read: async ({ db, params, query }) => {
      const [before] = decodeCursor(query.cursor, 1) ?? []
      const limit = query.limit ?? 50
      const filter = { state: query.state, before: before as string | undefined, limit }
      const refunds = await listRefunds(db, params.region, filter)
      const last = refunds.length === limit ? refunds.at(-1) : undefined
      return {
        items: refunds.map(shownRefund),
        ...(last ? { nextCursor: encodeCursor([last.id]) } : {}),
      }
    },
  }),
  route({
    name: 'refundOrder',
    method: 'POST',
    path: '/regions/:region/orders/:order/refunds',
    tag: 'payments',
    summary: 'Give money of an order back by finance’s decision.',
    description:
      'Goodwill: what the order is due to give back, for a claim or a second payment, comes beside it.',
    access: staff({ finance: 'region' }),
    body: NewRefund,
    reply: field.list(Refund, 'Refunds that carry it: one for each payment it came by.'),
    status: 201,
    moves: true,
    write: async ({ tx, params, body, caller, at, note }) => {
      note({ amountMinor: body.amountMinor, reason: body.reason })
      const refunds = await refundByHand(tx, {
        ...body,
        regionId: params.region,
        orderId: params.order,
        by: caller.personId,
        at,
      })
      return refunds.map(shownRefund)
    },
  }),
  route({
    name: 'rerouteRefund',
    method: 'POST',
    path: '/regions/:region/refunds/:refund/rerouting',
    tag: 'payments',
    summary: 'Give money back another way after the first did not work.',
    description: 'The payer may choose their wallet; a bank transfer is finance’s own.',
    access: own({ finance: 'region' }),
    place: payersPlace,
    body: Rerouting,
    reply: Refund,
    status: 201,
    moves: true,
    write: async ({ tx, params, body, caller, at, note }) => {
      const isFinance = mayIn(caller, ['finance', 'admin'], { regionId: params.region })
      if (body.route === 'bank' && !isFinance) throw new NotAllowed()
      note({ route: body.route })
      const refund = await rerouteRefund(tx, {
        regionId: params.region,
        refundId: params.refund,
        route: body.route,
        proof: body.proof ?? null,
        by: caller.personId,
        at,
      })
      return shownRefund(refund)
    },
  }),
  route({
    name: 'returnCash',
    method: 'POST',
    path: '/regions/:region/refunds/:refund/cash-return',
    tag: 'payments',
    summary: 'Say that the cash of a refund was handed back.',
    access: own({ finance: 'region' }),
    place: takersPlace,
    reply: Refund,
    status: 201,
    moves: true,
    write: async ({ tx, params, caller, at }) => {
      const handed = { regionId: params.region, refundId: params.refund, by: caller.personId, at }
      return shownRefund(await returnCash(tx, handed))
    },
  }),
]
