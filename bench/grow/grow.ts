import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { timed } from '../../scripts/steps.ts'
import { inHome } from '../home.ts'
import { LoadProcess } from '../load/run-load.ts'
import { openMarket } from '../market/market.ts'
import { measureOrders, openCarts } from '../orders/measure-orders.ts'
import { type MeasuredRead, measureReads } from '../reads/measure-reads.ts'
import { readPages } from '../reads/pages.ts'
import { openStoredMarket } from '../stored/open-stored.ts'
import { Points, printCurves } from './curves.ts'

// Whether anything gets slower as orders pile up: the same orders and reads beside few and many stored
// orders, in turn. `npm run bench:grow`; a million take 5 GB of disk, ten million 47 and most of an hour:
// `npm run bench:grow -- --sizes 10000,1000000,10000000`, with `--home <folder>` to keep what was stored
// and measure it again that day.
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,1000000' },
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '2' },
    warm: { type: 'string', default: '10' },
    home: { type: 'string' },
  },
})
const sizes = values.sizes.split(',').map(Number)
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)]
const warmSeconds = Number(values.warm)
const BUYERS = 128
const READ_SECONDS = Math.ceil(seconds / 3)

const load = new LoadProcess()
const todayOf = new Map<number, string>()
const points = new Points(sizes)

await inHome(values.home, async (home) => {
  const homeOf = (size: number) => join(home, String(size))
  try {
    for (const size of sizes) {
      const { open, todayId, mebibytes } = await openStoredMarket(homeOf(size), load, size)
      await open.close()
      todayOf.set(size, todayId)
      console.log(`With ${size} orders the database holds ${mebibytes} MiB.`)
    }
    for (let round = 1; round <= rounds; round += 1) {
      // There and back, so that what the machine does meanwhile weighs on all alike.
      for (const size of round % 2 === 1 ? sizes : sizes.toReversed()) {
        await timed(`Round ${round}: ${size} orders`, () => measure(homeOf(size), size, round))
      }
    }
  } finally {
    load.stop()
  }
})

type Measure = Pick<MeasuredRead, 'perSecond' | 'serverMicros' | 'databaseMicros'>

function microsOf({ serverMicros, databaseMicros }: Measure): number | null {
  return serverMicros === null || databaseMicros === null ? null : serverMicros + databaseMicros
}

async function measure(home: string, size: number, round: number): Promise<void> {
  const open = await openMarket(home)
  try {
    const note = (what: string, one: Measure) =>
      points.add(what, size, { perSecond: one.perSecond, micros: microsOf(one) })
    const pages = await readPages(open, todayOf.get(size)!)
    for (const [what, one] of await measureReads(open, load, pages, READ_SECONDS)) note(what, one)
    await openCarts(open, load)
    let firstTurn = round * 10_000_000
    // After a start nothing is in PostgreSQL's memory, and each page's first change is written whole.
    for (const isMeasured of [false, true]) {
      const order = { actors: BUYERS, seconds: isMeasured ? seconds : warmSeconds, firstTurn }
      const measured = await measureOrders(open, load, order)
      if (measured.failed > 0) throw new Error(`${measured.failed} orders failed`)
      firstTurn += measured.turns
      if (isMeasured) note('orders', measured)
    }
  } finally {
    await open.close()
  }
}

printCurves(sizes, points.curves())
