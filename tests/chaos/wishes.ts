import { type Deed, type DeedKind, deedOf } from './deed.ts'
import type { Market } from './market.ts'
import type { Random } from './random.ts'

/** An order as the one who placed it knows it. */
export interface KnownOrder {
  id: string
  number: string
  cashDueMinor: number
  state: 'awaiting' | 'placed' | 'collected' | 'over'
  /** The payment that waits to be paid online. */
  paymentId: string | null
  /** The page where it is paid, once that was asked for. */
  page: string | null
  lines: number
  /** Claims on it that wait for a person. */
  waitingClaims: string[]
}

interface Wishing {
  market: Market
  buyer: { token: string }
  random: Random
  hasArrived: (orderId: string) => boolean
}

/** What may be done with an order as it stands, each as likely as it is often named. */
function possible(order: KnownOrder, hasArrived: boolean): DeedKind[] {
  if (order.waitingClaims.length > 0) return ['decide']
  if (order.state === 'awaiting') {
    return order.page === null
      ? ['start-paying', 'start-paying', 'pay-from-wallet', 'cancel']
      : ['pay-online', 'pay-online', 'pay-online', 'pay-from-wallet', 'cancel']
  }
  if (order.state === 'collected') return ['claim', 'claim', 'refund']
  if (order.state !== 'placed') return []
  if (hasArrived) return order.cashDueMinor > 0 ? ['hand-over', 'take-cash'] : ['hand-over']
  if (order.cashDueMinor > 0) return ['take-cash', 'cancel']
  // The page is still open in another tab.
  return order.page === null ? ['cancel', 'refund'] : ['cancel', 'refund', 'pay-online']
}

const METHODS = [
  [{ method: 'wallet' }],
  [{ method: 'wallet' }],
  [{ method: 'cash' }],
  [{ method: 'sandbox' }],
  [{ method: 'sandbox' }],
  [{ method: 'wallet', amountMinor: 200 }, { method: 'sandbox' }],
]

export function placing({ market, buyer, random }: Wishing): Deed {
  const { regionId, window } = market
  const first = random.between(0, window.offers.length - 1)
  const second = (first + random.between(1, window.offers.length - 1)) % window.offers.length
  const offers = random.chance(0.6) ? [first] : [first, second]
  return deedOf('place', buyer.token, `/regions/${regionId}/checkouts`, {
    parts: [
      {
        windowId: window.windowId,
        fulfilment: 'pickup',
        lines: offers.map((at) => ({
          offerId: window.offers[at]!.offerId,
          quantity: random.between(1, 3),
        })),
      },
    ],
    payments: random.pick(METHODS),
  })
}

/** What its buyer, the leader or headquarters do with an order now; null when nothing is left. */
export function wishFor(order: KnownOrder, wishing: Wishing): Deed | null {
  const kinds = possible(order, wishing.hasArrived(order.id))
  return kinds.length === 0 ? null : deedFor(wishing.random.pick(kinds), order, wishing)
}

function deedFor(kind: DeedKind, order: KnownOrder, wishing: Wishing): Deed {
  const { market, buyer, random } = wishing
  const at = `/regions/${market.regionId}`
  const of = `${at}/orders/${order.id}`
  switch (kind) {
    case 'start-paying':
      return deedOf(
        kind,
        buyer.token,
        `${at}/payments/${order.paymentId}/attempts`,
        { returnPath: '/orders' },
        null,
      )
    case 'pay-online':
      return payingOnPage(order.page!)
    case 'pay-from-wallet':
      return deedOf(kind, buyer.token, `${at}/order-payments`, {
        orderIds: [order.id],
        method: 'wallet',
      })
    case 'cancel':
      return deedOf(kind, buyer.token, `${of}/cancellation`, { why: 'Changed my mind.' })
    case 'take-cash':
      return deedOf(kind, market.leader.token, `${of}/cash-receipt`, {
        amountMinor: order.cashDueMinor,
      })
    case 'hand-over':
      return deedOf(
        kind,
        market.leader.token,
        `${at}/communities/${market.communityId}/handovers`,
        {
          proof: { slip: order.number },
          orderIds: [order.id],
          cashTakenMinor: order.cashDueMinor,
        },
      )
    case 'claim':
      return deedOf(kind, buyer.token, `${of}/lines/${random.between(1, order.lines)}/claims`, {
        reason: random.pick(['missing', 'spoiled', 'other']),
        wish: 'refund',
        quantity: 1,
      })
    case 'decide':
      return deedOf(kind, market.support.token, `${at}/claims/${order.waitingClaims[0]}/decision`, {
        decision: random.chance(0.7) ? 'refund' : 'reject',
        why: 'The picture is clear.',
      })
    default:
      return deedOf('refund', market.finance.token, `${of}/refunds`, {
        amountMinor: random.between(1, 60),
        currency: 'CNY',
        reason: 'bruised',
      })
  }
}

/** As a browser sends the page's form: the sandbox is another house than ours. */
const payingOnPage = (page: string): Deed => ({
  kind: 'pay-online',
  token: null,
  method: 'POST',
  path: `${page}/payment`,
  body: '',
  type: 'application/x-www-form-urlencoded',
  key: null,
})
