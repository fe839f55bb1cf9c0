import { timed } from '../../scripts/steps.ts'
import type { LoadProcess } from '../load/run-load.ts'
import { type OpenMarket, openMarket } from '../market/market.ts'
import { measureOrders, openCarts } from '../orders/measure-orders.ts'
import { openTodayWindow } from '../reads/today-window.ts'
import { storeOrders } from './store-orders.ts'

// What is copied: enough orders that no two of a batch are the same.
const FIRST = { actors: 32, seconds: 3, firstTurn: 0 }

export interface StoredMarket {
  open: OpenMarket
  /** A window of the few goods that the shop's first page shows. */
  todayId: string
  /** Size of the database, indexes included. */
  mebibytes: number
}

/** A market in a folder in which so many orders were placed, fetched and closed before. */
export async function openStoredMarket(
  home: string,
  load: LoadProcess,
  orders: number,
): Promise<StoredMarket> {
  const open = await timed('Making the market', () => openMarket(home))
  try {
    await openCarts(open, load)
    await measureOrders(open, load, FIRST)
    const todayId = await openTodayWindow(open)
    const mebibytes = await timed(`Storing ${orders} orders`, () => storeOrders(open, orders))
    return { open, todayId, mebibytes }
  } catch (error) {
    await open.close()
    throw error
  }
}
