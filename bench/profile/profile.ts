import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { inFreshHome } from '../home.ts'
import { LoadProcess } from '../load/run-load.ts'
import { openMarket } from '../market/market.ts'
import { measureOrders, openCarts } from '../orders/measure-orders.ts'
import { areasOf, sharesOf } from './areas.ts'
import { statementsSince } from './statements.ts'

// Where the time of an order goes: the program by area, PostgreSQL by statement, while so many buyers
// order at once. Both are watched while they work, which costs some of it. `npm run bench:profile`
const BUYERS = Number(process.argv[2] ?? 128)
const SECONDS = Number(process.argv[3] ?? 10)
const WARM_SECONDS = 3
const SHOWN = 18

await inFreshHome(async (home) => {
  const first = await openMarket(home)
  const alter = new pg.Client({ connectionString: first.database.url })
  await alter.connect()
  await alter.query("alter system set shared_preload_libraries = 'pg_stat_statements'")
  await alter.end()
  await first.close()

  const profileFolder = join(home, 'profile')
  mkdirSync(profileFolder, { recursive: true })
  const begun = performance.now()
  const load = new LoadProcess()
  const open = await openMarket(home, { choice: { profileFolder } })
  const client = new pg.Client({ connectionString: open.database.url })
  try {
    await client.connect()
    await client.query('create extension if not exists pg_stat_statements')
    await openCarts(open, load)
    const warm = await measureOrders(open, load, {
      ...{ actors: BUYERS, seconds: WARM_SECONDS, firstTurn: 0 },
    })
    await client.query('select pg_stat_statements_reset()')
    const from = (performance.now() - begun) / 1000
    const run = await measureOrders(open, load, {
      ...{ actors: BUYERS, seconds: SECONDS, firstTurn: warm.turns },
    })
    const statements = await statementsSince(client)
    await open.program.stop()
    const areas = areasOf(profileFolder, from)

    const shares = sharesOf(new Map(statements.map((one) => [one, one.micros])))
    const { serverMicros, databaseMicros } = run
    console.table(
      [...areas].map(([area, share]) => ({ 'the program': area, ...shown(share, serverMicros) })),
    )
    console.table(
      [...shares].slice(0, SHOWN).map(([{ text, calls, rows }, share]) => ({
        PostgreSQL: text,
        ...shown(share, databaseMicros),
        'rows a call': Math.round(rows / calls),
      })),
    )
    const figures = {
      bench: 'profile',
      buyers: BUYERS,
      perSecond: Math.round(run.perSecond),
      programMicros: Math.round(serverMicros ?? 0),
      databaseMicros: Math.round(databaseMicros ?? 0),
      garbageShare: Math.round((areas.get('garbage collection') ?? 0) * 100) / 100,
    }
    console.log(JSON.stringify(figures))
  } finally {
    load.stop()
    await client.end()
    await open.close()
  }
})

/** A share of the time by the clock, and as much of the CPU that an order takes. */
function shown(share: number, micros: number | null) {
  return {
    'share %': Math.round(share * 1000) / 10,
    'µs an order': micros === null ? null : Math.round(share * micros * 10) / 10,
  }
}
