import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, allocateAbove, byRank, STEP_GRAMS, type WantedLine } from './allocation.ts'
import { communityShares } from './community-shares.ts'

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 8, minute))

const line = (communityId: string, minute: number, quantity: number, n = 1): WantedLine => ({
  orderId: `order-${minute}-${n}`,
  lineNumber: n,
  placedAt: at(minute),
  communityId,
  quantity,
})

const anyLines = (quantity: fc.Arbitrary<number>) =>
  fc
    .array(
      fc.record({
        communityId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        minute: fc.integer({ min: 0, max: 5 }),
        quantity,
      }),
      { minLength: 1, maxLength: 30 },
    )
    .map((wishes) => wishes.map((one, n) => line(one.communityId, one.minute, one.quantity, n)))

const pieces = anyLines(fc.integer({ min: 1, max: 20 }))
const grams = anyLines(fc.integer({ min: 1, max: 10_000_000 }))

interface Case {
  lines: WantedLine[]
  step: number
  supply: number
}

const anyCase: fc.Arbitrary<Case> = fc
  .oneof(
    pieces.map((lines) => ({ lines, step: 1 })),
    grams.map((lines) => ({ lines, step: STEP_GRAMS })),
  )
  .chain(({ lines, step }) =>
    fc
      .integer({ min: 0, max: sum(lines.map((one) => one.quantity)) + 5 })
      .map((supply) => ({ lines, step, supply })),
  )

describe('allocation of one SKU', () => {
  test('everyone gets what they ordered when enough came', () => {
    const lines = [line('a', 1, 3), line('b', 0, 2)]
    expect(allocate(5, lines, 1)).toEqual([3, 2])
    expect(allocate(9, lines, 1)).toEqual([3, 2])
  })

  test('within a community the first order is filled whole, whoever paid first', () => {
    const lines = [line('a', 2, 3), line('a', 0, 3), line('a', 1, 3)]
    expect(allocate(5, lines, 1)).toEqual([0, 3, 2])
  })

  test('communities share by what they ordered, not by who was first', () => {
    const lines = [line('a', 0, 6), line('b', 1, 3), line('c', 2, 3)]
    expect(allocate(4, lines, 1)).toEqual([2, 1, 1])
    expect(allocate(8, lines, 1)).toEqual([4, 2, 2])
  })

  test('of equals the community that ordered first has the odd piece', () => {
    expect(allocate(1, [line('z', 0, 2), line('a', 1, 2)], 1)).toEqual([1, 0])
    expect(allocate(1, [line('z', 1, 2), line('a', 0, 2)], 1)).toEqual([0, 1])
  })

  test('weighed goods are given in steps of 10 g, and the odd grams to the next in turn', () => {
    const lines = [line('a', 0, 500), line('b', 1, 500)]
    expect(allocate(600, lines, STEP_GRAMS)).toEqual([300, 300])
    expect(allocate(613, lines, STEP_GRAMS)).toEqual([310, 303])
  })

  test('nothing is given above what came or was ordered, and nothing is left while one lacks it', () => {
    fc.assert(
      fc.property(anyCase, ({ lines, step, supply }) => {
        const given = allocate(supply, lines, step)
        for (const [n, one] of lines.entries()) {
          expect(given[n]).toBeGreaterThanOrEqual(0)
          expect(given[n]).toBeLessThanOrEqual(one.quantity)
        }
        expect(sum(given)).toBe(Math.min(supply, sum(lines.map((one) => one.quantity))))
      }),
    )
  })

  test('in what order the lines are read says nothing', () => {
    fc.assert(
      fc.property(anyCase, fc.integer(), ({ lines, step, supply }, seed) => {
        const shuffled = [...lines]
          .map((one, n) => ({ one, key: Math.imul(n + 1, seed | 1) }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
        const straight = new Map(allocate(supply, lines, step).map((q, n) => [lines[n], q]))
        allocate(supply, shuffled, step).forEach((quantity, n) => {
          expect(quantity).toBe(straight.get(shuffled[n]))
        })
      }),
    )
  })

  test('more supply takes nothing from anyone', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 500 }), ({ lines, step, supply }, more) => {
        const before = allocate(supply, lines, step)
        const after = allocate(supply + more, lines, step)
        before.forEach((quantity, n) => {
          expect(after[n]).toBeGreaterThanOrEqual(quantity)
        })
      }),
    )
  })

  test('within a community nobody has anything while one before them lacks', () => {
    fc.assert(
      fc.property(anyCase, ({ lines, step, supply }) => {
        const given = new Map(allocate(supply, lines, step).map((q, n) => [lines[n]!, q]))
        for (const own of Map.groupBy(lines, (one) => one.communityId).values()) {
          const ranked = [...own].sort(byRank)
          const firstLacking = ranked.findIndex((one) => given.get(one)! < one.quantity)
          if (firstLacking < 0) continue
          for (const later of ranked.slice(firstLacking + 1)) expect(given.get(later)).toBe(0)
        }
      }),
    )
  })
})

describe('allocation above what earlier waves gave', () => {
  test('where there only came more, it is what would be given without any wave', () => {
    fc.assert(
      fc.property(anyCase, fc.nat({ max: 500 }), ({ lines, step, supply }, more) => {
        const given = allocate(supply, lines, step)
        expect(allocateAbove(supply + more, lines, given, step)).toEqual(
          allocate(supply + more, lines, step),
        )
      }),
    )
  })

  const anyGiven = anyCase.chain(({ lines, step, supply }) =>
    fc
      .tuple(...lines.map((one) => fc.integer({ min: 0, max: one.quantity })))
      .map((given) => ({ lines, step, supply, given })),
  )

  test('whatever was given stays given, and of all else nothing is left while one lacks it', () => {
    fc.assert(
      fc.property(anyGiven, ({ lines, step, supply, given }) => {
        const shares = allocateAbove(supply, lines, given, step)
        for (const [n, one] of lines.entries()) {
          expect(shares[n]).toBeGreaterThanOrEqual(given[n]!)
          expect(shares[n]).toBeLessThanOrEqual(one.quantity)
        }
        const most = Math.max(supply, sum(given))
        expect(sum(shares)).toBe(Math.min(most, sum(lines.map((one) => one.quantity))))
      }),
    )
  })

  test('who would lose what they have keeps it, and the others share what is left', () => {
    const lines = [line('a', 0, 4), line('b', 1, 4), line('c', 2, 4)]
    expect(allocateAbove(6, lines, [4, 0, 0], 1)).toEqual([4, 1, 1])
    expect(allocateAbove(3, lines, [4, 0, 0], 1)).toEqual([4, 0, 0])
  })
})

describe('shares of communities', () => {
  const anyDemands = (most: number) =>
    fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: most })

  const sharesOf = (supply: number, wanted: readonly number[], step = 1) =>
    communityShares(
      supply,
      wanted.map((quantity, n) => ({ communityId: String(n), quantity })),
      step,
    )

  test('it is what giving piece by piece to the highest quotient comes to', () => {
    fc.assert(
      fc.property(anyDemands(12), fc.nat(), (wanted, any) => {
        const supply = any % Math.min(sum(wanted), 400)
        const slowly = wanted.map(() => 0)
        for (let n = 0; n < supply; n += 1) {
          const quotients = wanted.map((own, who) =>
            slowly[who]! < own ? own / (2 * slowly[who]! + 1) : -1,
          )
          slowly[quotients.indexOf(Math.max(...quotients))]! += 1
        }
        expect(sharesOf(supply, wanted)).toEqual(slowly)
      }),
    )
  })

  test('up to three communities are within one piece of their proportional share', () => {
    fc.assert(
      fc.property(anyDemands(3), fc.nat(), (wanted, any) => {
        const supply = any % (sum(wanted) + 1)
        for (const [who, share] of sharesOf(supply, wanted).entries()) {
          expect(Math.abs(share - (supply * wanted[who]!) / sum(wanted))).toBeLessThan(1)
        }
      }),
    )
  })

  // Balinski and Young: among divisor methods only Webster's is near quota, and none stays within
  // one of it for any number of communities without taking from someone when there is more.
  test('no piece given to another would bring both nearer to their proportional share', () => {
    fc.assert(
      fc.property(anyDemands(20), fc.nat(), (wanted, any) => {
        const all = sum(wanted)
        const supply = any % (all + 1)
        const off = sharesOf(supply, wanted).map(
          (share, who) => share * all - supply * wanted[who]!,
        )
        const mostOver = Math.max(...off)
        const mostUnder = Math.min(...off)
        const givingHelps = mostOver > all / 2 && mostUnder < -all / 2
        expect(givingHelps).toBe(false)
      }),
    )
  })

  test('grams by the ten million are shared at once', () => {
    const wanted = Array.from({ length: 300 }, (_, n) => 9_000_000 + n * 1111)
    const supply = Math.floor(sum(wanted) * 0.97)
    const shares = sharesOf(supply, wanted, STEP_GRAMS)
    expect(sum(shares)).toBe(supply)
    shares.forEach((share, n) => {
      expect(Math.abs(share - (supply * wanted[n]!) / sum(wanted))).toBeLessThan(2 * STEP_GRAMS)
    })
  })
})

test('whose order was accepted first gets first, whatever the orders’ ids', () => {
  const lines = [
    { ...line('a', 0, 2), orderId: 'b' },
    { ...line('a', 5, 2), orderId: 'a' },
    { ...line('a', 3, 2), orderId: 'c' },
  ]
  expect(allocate(3, lines, 1)).toEqual([2, 0, 1])
})
