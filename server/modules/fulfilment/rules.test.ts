import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawLots } from './draw-lots.ts'
import { lostStages } from './lost-stages.ts'
import { type PackedLine, packBags, slotOf } from './pack-bags.ts'
import { chooseReplacement, loweredBy, type Spare, splitLost } from './replacement.ts'
import { sortedQuantity } from './sorted-quantity.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

describe('where goods were lost', () => {
  test('first what suppliers sent too little of, then what was refused, and the rest is unknown', () => {
    const gaps = [{ supplierId: 'a', missing: 2, refused: 1 }]
    expect(lostStages(gaps, [1, 4])).toEqual([
      [{ stage: 'supplier', bearerKind: 'supplier', bearerId: 'a', quantity: 1 }],
      [
        { stage: 'supplier', bearerKind: 'supplier', bearerId: 'a', quantity: 1 },
        { stage: 'receipt', bearerKind: 'supplier', bearerId: 'a', quantity: 1 },
        { stage: 'unknown', bearerKind: 'operator', bearerId: null, quantity: 2 },
      ],
    ])
  })

  test('parts sum to what is lacking, and no supplier bears more than it owes', () => {
    const quantity = fc.integer({ min: 0, max: 50 })
    const gap = fc.record({
      supplierId: fc.constantFrom('a', 'b', 'c'),
      missing: quantity,
      refused: quantity,
    })
    fc.assert(
      fc.property(fc.array(gap, { maxLength: 4 }), fc.array(quantity), (gaps, lacking) => {
        const parts = lostStages(gaps, lacking)
        expect(parts.map((own) => sum(own.map((part) => part.quantity)))).toEqual(lacking)
        for (const stage of ['supplier', 'receipt'] as const) {
          const borne = parts.flat().filter((part) => part.stage === stage)
          const owed = gaps.map((one) => (stage === 'supplier' ? one.missing : one.refused))
          expect(sum(borne.map((part) => part.quantity))).toBeLessThanOrEqual(sum(owed))
        }
        const unknown = parts.flat().filter((part) => part.stage === 'unknown')
        const owed = sum(gaps.map((one) => one.missing + one.refused))
        expect(sum(unknown.map((part) => part.quantity))).toBe(Math.max(0, sum(lacking) - owed))
      }),
    )
  })

  test('what stands in for goods takes their loss, and what is left stays where it was', () => {
    const parts = lostStages([{ supplierId: 'a', missing: 2, refused: 0 }], [3])[0]!
    const { replaced, rest } = splitLost(parts, 1)
    expect(replaced.map((part) => [part.stage, part.quantity])).toEqual([['supplier', 1]])
    expect(rest.map((part) => [part.stage, part.quantity])).toEqual([
      ['supplier', 1],
      ['unknown', 1],
    ])
  })
})

describe('lots of lines', () => {
  const movement = (lotId: string | null, quantity: number) => ({
    ...{ id: '', stationId: 'w', skuId: 's', lotId, quantity, reason: 'sold' as const },
    ...{ subjectKind: 'allocation', subjectId: null, actorId: null, note: '' },
    occurredAt: new Date(0),
  })
  const served = (orderId: string, quantity: number) => ({
    ...{ orderId, lineNumber: 1, stationId: 'w', skuId: 's', quantity },
  })

  test('of one lot there is nothing more to say', () => {
    expect(drawLots([movement('l', -5)], [served('a', 2), served('b', 3)])).toEqual({
      lots: [{ stationId: 'w', skuId: 's', lotId: 'l', quantity: 5, isSplit: false }],
      lineLots: [],
    })
  })

  test('of several, lines get them in turn', () => {
    const { lots, lineLots } = drawLots(
      [movement('l', -3), movement('m', -1), movement(null, -1)],
      [served('a', 2), served('b', 3)],
    )
    expect(lots.map((lot) => [lot.lotId, lot.quantity, lot.isSplit])).toEqual([
      ['l', 3, true],
      ['m', 1, true],
    ])
    expect(lineLots.map((lot) => [lot.orderId, lot.lotId, lot.quantity])).toEqual([
      ['a', 'l', 2],
      ['b', 'l', 1],
      ['b', 'm', 1],
    ])
  })
})

describe('other goods', () => {
  const lacking = {
    ...{ skuId: 's', categoryId: 'eggs', measure: 'piece', storage: 'ambient' },
    ...{ unitPriceMinor: 500, lacking: 3 },
  }
  const spare = (skuId: string, over: Partial<Spare> = {}): Spare => ({
    ...{ skuId, categoryId: 'eggs', measure: 'piece', storage: 'ambient' },
    ...{ priceMinor: 500, quantity: 10, ...over },
  })

  test('are of the same category, kept and measured alike', () => {
    const others = [
      spare('other category', { categoryId: 'fish' }),
      spare('cold', { storage: 'chilled' }),
      spare('weighed', { measure: 'weighed' }),
      spare('none left', { quantity: 0 }),
      spare('s'),
    ]
    expect(chooseReplacement(lacking, others)).toBeNull()
    expect(chooseReplacement(lacking, [...others, spare('right')])?.skuId).toBe('right')
  })

  test('fill most of the gap, then are nearest in price', () => {
    const near = spare('near', { quantity: 1 })
    const dear = spare('dear', { priceMinor: 900 })
    const cheap = spare('cheap', { priceMinor: 450 })
    expect(chooseReplacement(lacking, [near, dear, cheap])).toEqual({
      ...{ skuId: 'cheap', quantity: 3, unitPriceMinor: 450 },
    })
    expect(chooseReplacement(lacking, [near, dear])?.unitPriceMinor).toBe(500)
  })

  test('are never dearer, and lower a line by no more than it costs', () => {
    const money = fc.integer({ min: 0, max: 100_000 })
    const count = fc.integer({ min: 1, max: 1000 })
    fc.assert(
      fc.property(money, money, money, count, count, (due, sold, listed, has, replaced) => {
        const choice = chooseReplacement({ ...lacking, unitPriceMinor: sold, lacking: replaced }, [
          spare('other', { priceMinor: listed, quantity: 1000 }),
        ])!
        expect(choice.unitPriceMinor).toBe(Math.min(sold, listed))
        const key = { orderId: 'o', lineNumber: 1 }
        const lowered = loweredBy(
          { ...key, soldPriceMinor: sold, ...choice },
          new Map([['o/1', { quantity: has, dueMinor: due }]]),
        )
        expect(lowered).toBeGreaterThanOrEqual(0)
        expect(lowered).toBeLessThanOrEqual(due)
        if (listed >= sold) expect(lowered).toBe(0)
      }),
    )
  })
})

describe('what was sorted', () => {
  const weighed = { allocated: 500, isWeighed: true, toleranceGrams: 5 }
  const counted = { allocated: 3, isWeighed: false, toleranceGrams: 5 }

  test('nothing said is as allocated', () => {
    expect(sortedQuantity(weighed, {}, null)).toEqual({ quantity: 500 })
    expect(sortedQuantity(counted, {}, null)).toEqual({ quantity: 3 })
  })

  test.each([
    [{ quantity: 480 }, 480],
    [{ quantity: 620 }, 500],
    [{ quantity: 495 }, 500],
    [{ quantity: 494 }, 494],
    [{ grossGrams: 510, tareGrams: 30 }, 480],
    [{ grossGrams: 510 }, 500],
    [{ quantity: 0 }, 0],
  ])('%o of a weighed line counts %i g', (entry, quantity) => {
    expect(sortedQuantity(weighed, entry, null)).toEqual({ quantity })
  })

  test('a scale’s label says the weight, not a price', () => {
    const label = { itemCode: '00123', weightGrams: 450 }
    expect(sortedQuantity(weighed, {}, label)).toEqual({ quantity: 450 })
    const priced = { itemCode: '00123', amountMinor: 450 }
    expect(sortedQuantity(weighed, {}, priced)).toHaveProperty('problem')
  })

  test.each([
    ['more pieces than it gets', counted, { quantity: 4 }],
    ['a weight of counted goods', counted, { grossGrams: 300 }],
    ['two ways at once', weighed, { quantity: 3, grossGrams: 300 }],
    ['a tare alone', weighed, { tareGrams: 30 }],
    ['a tare above the whole', weighed, { grossGrams: 20, tareGrams: 30 }],
  ])('%s is refused', (_, line, entry) => {
    expect(sortedQuantity(line, entry, null)).toHaveProperty('problem')
  })

  test('never more than allocated, whatever the scale says', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.nat(100), (allocated, grams, toleranceGrams) => {
        const line = { allocated, isWeighed: true, toleranceGrams }
        const outcome = sortedQuantity(line, { quantity: grams }, null)
        expect((outcome as { quantity: number }).quantity).toBeLessThanOrEqual(allocated)
      }),
    )
  })
})

describe('bags', () => {
  const COMMUNITY = '0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04'
  const line = (orderId: string, lineNumber: number, over: Partial<PackedLine> = {}) => ({
    ...{ orderId, lineNumber, orderNumber: orderId.toUpperCase(), shortNumber: 7 },
    ...{ communityId: COMMUNITY, stationId: 'p', fromStationId: 'w', storage: 'ambient' },
    ...over,
  })
  const packing = { linesPerBag: 2, wallSlots: 50 }
  const shown = (lines: PackedLine[]) =>
    packBags('a', lines, packing).map((bag) => [
      ...[bag.orderId, bag.storage, bag.bagNumber, bag.bagCount],
      bag.lineNumbers.join(),
    ])

  test('cold goods and goods from elsewhere have bags of their own', () => {
    const lines = [
      line('a', 1),
      line('a', 2, { storage: 'frozen' }),
      line('a', 3, { fromStationId: 'p' }),
    ]
    expect(shown(lines)).toEqual([
      ['a', 'ambient', 1, 3, '3'],
      ['a', 'ambient', 2, 3, '1'],
      ['a', 'frozen', 3, 3, '2'],
    ])
  })

  test('what is too much for one bag is split evenly', () => {
    expect(shown([1, 2, 3].map((n) => line('a', n)))).toEqual([
      ['a', 'ambient', 1, 2, '1'],
      ['a', 'ambient', 2, 2, '2,3'],
    ])
  })

  test('two orders under one short number are counted together, in bags of their own', () => {
    expect(shown([line('b', 1), line('a', 1)])).toEqual([
      ['a', 'ambient', 1, 2, '1'],
      ['b', 'ambient', 2, 2, '1'],
    ])
  })

  test('each short number of a community has its own place while the wall has room', () => {
    const slots = Array.from({ length: 50 }, (_, n) =>
      slotOf({ communityId: COMMUNITY, shortNumber: n + 1 }, 50),
    )
    expect(new Set(slots).size).toBe(50)
    expect(Math.min(...slots)).toBe(1)
    expect(Math.max(...slots)).toBe(50)
  })
})
