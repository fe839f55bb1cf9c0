import type { Telling } from '#notify'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { findToldOrders } from './told-orders.ts'

/** That money is owed back is told with what it is owed for; here, what becomes of it. */
export const TOLD_OF_REFUNDS = ['refund.succeeded', 'refund.failed', 'refund.rerouted'] as const

type Told = (typeof TOLD_OF_REFUNDS)[number]
type Way = 'original' | 'wallet' | 'cash' | 'bank'

/** What becomes of money on its way back, for those whose orders it was paid for. */
export async function refundNoticesOf(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<Telling[]> {
  const orderIds = events.flatMap(({ body }) => (body.orderId == null ? [] : String(body.orderId)))
  const orders = await findToldOrders(tx, regionId, orderIds)
  return events.flatMap((event): Telling[] => {
    const order = orders.get(String(event.body.orderId))
    const personId = order?.residentPersonId ?? null
    if (order === undefined || personId === null) return []
    const { number: orderNumber, currency } = order
    const way = wayOf(event.body)
    const refundMinor = Number(event.body.amountMinor)
    return [
      {
        regionId,
        personId,
        template: event.type as Told,
        factId: event.subjectId,
        params: { orderNumber, currency, refundMinor, way },
      },
    ]
  })
}

/** Where the money goes, as its reader calls it: what was paid from the wallet goes back to the wallet. */
function wayOf({ route, provider }: EventRow['body']): Way {
  return route === 'original' && provider === 'wallet' ? 'wallet' : (route as Way)
}
