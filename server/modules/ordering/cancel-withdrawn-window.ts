import { businessNow } from '#platform/clock'
import { type Db, type Tx, transact } from '#platform/db'
import { cancelOrders } from './cancel-orders.ts'
import { lockWithPayments } from './lock-with-payments.ts'
import { isEnded } from './order.ts'
import { listLiveOrderIds } from './queries/orders.ts'

const SET_SIZE = 200

export interface WithdrawnWindow {
  regionId: string
  windowId: string
  by: string | null
}

/** Cancels all orders of a window that was taken off sale, set by set; begun again it goes on. */
export async function cancelWithdrawnWindow(db: Db, withdrawn: WithdrawnWindow): Promise<void> {
  while ((await transact(db, (tx) => cancelSet(tx, withdrawn))) > 0);
}

async function cancelSet(tx: Tx, { regionId, windowId, by }: WithdrawnWindow): Promise<number> {
  const at = await businessNow(tx)
  const orderIds = await listLiveOrderIds(tx, regionId, windowId, SET_SIZE)
  const orders = (await lockWithPayments(tx, regionId, orderIds)).filter((one) => !isEnded(one))
  const why = 'The sale was withdrawn.'
  await cancelOrders(tx, regionId, orders, { cause: 'withdrawn', by, why, at })
  return orderIds.length
}
