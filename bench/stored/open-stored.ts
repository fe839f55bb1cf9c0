import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { timed } from '../../scripts/steps.ts'
import type { LoadProcess } from '../load/run-load.ts'
import { forgetMarket, type OpenMarket, openMarket } from '../market/market.ts'
import type { Buying } from '../orders/buy.ts'
import { openCarts } from '../orders/measure-orders.ts'
import { openTodayWindow } from '../reads/today-window.ts'
import { storeOrders } from './store-orders.ts'

const BUY = join(import.meta.dirname, '../orders/buy.ts')
/** Placed first, and then copied: two a buyer, so that a leader's list has a page of today. */
const FIRST = { actors: 32, count: 4000 }

export interface StoredMarket {
  open: OpenMarket
  /** A window of the few goods that the shop's first page shows. */
  todayId: string
  /** Size of the database, indexes included. */
  mebibytes: number
}

type Kept = Omit<StoredMarket, 'open'>

/**
 * A market in a folder in which so many orders were placed, fetched and closed before: stored at the
 * first call, found again at the next. Its window of today is open for that day alone.
 */
export async function openStoredMarket(
  home: string,
  load: LoadProcess,
  orders: number,
): Promise<StoredMarket> {
  const file = join(home, `stored-${orders}.json`)
  if (existsSync(file)) {
    return { open: await openMarket(home), ...(JSON.parse(readFileSync(file, 'utf8')) as Kept) }
  }
  forgetMarket(home)
  const open = await timed('Making the market', () => openMarket(home))
  try {
    await openCarts(open, load)
    const given: Buying = open.market
    await load.run({ address: open.program.address, file: BUY, given, ...FIRST })
    const todayId = await openTodayWindow(open)
    const mebibytes = await timed(`Storing ${orders} orders`, () => storeOrders(open, orders))
    const kept: Kept = { todayId, mebibytes }
    writeFileSync(file, JSON.stringify(kept))
    return { open, ...kept }
  } catch (error) {
    await open.close()
    throw error
  }
}
