import { parseArgs } from 'node:util'
import { sql } from '#platform/db'
import { findFaults } from '#testing'
import { flood, recover } from './flood.ts'
import { openOverloadPlace } from './place.ts'

/** A usual load, ten times as much for a while, and what came of it. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    'at-once': { type: 'string', default: '64' },
    queue: { type: 'string', default: '256' },
  },
})
const seconds = Number(values.seconds)
const usual = Number(values['at-once'])

const place = await openOverloadPlace({ LANE_QUEUE: values.queue })
const wish = { address: place.program.address, world: place.world, buyers: place.buyers }
const share = (sorted: readonly number[], part: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
const inOrder = (list: readonly number[]) => [...list].sort((one, other) => one - other)

const before = await flood({ ...wish, atOnce: usual, seconds: Math.min(10, seconds) })
const during = await flood({ ...wish, atOnce: usual * 10, seconds })
const recoveryMs = Math.round(await recover({ ...wish, atOnce: 1, seconds: 1 }))
const ids = [...before.placed.values(), ...during.placed.values()]
const { rows } = await sql<{ orders: number }>`select count(distinct checkout_id) as orders
  from orders where checkout_id = any(${ids}::uuid[])`.execute(place.linli.database.db)
const faults = await findFaults(place.linli)
await place.close()

const refused = inOrder(during.refusedMs)
const readMs = inOrder(during.reads.filter(({ status }) => status === 200).map(({ ms }) => ms))
const line = {
  bench: 'overload',
  seconds,
  usualAtOnce: usual,
  queue: Number(values.queue),
  usualPerSecond: Math.round(before.placed.size / Math.min(10, seconds)),
  placedPerSecond: Math.round(during.placed.size / seconds),
  refused: refused.length,
  refusedP50Ms: share(refused, 0.5),
  refusedP99Ms: share(refused, 0.99),
  reads: readMs.length,
  readsRefused: during.reads.length - readMs.length,
  readP99Ms: share(readMs, 0.99),
  recoveryMs,
  odd: before.odd.length + during.odd.length,
  acknowledged: ids.length,
  lost: ids.length - rows[0]!.orders,
  wrong: faults.length,
}
for (const one of [...during.odd.slice(0, 10), ...faults.slice(0, 20)]) console.log(one)
console.log(`${usual} at once place ${line.usualPerSecond}/s; ${usual * 10} for ${seconds} s:`)
console.log(
  `  ${line.placedPerSecond}/s placed, ${line.refused} told to come again (p50 ${line.refusedP50Ms} ms, p99 ${line.refusedP99Ms} ms)`,
)
console.log(
  `  ${line.reads} reads answered (p99 ${line.readP99Ms} ms), ${line.readsRefused} told to come again`,
)
console.log(`  placing again ${recoveryMs} ms after it; ${line.lost} lost, ${line.wrong} wrong`)
console.log(JSON.stringify(line))
process.exit(line.lost === 0 && line.wrong === 0 && line.odd === 0 ? 0 : 1)
