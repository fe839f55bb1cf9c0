import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Snatching } from '../flash/snatch.ts'
import type { LoadProcess } from '../load/run-load.ts'
import type { OpenMarket } from '../market/market.ts'
import { openMarketWindow } from '../market/set-up-shelf.ts'
import { openCarts } from '../orders/measure-orders.ts'
import type { PeerDatabase } from './database.ts'
import { FLASH_UNITS, SEARCHED } from './goods.ts'
import { installLinli } from './install-linli.ts'
import { PAGE, type Shop } from './shop.ts'

const ORDERS = join(import.meta.dirname, '../orders/buy.ts')
const FLASH_SALE = join(import.meta.dirname, '../flash/snatch.ts')
const ANSWER_TIMEOUT_MS = 60_000

/** Linli itself, in the market of the other benches; a window of its own for the flash sale. */
export async function openLinli(
  open: OpenMarket,
  load: LoadProcess,
  database: PeerDatabase,
): Promise<Shop> {
  const { market, db, api } = open
  const { regionId, communityIds, buyers } = market
  const flash = await openMarketWindow(db, api, market.admin, {
    ...{ regionId, communityIds, listingIds: [market.listingIds[0]!], cap: FLASH_UNITS },
  })
  const snatching: Snatching = {
    ...{ regionId, buyers, windowId: flash.windowId, offerId: flash.offerIds[0]! },
  }
  await openCarts(open, load)
  await open.program.stop()
  const { windowId, offerIds } = market
  const path = `/api/v1/regions/${regionId}/communities/${communityIds[0]}/goods?limit=${PAGE}`
  const read = (asked: string) => ({
    asked: { method: 'GET' as const, path: asked },
    mark: '"productId":',
  })
  return {
    name: 'linli',
    installed: installLinli(),
    did: DID,
    start: async () => ({
      ...(await startLinli(open)),
      orders: { file: ORDERS, given: { regionId, buyers, windowId, offerIds } },
      flash: { file: FLASH_SALE, given: snatching },
      reads: { list: read(path), search: read(`${path}&text=${encodeURIComponent(SEARCHED)}`) },
    }),
    countOrders: () =>
      database.count(
        'select count(*) from orders where cancelled_at is null and expired_at is null',
      ),
    countFlashSold: () =>
      database.count(
        `select coalesce(sum(l.quantity), 0) from order_lines l
         join orders o on o.region_id = l.region_id and o.id = l.order_id
         where l.region_id = '${regionId}' and l.offer_id = '${snatching.offerId}'
           and o.cancelled_at is null and o.expired_at is null`,
      ),
  }
}

const DID: Shop['did'] = {
  order: 'signed-in resident, 1 call: checkout with all lines, paid from the wallet',
  list: 'goods of a community at its prices, with what is left',
  search: 'the same with a word',
  runs: 'one process as npm start runs it',
}

async function startLinli(open: OpenMarket) {
  const started = performance.now()
  const program = await open.restart()
  await untilAnswered(program.address)
  return {
    address: program.address,
    startMs: performance.now() - started,
    pids: [program.pid],
    stop: () => program.stop(),
  }
}

async function untilAnswered(address: string): Promise<void> {
  const deadline = performance.now() + ANSWER_TIMEOUT_MS
  while (performance.now() < deadline) {
    const reply = await fetch(`${address}/api/v1/regions`).catch(() => undefined)
    if (reply?.ok) return
    await sleep(20)
  }
  throw new Error('Linli does not answer')
}
