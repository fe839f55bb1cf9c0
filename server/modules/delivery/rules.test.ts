import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupMessage } from './group-message.ts'
import { matchSurplus, type Unmatched } from './matching.ts'
import { type Expected, readReports } from './read-reports.ts'
import { readyParts } from './ready-orders.ts'

const unmatched = (prefix: string): fc.Arbitrary<Unmatched[]> =>
  fc
    .array(
      fc.record({
        skuId: fc.constantFrom('tomato', 'shrimp', 'rice'),
        stationId: fc.constantFrom('s1', 's2', 's3', 's4'),
        latitude: fc.constantFrom(30.6, 30.7, 30.8),
        longitude: fc.constantFrom(104.0, 104.1),
        left: fc.integer({ min: 0, max: 9 }),
      }),
      { maxLength: 12 },
    )
    .map((all) => all.map((one, nth) => ({ ...one, id: `${prefix}${nth}` })))

test('nothing is promised twice, no gap gets more than it lacks, and goods stay what they are', () => {
  fc.assert(
    fc.property(unmatched('gap'), unmatched('surplus'), (gaps, surpluses) => {
      const matches = matchSurplus(gaps, surpluses)
      const given = (key: 'gapId' | 'surplusId', id: string) =>
        matches
          .filter((match) => match[key] === id)
          .reduce((sum, { quantity }) => sum + quantity, 0)
      for (const gap of gaps) expect(given('gapId', gap.id)).toBeLessThanOrEqual(gap.left)
      for (const one of surpluses) expect(given('surplusId', one.id)).toBeLessThanOrEqual(one.left)
      const skuOf = new Map([...gaps, ...surpluses].map(({ id, skuId }) => [id, skuId]))
      for (const { gapId, surplusId, quantity } of matches) {
        expect(quantity).toBeGreaterThan(0)
        expect(skuOf.get(gapId)).toBe(skuOf.get(surplusId))
      }
    }),
  )
})

test('of a SKU either nothing is left over or nothing lacks', () => {
  fc.assert(
    fc.property(unmatched('gap'), unmatched('surplus'), (gaps, surpluses) => {
      const matches = matchSurplus(gaps, surpluses)
      for (const sku of ['tomato', 'shrimp', 'rice']) {
        const sum = (all: readonly Unmatched[]) =>
          all.filter(({ skuId }) => skuId === sku).reduce((total, { left }) => total + left, 0)
        const ids = new Set(gaps.filter(({ skuId }) => skuId === sku).map(({ id }) => id))
        const matched = matches
          .filter(({ gapId }) => ids.has(gapId))
          .reduce((total, { quantity }) => total + quantity, 0)
        expect(matched).toBe(Math.min(sum(gaps), sum(surpluses)))
      }
    }),
  )
})

test('who is nearest to the goods gets them, and the same point before all others', () => {
  const at = (id: string, stationId: string, longitude: number | null, left = 1): Unmatched => ({
    id,
    skuId: 'tomato',
    stationId,
    latitude: longitude === null ? null : 30.6,
    longitude,
    left,
  })
  const gaps = [at('far', 's1', 104.5), at('near', 's2', 104.1), at('here', 's3', null)]
  expect(matchSurplus(gaps, [at('surplus', 's3', null)])).toMatchObject([{ gapId: 'here' }])
  expect(matchSurplus(gaps, [at('surplus', 's4', 104.0)])).toMatchObject([{ gapId: 'near' }])
})

const line = (orderId: string, lineNumber: number, skuId: string, quantity: number, day = 1) => ({
  orderId,
  lineNumber,
  skuId,
  quantity,
  placedAt: new Date(Date.UTC(2026, 10, day)),
})
const EXPECTED: Expected = {
  lines: [line('a', 1, 'tomato', 2), line('a', 2, 'rice', 1), line('b', 1, 'tomato', 3, 2)],
  bags: [{ id: 'bag-a', orderId: 'a', lineNumbers: [1, 2] }],
  found: [{ bagId: 'bag-z', skuId: 'milk', quantity: 4 }],
}

test('goods that lack without an order are taken from the orders accepted last', () => {
  const found = readReports([{ kind: 'missing', skuId: 'tomato', quantity: 4 }], EXPECTED)
  expect(found.map(({ orderId, quantity }) => [orderId, quantity])).toEqual([
    ['b', 3],
    ['a', 1],
  ])
})

test('a bag that lacks is all its lines', () => {
  const found = readReports([{ kind: 'missing', bagId: 'bag-a' }], EXPECTED)
  expect(found.map(({ lineNumber, quantity }) => [lineNumber, quantity])).toEqual([
    [1, 2],
    [2, 1],
  ])
})

test('of a wrong bag what should be there lacks, and what is there is too much', () => {
  const report = { kind: 'wrong', bagId: 'bag-a', foundBagId: 'bag-z' } as const
  const found = readReports([report], EXPECTED)
  expect(found.map(({ kind, skuId, quantity }) => [kind, skuId, quantity])).toEqual([
    ['missing', 'tomato', 2],
    ['missing', 'rice', 1],
    ['surplus', 'milk', 4],
  ])
  const swapped = {
    kind: 'wrong',
    orderId: 'a',
    lineNumber: 2,
    skuId: 'milk',
    quantity: 1,
  } as const
  expect(readReports([swapped], EXPECTED).map(({ kind, skuId }) => [kind, skuId])).toEqual([
    ['missing', 'rice'],
    ['surplus', 'milk'],
  ])
  const same = { ...swapped, skuId: 'rice' }
  expect(readReports([same], EXPECTED).map(({ kind }) => kind)).toEqual(['missing'])
})

test('no more lacks than should be there, however it is told', () => {
  const tooMuch = { kind: 'damaged', orderId: 'a', lineNumber: 1, quantity: 3 } as const
  expect(() => readReports([tooMuch], EXPECTED)).toThrow(/not to come here/)
  const twice = { kind: 'missing', bagId: 'bag-a' } as const
  expect(() => readReports([twice, twice], EXPECTED)).toThrow(/not to come here/)
  const vague = { kind: 'missing', quantity: 1 } as const
  expect(() => readReports([vague], EXPECTED)).toThrow(/Name the bag/)
  expect(() => readReports([{ kind: 'missing', skuId: 'rice' }], EXPECTED)).toThrow(/how much/)
  expect(() => readReports([{ kind: 'surplus', skuId: 'rice' }], EXPECTED)).toThrow(/too much/)
  const unknown = { kind: 'surplus', foundBagId: 'bag-q' } as const
  expect(() => readReports([unknown], EXPECTED)).toThrow(/no such bag/)
})

test('reports take from each line at most what should be there', () => {
  const report = fc.record({
    kind: fc.constantFrom('missing' as const, 'damaged' as const),
    skuId: fc.constantFrom('tomato', 'rice'),
    quantity: fc.integer({ min: 1, max: 3 }),
  })
  fc.assert(
    fc.property(fc.array(report, { maxLength: 5 }), (reports) => {
      let found: ReturnType<typeof readReports>
      try {
        found = readReports(reports, EXPECTED)
      } catch {
        const wanted = (sku: string) =>
          reports.filter(({ skuId }) => skuId === sku).reduce((sum, one) => sum + one.quantity, 0)
        expect(wanted('tomato') > 5 || wanted('rice') > 1).toBe(true)
        return
      }
      for (const one of EXPECTED.lines) {
        const taken = found
          .filter((f) => f.orderId === one.orderId && f.lineNumber === one.lineNumber)
          .reduce((sum, { quantity }) => sum + quantity, 0)
        expect(taken).toBeLessThanOrEqual(one.quantity)
      }
    }),
  )
})

test('an order is ready when all its bags may be fetched and something of it came', () => {
  const part = (orderId: string, deliveryId: string, ...bagIds: string[]) => ({
    orderId,
    deliveryId,
    bagIds,
    readyAt: null,
  })
  const bags = ['1', '2', '3', '4'].map((id) => ({ id, orderId: id < '3' ? 'a' : `o${id}` }))
  const parts = [part('a', 'd1', '1'), part('a', 'd2', '2'), part('o3', 'd1', '3')]
  const ready = (fetchable: string[], lost: string[] = []) =>
    readyParts(bags, parts, new Set(fetchable), new Set(lost)).map(({ orderId }) => orderId)
  expect(ready(['d1'])).toEqual(['o3'])
  expect(ready(['d1', 'd2'])).toEqual(['a', 'a', 'o3'])
  expect(ready(['d1', 'd2'], ['o3'])).toEqual(['a', 'a'])
})

test('the message says the same in three languages', () => {
  const news = {
    community: '锦绣花园',
    place: '锦绣自提点',
    address: '锦绣路 18 号',
    pickupDate: '2026-11-22',
    ready: [
      { shortNumber: 3, bagCount: 1 },
      { shortNumber: 5, bagCount: 2 },
    ],
    waiting: [8],
  }
  expect(groupMessage(news, 'zh-CN')).toBe(
    [
      '【锦绣花园】11月22日星期日的货到了！',
      '📍 提货点：锦绣自提点（锦绣路 18 号）',
      '✅ 可以取货的号码：3、5（2袋）',
      '⏳ 还在路上的号码：8',
      '取货时请报号码并出示提货码，谢谢！',
    ].join('\n'),
  )
  expect(groupMessage(news, 'en')).toContain('Ready: 3, 5 (2 bags)')
  expect(groupMessage({ ...news, waiting: [] }, 'es')).not.toContain('camino')
})
