import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawFromLots } from './draw-from-lots.ts'
import type { Movement } from './movement.ts'

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
