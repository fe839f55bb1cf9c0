import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawFromLots as draw } from './draw-from-lots.ts'
import type { Movement } from './movement.ts'

const TODAY = '2026-01-01'

const drawFromLots = (
  movements: Parameters<typeof draw>[0],
  totals: Parameters<typeof draw>[1],
  lots: Parameters<typeof draw>[2],
) => draw(movements, totals, lots, TODAY)

const movement = (quantity: number, lotId: string | null, stationId = 'here'): Movement => ({
  stationId,
  skuId: 'tomato',
  lotId,
  quantity,
  reason: quantity > 0 ? 'received' : 'sold',
  subjectKind: 'test',
  subjectId: null,
  actorId: null,
  note: '',
  occurredAt: new Date(0),
})

const total = (onHand: number, reserved = 0, stationId = 'here') => ({
  stationId,
  skuId: 'tomato',
  onHand,
  reserved,
})

const lot = (lotId: string, onHand: number, expiresOn: string | null, stationId = 'here') => ({
  stationId,
  skuId: 'tomato',
  lotId,
  onHand,
  expiresOn,
})

const quantities = (movements: readonly Movement[]) =>
  movements.map(({ lotId, quantity }) => [lotId, quantity])

test('the lot that expires first goes first, one that never does last, goods without a lot after', () => {
  const lots = [lot('never', 2, null), lot('late', 2, '2026-02-01'), lot('soon', 2, '2026-01-01')]
  const drawn = drawFromLots([movement(-7, null)], [total(9)], lots)
  expect(drawn.shortages).toEqual([])
  expect(quantities(drawn.movements)).toEqual([
    ['soon', -2],
    ['late', -2],
    ['never', -2],
    [null, -1],
  ])
})

test('a lot at another station is not touched', () => {
  const drawn = drawFromLots(
    [movement(-2, null)],
    [total(2)],
    [lot('a', 2, '2026-01-01', 'there'), lot('b', 2, '2026-01-02')],
  )
  expect(quantities(drawn.movements)).toEqual([['b', -2]])
})

test('what is reserved stays', () => {
  const drawn = drawFromLots([movement(-3, null)], [total(5, 3)], [])
  expect(drawn.shortages).toMatchObject([{ lotId: null, wanted: 3, left: 2 }])
})

test('a lot named has to hold what leaves it, with what comes in by the same set', () => {
  const lots = [lot('a', 1, null)]
  expect(drawFromLots([movement(-2, 'a')], [total(5)], lots).shortages).toMatchObject([
    { lotId: 'a', wanted: 2, left: 1 },
  ])
  expect(drawFromLots([movement(-2, 'a'), movement(1, 'a')], [total(5)], lots).shortages).toEqual(
    [],
  )
})

test('whatever moves, parts sum to what was asked and no lot ends below zero', () => {
  const lots = fc
    .array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 })
    .map((held) => held.map((onHand, at) => lot(`lot${at}`, onHand, `2026-01-0${at + 1}`)))
  const moves = fc.array(
    fc.record({
      quantity: fc.integer({ min: -8, max: 8 }).filter((quantity) => quantity !== 0),
      at: fc.integer({ min: -1, max: 3 }),
    }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(lots, moves, fc.nat(5), fc.nat(5), (held, wanted, loose, reserved) => {
      const inLots = held.reduce((sum, { onHand }) => sum + onHand, 0)
      const onHand = inLots + loose
      const asked = wanted.map(({ quantity, at }) => movement(quantity, held[at]?.lotId ?? null))
      const drawn = drawFromLots(asked, [total(onHand, Math.min(reserved, onHand))], held)
      fc.pre(drawn.shortages.length === 0)
      const sum = (of: readonly Movement[]) => of.reduce((all, { quantity }) => all + quantity, 0)
      expect(sum(drawn.movements)).toBe(sum(asked))
      const after = held.map(
        ({ lotId, onHand: before }) =>
          before + sum(drawn.movements.filter((part) => part.lotId === lotId)),
      )
      expect(Math.min(0, ...after)).toBe(0)
      const totalAfter = onHand + sum(drawn.movements)
      expect(totalAfter).toBeGreaterThanOrEqual(after.reduce((all, one) => all + one, 0))
    }),
  )
})

test('what is past its last day is not sold, and what has to last longer leaves it lying too', () => {
  const lots = [lot('old', 2, '2025-12-31'), lot('today', 2, TODAY), lot('late', 2, '2026-01-09')]
  expect(quantities(drawFromLots([movement(-3, null)], [total(7)], lots).movements)).toEqual([
    ['today', -2],
    ['late', -1],
  ])
  const lasting = { ...movement(-3, null), lastsTo: '2026-01-02' }
  expect(quantities(drawFromLots([lasting], [total(7)], lots).movements)).toEqual([
    ['late', -2],
    [null, -1],
  ])
  expect(drawFromLots([movement(-6, null)], [total(7)], lots).shortages).toMatchObject([
    { wanted: 6, left: 5 },
  ])
  expect(drawFromLots([movement(-1, 'old')], [total(7)], lots).expiredLotIds).toEqual(['old'])
  const sent = { ...movement(-1, 'old'), reason: 'moved-out' as const }
  expect(drawFromLots([sent], [total(7)], lots).expiredLotIds).toEqual(['old'])
  const given = { ...sent, reason: 'returned-to-supplier' as const }
  expect(drawFromLots([given], [total(7)], lots).expiredLotIds).toEqual([])
  const written = { ...movement(-3, null), reason: 'written-off' as const }
  expect(quantities(drawFromLots([written], [total(7)], lots).movements)).toEqual([
    ['old', -2],
    ['today', -1],
  ])
})

test('goods without a lot can be meant alone', () => {
  const lots = [lot('a', 5, null)]
  const loose = (quantity: number) => ({ ...movement(quantity, null), isLoose: true })
  expect(quantities(drawFromLots([loose(-2)], [total(7)], lots).movements)).toEqual([[null, -2]])
  expect(drawFromLots([loose(-3)], [total(7)], lots).shortages).toMatchObject([
    { lotId: null, wanted: 3, left: 2 },
  ])
})

const isBound = (reason: Movement['reason']) => reason === 'sold' || reason === 'moved-out'

test('whatever is sold and written off together, nothing past its day is sold or sent and nothing ends below zero', () => {
  const held = fc.array(
    fc.record({
      onHand: fc.integer({ min: 0, max: 5 }),
      expiresOn: fc.constantFrom(null, '2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02'),
    }),
    { maxLength: 5 },
  )
  const moves = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 8 }),
      reason: fc.constantFrom('sold', 'written-off', 'moved-out', 'counted'),
      isLoose: fc.boolean(),
    }),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(held, moves, fc.nat(6), (kept, wanted, loose) => {
      const lots = kept.map(({ onHand, expiresOn }, at) => lot(`lot${at}`, onHand, expiresOn))
      const onHand = lots.reduce((sum, one) => sum + one.onHand, loose)
      const asked = wanted.map(({ quantity, reason, isLoose }) => ({
        ...movement(-quantity, null),
        reason: reason as Movement['reason'],
        isLoose: isLoose && reason !== 'sold',
      }))
      const drawn = drawFromLots(asked, [total(onHand)], lots)
      const fresh = lots
        .filter((one) => one.expiresOn === null || one.expiresOn >= TODAY)
        .reduce((sum, one) => sum + one.onHand, loose)
      const sold = asked
        .filter((one) => isBound(one.reason))
        .reduce((sum, one) => sum - one.quantity, 0)
      if (sold > fresh) expect(drawn.shortages.length).toBeGreaterThan(0)
      fc.pre(drawn.shortages.length === 0)
      const past = new Set(
        lots
          .filter((one) => one.expiresOn !== null && one.expiresOn < TODAY)
          .map((one) => one.lotId),
      )
      expect(
        drawn.movements.filter((part) => isBound(part.reason) && past.has(part.lotId ?? '')),
      ).toEqual([])
      const left = new Map<string | null, number>(lots.map((one) => [one.lotId, one.onHand]))
      left.set(null, loose)
      for (const part of drawn.movements) {
        left.set(part.lotId, left.get(part.lotId)! + part.quantity)
      }
      expect(Math.min(...left.values())).toBeGreaterThanOrEqual(0)
    }),
  )
})
