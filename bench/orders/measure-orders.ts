import { join } from 'node:path'
import { cpuSecondsOf } from '../load/cpu.ts'
import type { LoadProcess, LoadReport } from '../load/run-load.ts'
import type { OpenMarket } from '../market/market.ts'
import type { Buying } from './buy.ts'

const BUY = join(import.meta.dirname, 'buy.ts')
const OPEN_CARTS = join(import.meta.dirname, 'open-carts.ts')

export interface Measured extends LoadReport {
  perSecond: number
  /** CPU microseconds for each order; null where the system does not say. */
  serverMicros: number | null
  databaseMicros: number | null
  clientMicros: number
}

/** Everybody looks at the cart once, as before any order. */
export async function openCarts(open: OpenMarket, load: LoadProcess): Promise<void> {
  const given: Buying = open.market
  const order = { address: open.program.address, file: OPEN_CARTS, given, actors: 16 }
  const { failed } = await load.run({ ...order, count: given.buyers.length })
  if (failed > 0) throw new Error(`${failed} carts could not be opened`)
}

/** So many buyers at once, each with one order under way at a time, for so many seconds. */
export async function measureOrders(
  open: OpenMarket,
  load: LoadProcess,
  { actors, seconds, firstTurn }: { actors: number; seconds: number; firstTurn: number },
): Promise<Measured> {
  const given: Buying = open.market
  const pids = [open.program.pid, open.database.pid]
  const before = pids.map(cpuSecondsOf)
  const address = open.program.address
  const report = await load.run({ address, file: BUY, given, actors, seconds, firstTurn })
  const micros = pids.map((pid, at) => {
    const after = cpuSecondsOf(pid)
    const from = before[at]
    return after === null || from == null ? null : ((after - from) / report.done) * 1e6
  })
  return {
    ...report,
    perSecond: report.done / report.seconds,
    serverMicros: micros[0]!,
    databaseMicros: micros[1]!,
    clientMicros: (report.cpuSeconds / report.done) * 1e6,
  }
}
