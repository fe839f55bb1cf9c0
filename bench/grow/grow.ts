import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { timed } from '../../scripts/steps.ts'
import { inFreshHome } from '../home.ts'
import { LoadProcess } from '../load/run-load.ts'
import { openMarket } from '../market/market.ts'
import { measureOrders, openCarts } from '../orders/measure-orders.ts'
import { measureReads } from '../reads/measure-reads.ts'
import { readPages } from '../reads/pages.ts'
import { openStoredMarket } from '../stored/open-stored.ts'

// Whether anything gets slower as orders pile up: the same orders and reads beside few and many stored
// orders, in turn. `npm run bench:grow`; ten million take an hour and 40 GB of disk:
// `npm run bench:grow -- --sizes 10000,1000000,10000000`
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,1000000' },
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '2' },
  },
})
const sizes = values.sizes.split(',').map(Number)
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)]
const BUYERS = 128
const WARM_SECONDS = 3
const READ_SECONDS = Math.ceil(seconds / 3)
/** Slower by more than this share is not flat. */
const FLAT = 0.15

const load = new LoadProcess()
const todayOf = new Map<number, string>()
/** Per second, one figure a round: by what was done, then by size. */
const figures = new Map<string, Map<number, number[]>>()

await inFreshHome(async (home) => {
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

async function measure(home: string, size: number, round: number): Promise<void> {
  const open = await openMarket(home)
  try {
    const note = (what: string, perSecond: number) => {
      const bySize = figures.get(what) ?? new Map<number, number[]>()
      figures.set(what, bySize.set(size, [...(bySize.get(size) ?? []), perSecond]))
    }
    const pages = await readPages(open, todayOf.get(size)!)
    for (const [what, { perSecond }] of await measureReads(open, load, pages, READ_SECONDS)) {
      note(what, perSecond)
    }
    await openCarts(open, load)
    let firstTurn = round * 10_000_000
    for (const time of [WARM_SECONDS, seconds]) {
      const order = { actors: BUYERS, seconds: time, firstTurn }
      const { perSecond, turns, failed } = await measureOrders(open, load, order)
      if (failed > 0) throw new Error(`${failed} orders failed`)
      firstTurn += turns
      if (time === seconds) note('orders', perSecond)
    }
  } finally {
    await open.close()
  }
}

const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
const curves = [...figures].map(([what, bySize]) => {
  const rates = sizes.map((size) => mean(bySize.get(size)!))
  return { what, rates, ratios: rates.map((rate) => rate / rates[0]!) }
})
console.table(
  curves.map(({ what, rates, ratios }) => ({
    what,
    ...Object.fromEntries(
      sizes.flatMap((size, at) => [
        [`${size}/s`, Math.round(rates[at]!)],
        ...(at === 0 ? [] : [[`share at ${size}`, Math.round(ratios[at]! * 100) / 100]]),
      ]),
    ),
  })),
)
const bent = curves.filter(({ ratios }) => ratios.some((ratio) => ratio < 1 - FLAT))
const flat = bent.length === 0 ? 'Flat within 15 %.' : `Not flat: ${bent.map(({ what }) => what)}.`
console.log(flat)
console.log(
  JSON.stringify({
    bench: 'grow',
    sizes,
    ordersPerSecond: curves.find(({ what }) => what === 'orders')!.rates.map(Math.round),
    shares: Object.fromEntries(
      curves.map(({ what, ratios }) => [what, ratios.map((one) => Math.round(one * 100) / 100)]),
    ),
    bent: bent.map(({ what }) => what),
  }),
)
