import { getRegion, listStationsByIds } from '#places'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { localDate } from '#platform/time'
import { correctStock, sendTransfer } from '#stock'
import { lockFreeStock } from './free-stock.ts'
import type { DayKey } from './queries/receiving-days.ts'
import {
  listPoolLines,
  lockPoolLines,
  markSurplusesSettled,
  type ShownPoolLine,
  type SurplusSettlement,
} from './queries/surpluses.ts'
import { leftOver } from './surplus.ts'

export interface Settling {
  regionId: string
  at: Date
}

/** A surplus whose goods lie free, and how much of it there really is. */
export interface Leaving {
  line: ShownPoolLine
  quantity: number
}

/**
 * Carries out what was decided of a day's surpluses, once each: what goes to a store leaves for it,
 * what is written off goes, what waits for the next window lies free for it. What nobody decided but
 * must be (a write-off, a markdown) waits for a person. The day is locked and allocated.
 */
export async function settleSurpluses(
  tx: Tx,
  { regionId, at }: Settling,
  day: DayKey,
): Promise<void> {
  const leaving = await measureSurpluses(tx, { regionId, at }, day)
  const due = leaving.filter(({ line }) => line.surplusSettledAt === null)
  const settled = await carryOut(tx, { regionId, at }, due)
  await writeSettled(tx, { regionId, at }, leaving, settled)
}

/** What of each surplus of a day is really there and promised to nobody; its stock stays locked. */
export async function measureSurpluses(
  tx: Tx,
  { regionId, at }: Settling,
  day: DayKey,
): Promise<Leaving[]> {
  await lockPoolLines(tx, regionId, day)
  const lines = await listPoolLines(tx, regionId, day)
  const left = leftOver(lines)
  const surpluses = lines.filter(({ surplusQuantity }) => surplusQuantity > 0)
  if (surpluses.length === 0) return []
  const { timeZone } = await getRegion(tx, regionId)
  const keys = surpluses.map(({ stationId, skuId }) => ({ stationId, skuId }))
  const free = await lockFreeStock(tx, regionId, keys, localDate(at, timeZone))
  return surpluses.map((line) => {
    const key = `${line.stationId}/${line.skuId}`
    const quantity = Math.max(Math.min(left.get(line.id)!, free.get(key) ?? 0), 0)
    if (line.surplusSettledAt === null) free.set(key, (free.get(key) ?? 0) - quantity)
    return { line, quantity }
  })
}

/** Does what surpluses are destined for, together where they go one way; leaves out who must wait. */
export async function carryOut(
  tx: Tx,
  { regionId, at }: Settling,
  due: readonly Leaving[],
): Promise<SurplusSettlement[]> {
  const settled = due.filter(staysHere).map(({ line, quantity }) => becameOf(line, quantity))
  const decided = due.filter((one) => !staysHere(one) && one.line.surplusDecidedBy !== null)
  const stores = decided.flatMap(({ line }) => line.surplusStationId ?? [])
  const open = new Set(
    (await listStationsByIds(tx, regionId, [...new Set(stores)]))
      .filter(({ closedAt }) => closedAt === null)
      .map(({ id }) => id),
  )
  const ways = Map.groupBy(decided, ({ line }) =>
    [line.surplusDestination, line.surplusStationId, line.stationId, line.surplusDecidedBy].join(),
  )
  for (const together of ways.values()) {
    const { line } = together[0]!
    if (line.surplusDestination === 'store' && open.has(line.surplusStationId!)) {
      settled.push(...(await sendToStore(tx, { regionId, at }, together)))
    }
    if (line.surplusDestination === 'write-off') {
      settled.push(...(await writeOff(tx, { regionId, at }, together)))
    }
  }
  return settled
}

const staysHere = ({ line, quantity }: Leaving): boolean =>
  line.surplusDestination === 'next-window' || quantity === 0

const becameOf = (
  { id }: ShownPoolLine,
  quantity: number,
  became: { kind: string; id: string } | null = null,
): SurplusSettlement => ({
  id,
  quantity,
  subjectKind: became?.kind ?? null,
  subjectId: became?.id ?? null,
})

const NOTE = 'left over by rounding'

const goodsOf = (together: readonly Leaving[]) =>
  together.map(({ line, quantity }) => ({
    ...{ skuId: line.skuId, quantity, lotId: null, lotCode: null },
  }))

async function sendToStore(tx: Tx, { regionId, at }: Settling, together: readonly Leaving[]) {
  const { stationId, surplusStationId, surplusDecidedBy } = together[0]!.line
  const { id } = await sendTransfer(tx, {
    ...{ regionId, fromStationId: stationId, toStationId: surplusStationId! },
    ...{ lines: goodsOf(together), note: NOTE, by: surplusDecidedBy!, at },
  })
  const became = { kind: 'stock-transfer', id }
  return together.map(({ line, quantity }) => becameOf(line, quantity, became))
}

async function writeOff(tx: Tx, { regionId, at }: Settling, together: readonly Leaving[]) {
  const { stationId, surplusDecidedBy } = together[0]!.line
  const { id } = await correctStock(tx, {
    ...{ regionId, stationId, kind: 'written-off', reason: 'other', note: NOTE, pictureIds: [] },
    ...{ lines: goodsOf(together), by: surplusDecidedBy!, at },
  })
  const became = { kind: 'stock-correction', id }
  return together.map(({ line, quantity }) => becameOf(line, quantity, became))
}

/** Writes what became of surpluses, and tells it. */
export async function writeSettled(
  tx: Tx,
  { regionId, at }: Settling,
  leaving: readonly Leaving[],
  settled: readonly SurplusSettlement[],
): Promise<void> {
  if (settled.length === 0) return
  await markSurplusesSettled(tx, regionId, settled, at)
  const lines = new Map(leaving.map(({ line }) => [line.id, line]))
  await announceAll(
    tx,
    settled.map(({ id, quantity, subjectKind, subjectId }) => {
      const line = lines.get(id)!
      return {
        type: 'surplus.settled',
        regionId,
        subjectKind: 'surplus',
        subjectId: id,
        body: {
          skuId: line.skuId,
          warehouseId: line.stationId,
          pickupDate: line.pickupDate,
          destination: line.surplusDestination,
          stationId: line.surplusStationId,
          quantity,
          becameKind: subjectKind,
          becameId: subjectId,
        },
        actorId: line.surplusDecidedBy,
        occurredAt: at,
      }
    }),
  )
}
