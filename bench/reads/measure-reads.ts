import { join } from 'node:path'
import { Connection } from '../load/connection.ts'
import { cpuSecondsOf } from '../load/cpu.ts'
import type { LoadProcess } from '../load/run-load.ts'
import type { OpenMarket } from '../market/market.ts'
import type { Page } from './pages.ts'
import type { ReadingInTurn } from './read-in-turn.ts'

const FILE = join(import.meta.dirname, 'read-in-turn.ts')
const CONNECTIONS = 32
const WARM_SECONDS = 1

export interface MeasuredRead {
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** CPU microseconds a request; null where the system does not say. */
  serverMicros: number | null
  databaseMicros: number | null
}

/** Each page by its name, for so many seconds, after it was looked at. */
export async function measureReads(
  open: OpenMarket,
  load: LoadProcess,
  pages: readonly Page[],
  seconds: number,
): Promise<Map<string, MeasuredRead>> {
  const measured = new Map<string, MeasuredRead>()
  for (const page of pages) measured.set(page.name, await measureRead(open, load, page, seconds))
  return measured
}

async function measureRead(open: OpenMarket, load: LoadProcess, page: Page, seconds: number) {
  const address = open.program.address
  const given: ReadingInTurn = { asked: page.asked, leastLength: (await lookAt(address, page)) / 2 }
  const work = { address, file: FILE, given, actors: CONNECTIONS }
  await load.run({ ...work, seconds: WARM_SECONDS })
  const pids = [open.program.pid, open.database.pid]
  const before = pids.map(cpuSecondsOf)
  const report = await load.run({ ...work, seconds })
  if (report.failed > 0) throw new Error(`${report.failed} times no answer: ${page.name}`)
  const [serverMicros, databaseMicros] = pids.map((pid, at) => {
    const [from, after] = [before[at], cpuSecondsOf(pid)]
    return from == null || after === null ? null : ((after - from) / report.done) * 1e6
  })
  const { p50Ms, p99Ms } = report
  return {
    ...{ perSecond: report.done / report.seconds, p50Ms, p99Ms },
    ...{ serverMicros: serverMicros!, databaseMicros: databaseMicros! },
  }
}

/** The length of an answer. @throws Error when it does not show what the page is for */
async function lookAt(address: string, { name, asked, mark, least }: Page): Promise<number> {
  const connection = new Connection(address)
  const { status, body } = await connection.send(asked[0]!)
  connection.close()
  const shown = body.split(mark).length - 1
  if (status === 200 && shown >= least) return body.length
  throw new Error(`${name}: ${status}, ${shown} of ${least} shown: ${body.slice(0, 500)}`)
}
