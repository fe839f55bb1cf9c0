import { inFreshHome } from '../home.ts'
import { memoryOf } from '../load/cpu.ts'
import { LoadProcess } from '../load/run-load.ts'
import { openMarket } from '../market/market.ts'
import { accountFor, refuseWrongAccount } from './check-orders.ts'
import { type Measured, measureOrders, openCarts } from './measure-orders.ts'

// Orders of three SKUs from a thousand, paid from the wallet, by so many buyers at once, over HTTP
// against the program as anyone starts it; then SQL counts what is there. `npm run bench:orders`
const BUYERS = [1, 8, 32, 128, 512]
const SECONDS = Number(process.argv[2] ?? 10)
const WARM_SECONDS = 3
const MEGABYTE = 1024 * 1024

const load = new LoadProcess()
const measured = new Map<number, Measured>()
let afterwards = 0

await inFreshHome(async (home) => {
  const open = await openMarket(home)
  try {
    await openCarts(open, load)
    let acknowledged = 0
    let firstTurn = 0
    const run = async (actors: number, seconds: number) => {
      const report = await measureOrders(open, load, { actors, seconds, firstTurn })
      if (report.failed > 0) throw new Error(`${report.failed} orders failed at ${actors} buyers`)
      acknowledged += report.done
      firstTurn += report.turns
      return report
    }
    await run(32, WARM_SECONDS)
    for (const buyers of BUYERS) measured.set(buyers, await run(buyers, SECONDS))
    afterwards = (memoryOf(open.program.pid) ?? 0) / MEGABYTE
    const { regionId, windowId } = open.market
    const account = await accountFor(open.db, regionId, windowId)
    refuseWrongAccount(account, { orders: acknowledged, linesEach: 3 })
    console.log(
      `All ${account.orders} orders are in the database once, with ${account.lines} lines;`,
    )
    console.log('supplies, transfers, events and the ledger agree with them.')
  } finally {
    load.stop()
    await open.close()
  }
})

const round = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10)
console.table(
  [...measured].map(([buyers, one]) => ({
    buyers,
    'orders/s': Math.round(one.perSecond),
    'p50 ms': round(one.p50Ms),
    'p95 ms': round(one.p95Ms),
    'p99 ms': round(one.p99Ms),
    refused: one.refused,
    'server µs': round(one.serverMicros),
    'database µs': round(one.databaseMicros),
    'client µs': round(one.clientMicros),
  })),
)
console.log(`Memory of the program afterwards: ${Math.round(afterwards)} MB.`)
const [best, figures] = [...measured].sort(([, a], [, b]) => b.perSecond - a.perSecond)[0]!
console.log(
  JSON.stringify({
    bench: 'orders',
    buyers: best,
    perSecond: Math.round(figures.perSecond),
    p99MsAt128: round(measured.get(128)!.p99Ms),
    memoryMegabytes: Math.round(afterwards),
  }),
)
