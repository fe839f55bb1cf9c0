import type { Draft } from './draft.ts'

/** What accepted drafts take from the supplies of their offers, by offer. */
export function suppliesTaken(drafts: readonly Draft[]): Map<string, number> {
  const taken = new Map<string, number>()
  for (const draft of drafts) {
    for (const order of draft.orders) {
      for (const { offerId, quantity } of order.part.lines) {
        taken.set(offerId, (taken.get(offerId) ?? 0) + quantity)
      }
    }
  }
  return taken
}

/** What counts against limits; a walk-in has none. */
export const limitsTaken = (drafts: readonly Draft[]) =>
  drafts.flatMap(({ orders, party }) =>
    orders.flatMap((order) =>
      order.part.lines.flatMap(({ offerId, quantity }, at) =>
        order.offers[at]!.limitPerResident === null || party.residentId === null
          ? []
          : [{ offerId, residentId: party.residentId, quantity }],
      ),
    ),
  )

/** What is kept back at stations for lines that are sold from stock. */
export const reservationsOf = (drafts: readonly Draft[], at: Date) =>
  drafts.flatMap(({ orders }) =>
    orders.flatMap((order) =>
      order.part.lines.flatMap(({ quantity }, index) => {
        const { supply, skuId } = order.offers[index]!
        if (supply.kind === 'cap') return []
        const { stationId } = supply
        const lineNumber = index + 1
        return [{ orderId: order.id, lineNumber, stationId, skuId, quantity, reservedAt: at }]
      }),
    ),
  )
