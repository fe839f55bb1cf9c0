import { type Best, bestOf, meanOf } from './best.ts'
import type { Flash, Round } from './measure.ts'
import { READS, type Read, type Shop } from './shop.ts'

export interface Result {
  shop: Shop
  rounds: Round[]
}

/** Prints what was seen as tables, what each flow did, and the headline figures as one line. */
export function report(results: readonly Result[], node: string): void {
  const linli = results.find(({ shop }) => shop.name === 'linli')!
  const peers = results.filter((one) => one !== linli)
  for (const result of results) printLevels(result)
  printSummary(results)
  console.log('\nRatios, each at its best: Linli over the other')
  const ours = bestOf(linli.rounds)
  const ratios = peers.map(
    ({ shop, rounds }) => [shop.name, ratiosOf(ours, bestOf(rounds))] as const,
  )
  console.table(Object.fromEntries(ratios))
  printFlows(results, node)
  console.log(
    JSON.stringify({ bench: 'peers', ...headlines(results), ratios: Object.fromEntries(ratios) }),
  )
}

function printLevels({ shop, rounds }: Result): void {
  console.log(`\n${titleOf(shop)}: per second and p99 by how many at once, round by round`)
  const rows = rounds.flatMap((round, index) =>
    [['orders', round.orders] as const, ...Object.entries(round.reads)].map(([what, levels]) => ({
      round: index + 1,
      what,
      ...Object.fromEntries(
        levels.map(({ at, perSecond, p99Ms, failed }) => [
          String(at),
          `${rounded(perSecond)}/s ${Math.round(p99Ms)} ms${failed > 0 ? ` ${failed} failed` : ''}`,
        ]),
      ),
    })),
  )
  console.table(rows)
}

function printSummary(results: readonly Result[]): void {
  console.log('\nSide by side')
  const rows = results.map(({ shop, rounds }) => {
    const best = bestOf(rounds)
    const flash = flashOf(rounds)
    return [
      titleOf(shop),
      {
        'orders/s': rounded(best.orders.perSecond),
        buyers: best.orders.at,
        'p99 ms': Math.round(best.orders.p99Ms),
        ...Object.fromEntries(
          READS.flatMap((name) => {
            const level = best.reads[name]
            return level === undefined ? [] : [[`${name}/s`, rounded(level.perSecond)]]
          }),
        ),
        'program CPU ms/order': rounded(
          meanOf(rounds.map((one) => one.programCpuMs ?? Number.NaN)),
        ),
        'database CPU ms/order': rounded(
          meanOf(rounds.map((one) => one.databaseCpuMs ?? Number.NaN)),
        ),
        'flash sold': flash?.sold,
        oversold: flash?.oversold,
        'flash told sold out': flash?.refused,
        'flash failed': flash?.failed,
        'flash s': rounded(flash?.seconds ?? 0),
        'start s': rounded(meanOf(rounds.map(({ startMs }) => startMs)) / 1000),
        'idle MiB': rounds[0]!.idleMebibytes,
        'busy MiB': rounds[0]!.busyMebibytes,
        'install MiB': shop.installed.mebibytes,
        'install s': shop.installed.seconds,
        acknowledged: rounds.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
        stored: rounds.reduce((sum, { stored }) => sum + stored, 0),
      },
    ] as const
  })
  console.table(turned(Object.fromEntries(rows)))
}

/** Rows as columns: three shops side by side are read more easily than twenty columns. */
function turned(rows: Record<string, Record<string, unknown>>) {
  const names = [...new Set(Object.values(rows).flatMap(Object.keys))]
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.fromEntries(Object.entries(rows).map(([row, cells]) => [row, cells[name] ?? '–'])),
    ]),
  )
}

function ratiosOf(ours: Best, theirs: Best): Record<string, number> {
  const ratio = (mine: number, other: number) => Math.round((mine / other) * 10) / 10
  // Where a peer has two ways to a page, both are told; ours has one.
  const same: Record<Read, Read> = {
    list: 'list',
    products: 'list',
    search: 'search',
    index: 'search',
  }
  return {
    orders: ratio(ours.orders.perSecond, theirs.orders.perSecond),
    ...Object.fromEntries(
      READS.flatMap((name) => {
        const level = theirs.reads[name]
        if (level === undefined) return []
        return [[name, ratio(ours.reads[same[name]]!.perSecond, level.perSecond)]]
      }),
    ),
  }
}

function printFlows(results: readonly Result[], node: string): void {
  console.log(`\nWhat each did (all on Node ${node}, production mode, one PostgreSQL server)`)
  for (const { shop } of results) {
    console.log(titleOf(shop))
    for (const [what, did] of Object.entries(shop.did)) console.log(`  ${what}: ${did}`)
  }
  console.log('')
}

function headlines(results: readonly Result[]) {
  const of = ({ shop, rounds }: Result) => {
    const { orders, reads } = bestOf(rounds)
    const flash = flashOf(rounds)
    return {
      version: shop.installed.version,
      ordersPerSecond: rounded(orders.perSecond),
      buyers: orders.at,
      p99Ms: Math.round(orders.p99Ms),
      ...Object.fromEntries(
        Object.entries(reads).map(([name, { perSecond }]) => [
          `${name}PerSecond`,
          rounded(perSecond),
        ]),
      ),
      programCpuMs: rounded(meanOf(rounds.map((one) => one.programCpuMs ?? Number.NaN))),
      databaseCpuMs: rounded(meanOf(rounds.map((one) => one.databaseCpuMs ?? Number.NaN))),
      flashSold: flash?.sold,
      oversold: flash?.oversold,
      flashSeconds: rounded(flash?.seconds ?? 0),
      startSeconds: rounded(meanOf(rounds.map(({ startMs }) => startMs)) / 1000),
      idleMebibytes: rounds[0]!.idleMebibytes,
      installMebibytes: shop.installed.mebibytes,
      installSeconds: shop.installed.seconds,
    }
  }
  return Object.fromEntries(results.map((result) => [result.shop.name, of(result)]))
}

const flashOf = (rounds: readonly Round[]): Flash | undefined =>
  rounds.find(({ flash }) => flash !== undefined)?.flash

const titleOf = ({ name, installed }: Shop) =>
  `${name[0]!.toUpperCase()}${name.slice(1)} ${installed.version}`

/** Three digits are what such a figure says. */
const rounded = (value: number) => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
