import { listSkus } from '#catalog'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Invalid, NotFound } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { costOfGoods } from './goods-value.ts'
import { moveStock } from './move-stock.ts'
import {
  getTransfer,
  lockTransfer,
  type Transfer,
  updateReceived,
  updateTransferCancelled,
} from './queries/transfers.ts'
import { TransferNotOnTheWay } from './refusals.ts'
import { refuseWarmth, warmthRulesOf } from './warmth.ts'

/** What came of a line; cold goods that are taken in were measured, in tenths of a degree. */
interface ToldLine {
  lineNumber: number
  receivedQuantity: number
  temperatureTenths?: number
}

export interface TransferReceipt {
  regionId: string
  /** Where it arrived. */
  stationId: string
  transferId: string
  /** What came otherwise than it was sent; the other lines came as sent. */
  lines: readonly ToldLine[]
  note: string
  by: string
  at: Date
}

/**
 * Takes in what came of a transfer; what is missing or too much stays written beside what was sent.
 * @throws TransferNotOnTheWay, TemperatureNeeded, TemperatureOutOfRange
 */
export async function receiveTransfer(tx: Tx, receipt: TransferReceipt): Promise<Transfer> {
  const { regionId, stationId, transferId, note, by, at } = receipt
  const transfer = await lockOnTheWay(tx, regionId, transferId)
  if (transfer.toStationId !== stationId) throw new NotFound('transfer')
  const came = cameOf(transfer, receipt)
  await refuseWarmLines(tx, receipt, came)
  await bookIn(tx, regionId, { transfer, stationId, came, note, by, at })
  await updateReceived(tx, regionId, transferId, { by, at, note, lines: came })
  const differing = came.filter((line) => line.receivedQuantity !== line.quantity)
  const goods = differing.map((line) => ({
    ...line,
    quantity: line.receivedQuantity - line.quantity,
  }))
  const costs = await costOfGoods(tx, regionId, goods, at)
  await announce(tx, {
    type: 'stock.transfer-received',
    regionId,
    subjectKind: 'stock-transfer',
    subjectId: transferId,
    body: {
      fromStationId: transfer.fromStationId,
      toStationId: stationId,
      personId: transfer.sentBy,
      differences: goods.map(({ lineNumber, skuId, lotId, quantity }, index) => ({
        lineNumber,
        skuId,
        lotId,
        quantity,
        supplierId: costs[index]!.supplierId,
        costMinor: costs[index]!.valueMinor ?? 0,
      })),
    },
    actorId: by,
    occurredAt: at,
  })
  return getTransfer(tx, regionId, transferId)
}

/** Books goods on their way back to where they were sent from, with the reason. */
export async function cancelTransfer(
  tx: Tx,
  cancellation: Omit<TransferReceipt, 'lines' | 'note'> & { why: string },
): Promise<Transfer> {
  const { regionId, stationId, transferId, by, at, why } = cancellation
  const transfer = await lockOnTheWay(tx, regionId, transferId)
  if (transfer.fromStationId !== stationId) throw new NotFound('transfer')
  const came = cameOf(transfer, { lines: [] })
  await bookIn(tx, regionId, { transfer, stationId, came, note: why, by, at })
  await updateTransferCancelled(tx, regionId, transferId, { by, at, why })
  await announce(tx, {
    type: 'stock.transfer-cancelled',
    regionId,
    subjectKind: 'stock-transfer',
    subjectId: transferId,
    body: { fromStationId: stationId, toStationId: transfer.toStationId },
    actorId: by,
    occurredAt: at,
  })
  return getTransfer(tx, regionId, transferId)
}

async function lockOnTheWay(tx: Tx, regionId: string, transferId: string): Promise<Transfer> {
  await lockTransfer(tx, regionId, transferId)
  const transfer = await getTransfer(tx, regionId, transferId)
  if (transfer.receivedAt !== null || transfer.cancelledAt !== null) throw new TransferNotOnTheWay()
  return transfer
}

type CameLine = Transfer['lines'][number] & { receivedQuantity: number }

async function refuseWarmLines(
  tx: Tx,
  { regionId, stationId, at }: TransferReceipt,
  came: readonly CameLine[],
): Promise<void> {
  const settings = await readSettings(tx, regionId, { stationId }, at)
  const rules = warmthRulesOf(settings)
  const skus = await listSkus(tx, [...new Set(came.map((line) => line.skuId))])
  const storages = new Map(skus.map((sku) => [sku.id, sku.storage]))
  for (const [index, line] of came.entries()) {
    if (line.receivedQuantity === 0) continue
    refuseWarmth({ ...line, storage: storages.get(line.skuId)! }, index, rules, 'transfer')
  }
}

function cameOf({ lines }: Transfer, receipt: Pick<TransferReceipt, 'lines'>): CameLine[] {
  const told = new Map(receipt.lines.map((line) => [line.lineNumber, line]))
  const known = new Set(lines.map((line) => line.lineNumber))
  const at = receipt.lines.findIndex((line) => !known.has(line.lineNumber))
  if (at >= 0) throw new Invalid(`lines/${at}/lineNumber`, 'The transfer has no such line.')
  if (told.size !== receipt.lines.length) {
    throw new Invalid('lines', 'A line is named twice.')
  }
  return lines.map((line) => ({
    ...line,
    receivedQuantity: told.get(line.lineNumber)?.receivedQuantity ?? line.quantity,
    temperatureTenths: told.get(line.lineNumber)?.temperatureTenths ?? null,
  }))
}

interface BookingIn {
  transfer: Transfer
  stationId: string
  came: readonly CameLine[]
  note: string
  by: string
  at: Date
}

const bookIn = (tx: Tx, regionId: string, { transfer, stationId, came, note, by, at }: BookingIn) =>
  moveStock(
    tx,
    regionId,
    came
      .filter((line) => line.receivedQuantity > 0)
      .map(({ skuId, lotId, receivedQuantity }) => ({
        stationId,
        skuId,
        lotId,
        quantity: receivedQuantity,
        reason: 'moved-in' as const,
        subjectKind: 'stock-transfer',
        subjectId: transfer.id,
        actorId: by,
        note,
        occurredAt: at,
      })),
  )
