import fc from 'fast-check'
import { expect, test } from 'vitest'
import { burdensOf } from './loss.ts'

const bearer = fc.record({
  kind: fc.constantFrom('leader', 'supplier', 'operator'),
  id: fc.constantFrom('a', 'b'),
})

test('whatever is decided and moved, everything given is borne exactly once', () => {
  const decisions = fc.array(fc.record({ by: bearer, given: fc.nat(5000) }), { minLength: 1 })
  fc.assert(
    fc.property(decisions, (claim) => {
      let given = 0
      let before = claim[0]!.by
      const burdens = claim.flatMap((decision) => {
        const { kind, id } = decision.by
        const own = burdensOf('claim.decided', {
          amountMinor: decision.given,
          bearerKind: kind,
          bearerId: id,
        })
        const moved = burdensOf('claim.bearer-changed', {
          amountMinor: given,
          fromKind: before.kind,
          fromId: before.id,
          toKind: kind,
          toId: id,
        })
        given += decision.given
        before = decision.by
        return [...own, ...moved]
      })
      const sums = new Map<string, number>()
      for (const { bearerKind, bearerId, amountMinor } of burdens) {
        const key = `${bearerKind}/${bearerId}`
        sums.set(key, (sums.get(key) ?? 0) + amountMinor)
      }
      for (const [key, sum] of sums) {
        expect(sum).toBe(key === `${before.kind}/${before.id}` ? given : 0)
      }
    }),
  )
})

test('a rejected claim burdens nobody, and a loss without a name is the operator’s', () => {
  expect(burdensOf('claim.decided', { amountMinor: 0, bearerKind: null })).toEqual([])
  expect(burdensOf('shortfall.found', { amountMinor: 480, bearerKind: 'operator' })).toEqual([
    { bearerKind: 'operator', bearerId: null, amountMinor: 480 },
  ])
})
