import { setTimeout as sleep } from 'node:timers/promises'
import { memoryOf } from '../load/cpu.ts'
import { LoadProcess } from '../load/run-load.ts'
import { openMarket } from '../market/market.ts'
import { measureOrders, openCarts } from '../orders/measure-orders.ts'

const IDLE_MS = 30_000
const RUN = { actors: 128, seconds: 10, firstTurn: 0 }
const MEBIBYTE = 1024 * 1024

/** Resident MiB of the program, without its database; null where the system does not say. */
export interface Memory {
  idle: number | null
  afterOrders: number | null
  /** Orders of the run. */
  orders: number
}

/** Of a program that has just been started on a market, and of the same after a run of orders. */
export async function measureMemory(home: string): Promise<Memory> {
  const load = new LoadProcess()
  const open = await openMarket(home)
  try {
    await open.restart()
    await sleep(IDLE_MS)
    const idle = mebibytesOf(open.program.pid)
    await openCarts(open, load)
    const { done, failed } = await measureOrders(open, load, RUN)
    if (failed > 0) throw new Error(`${failed} orders failed`)
    return { idle, afterOrders: mebibytesOf(open.program.pid), orders: done }
  } finally {
    load.stop()
    await open.close()
  }
}

function mebibytesOf(pid: number): number | null {
  const bytes = memoryOf(pid)
  return bytes === null ? null : Math.round(bytes / MEBIBYTE)
}
