import { join } from 'node:path'
import { inFreshHome } from '../home.ts'
import { LoadProcess } from '../load/run-load.ts'
import { openMarket } from '../market/market.ts'
import { openMarketWindow } from '../market/set-up-shelf.ts'
import { accountFor, refuseWrongAccount } from '../orders/check-orders.ts'
import { openCarts } from '../orders/measure-orders.ts'
import type { Snatching } from './snatch.ts'

// Ten thousand buyers want one of a hundred pieces, each once. `npm run bench:flash`
const BUYERS = 10_000
const UNITS = 100
const CONNECTIONS = 512

await inFreshHome(async (home) => {
  const load = new LoadProcess()
  const open = await openMarket(home, { size: { communities: 100, buyers: BUYERS } })
  try {
    const { market, api, db } = open
    const { regionId, communityIds, listingIds, buyers } = market
    const place = { regionId, communityIds, listingIds: listingIds.slice(0, 1), cap: UNITS }
    const { windowId, offerIds } = await openMarketWindow(db, api, market.admin, place)
    await openCarts(open, load)
    const given: Snatching = { regionId, windowId, offerId: offerIds[0]!, buyers }
    const report = await load.run({
      address: open.program.address,
      file: join(import.meta.dirname, 'snatch.ts'),
      given,
      actors: CONNECTIONS,
      count: BUYERS,
    })
    if (report.failed > 0) throw new Error(`${report.failed} buyers got no answer`)
    refuseWrongAccount(await accountFor(db, regionId, windowId), { orders: UNITS, linesEach: 1 })
    const { done: sold, refused: told, seconds, p50Ms, p99Ms } = report
    if (sold !== UNITS) throw new Error(`${sold} buyers were told that they got one of ${UNITS}`)
    console.table({ sold, told, 'last answer after s': seconds, 'p50 ms': p50Ms, 'p99 ms': p99Ms })
    const lastAnswerMs = Math.round(seconds * 1000)
    console.log(JSON.stringify({ bench: 'flash', buyers: BUYERS, sold, told, lastAnswerMs }))
  } finally {
    load.stop()
    await open.close()
  }
})
