import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '../load/connection.ts'
import { cpuSecondsOf } from '../load/cpu.ts'
import type { LoadProcess, LoadReport } from '../load/run-load.ts'
import type { MakeScenario } from '../load/scenario.ts'
import { FLASH_UNITS } from './goods.ts'
import { memoryMebibytesOf } from './peer-program.ts'
import { MOST_BUYERS, type OpenShop, PAGE, READS, type Read, type Shop, type Work } from './shop.ts'

/** Buyers, or readers, at once. */
export const LEVELS = [1, 8, 32, 128]
const ORDER_SECONDS = Number(process.argv[2] ?? 8)
const READ_SECONDS = Math.ceil(ORDER_SECONDS / 3)
const WARM_UP_SECONDS = 2
const WARM_UP_AT = 8
const IDLE_AFTER_MS = 3000
/** Whoever has fallen below this share of their best is not asked at higher levels. */
const FALLEN = 0.8
/** Nor at one where a single turn of everybody would take longer. */
const LONGEST_SECONDS = 90
const LONGEST_FLASH_MS = 300_000
/** More than any shop can have. */
const TURNS_A_ROUND = 10_000_000

const READING = join(import.meta.dirname, 'read.ts')

export interface Level {
  at: number
  perSecond: number
  p99Ms: number
  failed: number
}

export interface Flash {
  sold: number
  oversold: number
  acknowledged: number
  refused: number
  failed: number
  seconds: number
}

/** What one round showed of a shop. */
export interface Round {
  startMs: number
  idleMebibytes: number | null
  /** After the orders. */
  busyMebibytes: number | null
  orders: Level[]
  /** CPU time of the program and of the database for one order, in milliseconds. */
  programCpuMs: number | null
  databaseCpuMs: number | null
  reads: Partial<Record<Read, Level[]>>
  flash?: Flash
  /** Orders answered as completed, and those found in its database afterwards. */
  acknowledged: number
  stored: number
}

/** One round of one shop, alone on the machine: started, measured, looked into, stopped. */
export async function measureRound(
  shop: Shop,
  load: LoadProcess,
  { round, databasePid }: { round: number; databasePid: number },
): Promise<Round> {
  const before = await shop.countOrders()
  const open = await shop.start()
  try {
    await sleep(IDLE_AFTER_MS)
    const idleMebibytes = memoryMebibytesOf(open.pids)
    const reads = await measureReads(open, load)
    const ordered = await measureOrders(open, load, {
      databasePid,
      firstTurn: round * TURNS_A_ROUND,
    })
    const busyMebibytes = memoryMebibytesOf(open.pids)
    // It is over once: the first round has it.
    const flash = round === 1 ? await measureFlash(shop, open, load) : undefined
    const stored = (await shop.countOrders()) - before
    return {
      ...{ startMs: open.startMs, idleMebibytes, busyMebibytes, reads, stored, ...ordered },
      acknowledged: ordered.acknowledged + (flash?.acknowledged ?? 0),
      ...(flash === undefined ? {} : { flash }),
    }
  } finally {
    await open.stop()
  }
}

async function measureReads(open: OpenShop, load: LoadProcess): Promise<Round['reads']> {
  const reads: Round['reads'] = {}
  for (const name of READS) {
    const read = open.reads[name]
    if (read === undefined) continue
    const length = await lookAt(open.address, read)
    const work = { file: READING, given: { asked: read.asked, length } }
    reads[name] = await climb(async (actors) =>
      levelOf(
        actors,
        await load.run({ address: open.address, ...work, actors, seconds: READ_SECONDS }),
      ),
    )
  }
  return reads
}

/** Answers the length of the page. @throws Error when it is not a page of products */
async function lookAt(address: string, { asked, mark }: NonNullable<OpenShop['reads'][Read]>) {
  const connection = new Connection(address)
  const { status, body } = await connection.send(asked)
  connection.close()
  const shown = body.split(mark).length - 1
  if (status === 200 && shown >= PAGE) return body.length
  throw new Error(`${asked.path}: ${status}, ${shown} products: ${body.slice(0, 500)}`)
}

async function measureOrders(
  open: OpenShop,
  load: LoadProcess,
  { databasePid, firstTurn }: { databasePid: number; firstTurn: number },
) {
  await buyOnce(open.address, open.orders)
  let acknowledged = 1
  // A turn that was had before would be answered as the repeat of an order.
  let turns = firstTurn
  const run = async (actors: number, seconds: number) => {
    const work = { ...open.orders, actors, seconds, firstTurn: turns }
    const report = await load.run({ address: open.address, ...work })
    turns += report.turns
    acknowledged += report.done
    return report
  }
  await run(WARM_UP_AT, WARM_UP_SECONDS)
  const warm = acknowledged
  const used = [cpuOf(open.pids), cpuOf([databasePid])]
  const orders = await climb(async (actors) => levelOf(actors, await run(actors, ORDER_SECONDS)))
  const [programCpuMs, databaseCpuMs] = [cpuOf(open.pids), cpuOf([databasePid])].map((now, at) =>
    now === null || used[at] == null ? null : ((now - used[at]) * 1000) / (acknowledged - warm),
  )
  return { orders, acknowledged, programCpuMs: programCpuMs!, databaseCpuMs: databaseCpuMs! }
}

function cpuOf(pids: number[]): number | null {
  const all = pids.map(cpuSecondsOf)
  return all.some((one) => one === null) ? null : all.reduce<number>((sum, one) => sum + one!, 0)
}

/** In this process, so that what goes wrong is said. @throws Error when nothing was bought */
async function buyOnce(address: string, { file, given }: Work): Promise<void> {
  const { default: make } = (await import(file)) as { default: MakeScenario }
  const connection = new Connection(address)
  const outcome = await make(given as never)({ index: 0, connection }, 0)
  connection.close()
  if (outcome !== 'done') throw new Error(`The first order was ${outcome}`)
}

/** Everyone at once, one unit each; what was sold is read from the database. */
async function measureFlash(shop: Shop, open: OpenShop, load: LoadProcess): Promise<Flash> {
  // Whoever is not answered by then is cut off, so that the run ends.
  const cut = setTimeout(() => void open.stop(), LONGEST_FLASH_MS)
  const everyone = { actors: MOST_BUYERS, count: MOST_BUYERS }
  const report = await load.run({ address: open.address, ...open.flash, ...everyone })
  clearTimeout(cut)
  const sold = await shop.countFlashSold()
  const { done: acknowledged, refused, failed, seconds } = report
  const oversold = Math.max(0, sold - FLASH_UNITS)
  return { sold, oversold, acknowledged, refused, failed, seconds }
}

async function climb(measure: (actors: number) => Promise<Level>): Promise<Level[]> {
  const levels: Level[] = []
  let best = 0
  for (const actors of LEVELS) {
    if (best > 0 && actors / best > LONGEST_SECONDS) break
    const level = await measure(actors)
    levels.push(level)
    if (level.perSecond < best * FALLEN) break
    best = Math.max(best, level.perSecond)
  }
  return levels
}

const levelOf = (at: number, { done, failed, seconds, p99Ms }: LoadReport): Level => ({
  at,
  perSecond: done / seconds,
  p99Ms,
  failed,
})
