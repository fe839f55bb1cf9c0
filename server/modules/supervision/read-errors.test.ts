import { expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { readErrors } from './read-errors.ts'

const [leaderId, personId, finderId, courierId, supplierId, skuId] = Array.from(
  { length: 6 },
  newId,
)
const [orderId, communityId, stationId, lotId] = Array.from({ length: 4 }, newId)

const read = (type: string, body: Record<string, unknown>) =>
  readErrors(
    {
      regionId: 'chengdu',
      id: newId(),
      type,
      subjectKind: 'test',
      subjectId: newId(),
      body,
      actorId: finderId!,
      occurredAt: new Date(0),
    },
    new Map([[leaderId!, personId!]]),
  )

const shortfall = { orderId, skuId, supplierId, communityId, quantity: 2, amountMinor: 960 }

test.each([
  ['supplier', 'supplier', supplierId, null],
  ['receipt', 'supplier', supplierId, null],
  ['sorting', 'station', stationId, finderId],
  ['transport', 'courier', courierId, courierId],
  ['leader', 'leader', leaderId, personId],
  ['unknown', 'operator', null, null],
])('of goods lost at the stage %s the one who lost them is counted, not who found it', (...row) => {
  const [stage, bearerKind, bearerId, whose] = row
  const body = { ...shortfall, stage, bearerKind, bearerId, personId: finderId }
  expect(read('shortfall.found', body)).toMatchObject([
    {
      supplierId: bearerKind === 'supplier' ? supplierId : null,
    },
  ])
  expect(read('shortfall.found', body)).toMatchObject([
    { stage, kind: 'short', personId: whose, quantity: 2, costMinor: 960, orderId, communityId },
  ])
})

test('a claim that was right counts with what was refunded, one that was not does not', () => {
  const claim = { ...shortfall, bearerKind: 'leader', bearerId: leaderId, decision: 'refunded' }
  expect(read('claim.decided', claim)).toMatchObject([
    { stage: 'leader', kind: 'claim', personId, costMinor: 960 },
  ])
  expect(read('claim.decided', { ...claim, amountMinor: 0, decision: 'declined' })).toEqual([])
  expect(read('claim.decided', { ...claim, amountMinor: 0, decision: 'again' })).toHaveLength(1)
})

test('goods refused at receipt count line by line, those accepted do not', () => {
  const line = { skuId, lotId, quantity: 10, costMinor: 3000 }
  const lines = [
    { ...line, refusedQuantity: 0 },
    { ...line, refusedQuantity: 3 },
  ]
  expect(read('goods.received', { supplierId, warehouseId: stationId, lines })).toMatchObject([
    { lineNumber: 1, stage: 'receipt', kind: 'refused', supplierId, stationId, quantity: 3 },
  ])
  expect(read('goods.received', { supplierId, warehouseId: stationId, lines })[0]!.costMinor).toBe(
    0,
  )
})

test('of stock what lacks costs, what is too much is counted only', () => {
  const lines = [
    { skuId, quantity: -2, costMinor: 620, personId },
    { skuId, quantity: 3, costMinor: 930, personId },
  ]
  expect(read('stock.counted', { stationId, lines })).toMatchObject([
    { stage: 'stock', kind: 'counted-less', personId, quantity: 2, costMinor: 620 },
    { lineNumber: 2, kind: 'counted-more', quantity: 3, costMinor: 0 },
  ])
  const differences = [{ skuId, quantity: -1, costMinor: 310 }]
  expect(
    read('stock.transfer-received', { toStationId: stationId, personId, differences }),
  ).toMatchObject([{ stage: 'transport', kind: 'transfer-less', personId: null, stationId }])
})

test('cash that was short costs, cash that was over is counted, exact cash is no error', () => {
  const cash = { holder: { kind: 'leader', id: leaderId } }
  expect(read('cash.paid-in', { ...cash, differenceMinor: -500 })).toMatchObject([
    { stage: 'cash', kind: 'cash-short', personId, costMinor: 500 },
  ])
  expect(read('cash.paid-in', { ...cash, differenceMinor: 20 })).toMatchObject([
    { kind: 'cash-over', costMinor: 0 },
  ])
  expect(read('cash.paid-in', { ...cash, differenceMinor: 0 })).toEqual([])
})

test('a discrepancy costs nothing by itself, and a handover taken back counts for who gave it', () => {
  const found = { communityId, kind: 'damaged', skuId, orderId, quantity: 1, stage: 'transport' }
  expect(read('delivery.discrepancy-reported', found)).toMatchObject([
    { stage: 'transport', kind: 'damaged', costMinor: 0, personId: null },
  ])
  expect(read('handover.undone', { orderId, communityId })).toMatchObject([
    { stage: 'handover', kind: 'undone', personId: finderId, orderId },
  ])
})
