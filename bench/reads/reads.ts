import { parseArgs } from 'node:util'
import { inFreshHome } from '../home.ts'
import { LoadProcess } from '../load/run-load.ts'
import { openStoredMarket } from '../stored/open-stored.ts'
import { type MeasuredRead, measureReads } from './measure-reads.ts'
import { readPages } from './pages.ts'

// What a shop, a leader and headquarters read, by 32 connections, each with one request under way.
// `npm run bench:reads`, or `npm run bench:reads -- --orders 100000 --seconds 3`
const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '5' },
  },
})
const orders = Number(values.orders)

const load = new LoadProcess()
let measured = new Map<string, MeasuredRead>()

await inFreshHome(async (home) => {
  const { open, todayId, mebibytes } = await openStoredMarket(home, load, orders)
  console.log(`The database holds ${mebibytes} MiB.`)
  try {
    const pages = await readPages(open, todayId)
    measured = await measureReads(open, load, pages, Number(values.seconds))
  } finally {
    load.stop()
    await open.close()
  }
})

const round = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10)
console.table(
  [...measured].map(([what, one]) => ({
    what,
    'reads/s': Math.round(one.perSecond),
    'p50 ms': round(one.p50Ms),
    'p99 ms': round(one.p99Ms),
    'server µs': round(one.serverMicros),
    'database µs': round(one.databaseMicros),
  })),
)
const figures = [...measured].map(([what, one]) => [
  what,
  { perSecond: Math.round(one.perSecond), p99Ms: round(one.p99Ms) },
])
console.log(JSON.stringify({ bench: 'reads', orders, ...Object.fromEntries(figures) }))
