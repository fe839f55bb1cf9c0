import { listGoodsOfOrders } from '#fulfilment'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Invalid, NotFound } from '#platform/refusals'
import { correctStock, moveStock, WRITE_OFF_REASONS } from '#stock'
import { goodsBack } from './goods-back.ts'
import { lockUncollected, type UncollectedRow, updateDecided } from './queries/uncollected.ts'
import { UncollectedDecided } from './refusals.ts'
import type { Fate } from './uncollected.ts'

export interface LineDecision {
  lineNumber: number
  fate: Fate
  /** Why it is written off; empty otherwise. */
  reason: string
  note: string
}

export interface UncollectedDecision {
  regionId: string
  stationId: string
  orderId: string
  lines: readonly LineDecision[]
  by: string
  at: Date
}

/**
 * Says what really becomes of goods that came back, once: those that lie in stock and are no good
 * are written off as all stock is, those that are still good are stock again, to be sold for less
 * where that is said.
 * @throws NotFound where nothing of it came back here; UncollectedDecided; Invalid
 */
export async function decideUncollected(tx: Tx, decision: UncollectedDecision): Promise<void> {
  const { regionId, stationId, orderId, lines, by, at } = decision
  const rows = await lockUncollected(tx, decision)
  if (rows.length === 0) throw new NotFound('order')
  if (rows.some(({ decidedAt }) => decidedAt !== null)) throw new UncollectedDecided()
  refuseBadLines(rows, lines)
  const said = rows.map((row) => ({
    ...row,
    ...lines.find(({ lineNumber }) => lineNumber === row.lineNumber)!,
    was: row.fate,
  }))
  const goods = await listGoodsOfOrders(tx, regionId, [orderId])
  const lost = said.filter(({ was, fate }) => fate === 'written-off' && was !== 'written-off')
  for (const { reason, note, ...line } of lost) {
    await correctStock(tx, {
      regionId,
      stationId,
      kind: 'written-off',
      reason,
      note,
      pictureIds: [],
      lines: goodsBack([line], goods).map(({ skuId, lotId, quantity }) => {
        return { skuId, lotId, lotCode: null, quantity }
      }),
      by,
      at,
    })
  }
  const saved = said.filter(({ was, fate }) => was === 'written-off' && fate !== 'written-off')
  await moveStock(
    tx,
    regionId,
    goodsBack(saved, goods).map(({ skuId, lotId, quantity }) => ({
      stationId,
      skuId,
      lotId,
      quantity,
      reason: 'returned' as const,
      subjectKind: 'order',
      subjectId: orderId,
      actorId: by,
      note: '',
      occurredAt: at,
    })),
  )
  await updateDecided(tx, decision, lines)
  await announce(tx, {
    regionId,
    type: 'order.uncollected-decided',
    subjectKind: 'order',
    subjectId: orderId,
    body: {
      stationId,
      lines: said.map(({ lineNumber, skuId, quantity, fate, reason }) => {
        return { lineNumber, skuId, quantity, fate, reason }
      }),
    },
    actorId: by,
    occurredAt: at,
  })
}

function refuseBadLines(rows: readonly UncollectedRow[], lines: readonly LineDecision[]): void {
  const known = new Set(rows.map(({ lineNumber }) => lineNumber))
  const named = new Set(lines.map(({ lineNumber }) => lineNumber))
  const isWhole = named.size === lines.length && lines.length === rows.length
  if (!isWhole || lines.some(({ lineNumber }) => !known.has(lineNumber))) {
    throw new Invalid('lines', 'Say of each line that came back, once, what becomes of it.')
  }
  for (const [at, { fate, reason, note }] of lines.entries()) {
    if (fate !== 'written-off') continue
    const isReason = (WRITE_OFF_REASONS as readonly string[]).includes(reason)
    if (!isReason) throw new Invalid(`lines/${at}/reason`, 'Say why it is written off.')
    if (reason === 'other' && note.trim() === '') {
      throw new Invalid(`lines/${at}/note`, 'Say in words why.')
    }
  }
}
