import { openLanes } from '#platform/db'
import { inFreshHome } from '../home.ts'
import { LoadProcess } from '../load/run-load.ts'
import { openMarket } from '../market/market.ts'
import { measureOrders, openCarts } from '../orders/measure-orders.ts'
import { recordOrders } from './recorded.ts'
import { type Statement, send, statementsFor } from './write-batch.ts'

// What the database could take at most: the rows that orders really wrote, written once more by plain
// batched SQL, without HTTP and without a rule; beside it the engine, in turn. `npm run bench:limit`
const CONNECTIONS = [1, 2, 4]
const BATCH = 128
const ROUNDS = 3
const BUYERS = 128
const SECONDS = Number(process.argv[2] ?? 8)
/** Batches made ready before the clock runs: more than are written while it does. */
const BATCHES_A_SECOND = 100

const load = new LoadProcess()
const engine: number[] = []
const plain = new Map<number, number[]>(CONNECTIONS.map((count) => [count, []]))

await inFreshHome(async (home) => {
  const open = await openMarket(home)
  try {
    await openCarts(open, load)
    let firstTurn = 0
    const measure = async (actors: number, seconds: number) => {
      const report = await measureOrders(open, load, { actors, seconds, firstTurn })
      firstTurn += report.turns
      return report.perSecond
    }
    await measure(BUYERS, 3)
    const { regionId, windowId } = open.market
    const { orderIds, tables } = await recordOrders(open.db, regionId, windowId, BATCH * 8)
    for (let round = 0; round < ROUNDS; round += 1) {
      engine.push(await measure(BUYERS, SECONDS))
      for (const connections of CONNECTIONS) {
        const batches = Array.from({ length: SECONDS * BATCHES_A_SECOND }, (_, at) => {
          const from = (at * BATCH) % orderIds.length
          return statementsFor(tables, orderIds.slice(from, from + BATCH))
        })
        plain.get(connections)!.push(await writePlainly(open.database.url, connections, batches))
      }
    }
  } finally {
    load.stop()
    await open.close()
  }
})

/** Orders a second that so many connections write, each one batch after the other. */
async function writePlainly(
  url: string,
  connections: number,
  batches: Statement[][],
): Promise<number> {
  const lanes = openLanes(url, connections)
  const startedAt = performance.now()
  const until = startedAt + SECONDS * 1000
  let written = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let next = batches.pop(); next !== undefined; next = batches.pop()) {
        const batch = next
        if (performance.now() > until) break
        await lanes.begin((tx) => send(tx, batch))
        written += 1
      }
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  await lanes.end({ timeout: 5 })
  return (written * BATCH) / seconds
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const limit = Math.max(...[...plain.values()].map(median))
console.table([
  { what: 'the engine, over HTTP', 'orders/s': Math.round(median(engine)), share: '' },
  ...[...plain].map(([connections, rates]) => ({
    what: `plain SQL, ${connections} connection${connections === 1 ? '' : 's'}`,
    'orders/s': Math.round(median(rates)),
    share: `${Math.round((100 * median(engine)) / median(rates))} %`,
  })),
])
console.log(
  JSON.stringify({
    bench: 'limit',
    perSecond: Math.round(limit),
    engine: Math.round(median(engine)),
    share: Math.round((100 * median(engine)) / limit) / 100,
  }),
)
