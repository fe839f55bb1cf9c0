import { walletOf } from '#ledger'
import type { Demand } from '../acceptance.ts'
import type { Draft } from './draft.ts'

/** What a draft draws on: its lines' supplies, and what leaves which account. */
export function demandOf(draft: Draft): Demand {
  const { checkout, party } = draft
  return {
    residentId: party.residentId,
    lines: draft.orders.flatMap((order) =>
      order.part.lines.map((line, at) => ({
        offer: order.offers[at]!,
        quantity: line.quantity,
        lastsTo: order.book.pickupDate,
      })),
    ),
    spendings: draft.payments.flatMap(({ method, amountMinor }) => {
      if (method === 'wallet') return [{ accountId: walletOf(party.residentId!), amountMinor }]
      if (method === 'cash' && checkout.cashAccount !== null) {
        return [{ accountId: checkout.cashAccount, amountMinor }]
      }
      return []
    }),
  }
}
