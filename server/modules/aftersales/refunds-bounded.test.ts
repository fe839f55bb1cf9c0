import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listFulfilmentLines, reduceOrderLines } from '#ordering'
import { businessNow } from '#platform/clock'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  actOnClaim,
  type Buyer,
  balanceOf,
  type ClaimsWorld,
  claimGoods,
  findFaults,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  runJobs,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let world: ClaimsWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeClaimsWorld(linli)
})
afterAll(async () => {
  await linli.close()
})

const PAID = 7 * 480

/** What can happen to a line, in whatever order; much of it is refused, which is as it should be. */
type Happening =
  | { kind: 'claim'; quantity: number; reason: string }
  | { kind: 'decide'; nth: number; body: Record<string, unknown> }
  | { kind: 'arbitrate'; nth: number; body: Record<string, unknown> }
  | { kind: 'short'; quantity: number }
  | { kind: 'incident'; shareBasisPoints: number }

const quantity = fc.integer({ min: 1, max: 7 })
const decision = fc.oneof(
  fc.record({ decision: fc.constant('refund') }),
  fc.record({ decision: fc.constant('refund'), amountMinor: fc.integer({ min: 1, max: PAID }) }),
  fc.record({ decision: fc.constant('refund'), quantity }),
  fc.record({ decision: fc.constant('reject') }),
)
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('claim' as const),
    quantity,
    reason: fc.constantFrom('missing', 'other'),
  }),
  fc.record({ kind: fc.constant('decide' as const), nth: fc.nat(3), body: decision }),
  fc.record({ kind: fc.constant('arbitrate' as const), nth: fc.nat(3), body: decision }),
  fc.record({ kind: fc.constant('short' as const), quantity }),
  fc.record({
    kind: fc.constant('incident' as const),
    shareBasisPoints: fc.integer({ min: 1, max: 9999 }),
  }),
)

interface Line {
  buyer: Buyer
  orderId: string
  claimIds: string[]
}

async function happen(line: Line, what: Happening): Promise<void> {
  const { regionId } = world
  if (what.kind === 'claim') {
    const { quantity: wanted, reason } = what
    const body = { quantity: wanted, reason }
    const answer = await claimGoods(linli, world, line.buyer, line.orderId, body)
    if (answer.status === 201) line.claimIds.push(answer.body.id)
    return
  }
  if (what.kind === 'short') return short(line, what.quantity)
  if (what.kind === 'incident') {
    const body = {
      kind: 'sku-day',
      skuId: world.window.offers[0]!.skuId,
      pickupDate: world.window.pickupDate,
      stationId: world.pickupStationId,
      what: '异味',
      decision: 'share',
      shareBasisPoints: what.shareBasisPoints,
    }
    const path = `/regions/${regionId}/incidents`
    await linli.call(world.operations, 'POST', path, body, { key: newId() })
    return runJobs(linli)
  }
  const claimId = line.claimIds[what.nth]
  if (claimId === undefined) return
  const body = { ...what.body, why: '核对过。' }
  if (what.kind === 'arbitrate') {
    await actOnClaim(linli, world, line.buyer, claimId, 'objection', { why: '不够。' })
    await actOnClaim(linli, world, world.arbiter, claimId, 'arbitration', body)
  } else {
    await actOnClaim(linli, world, world.support, claimId, 'decision', body)
  }
}

async function short({ orderId }: Line, wanted: number): Promise<void> {
  const { db } = linli.database
  const at = await businessNow(db)
  const one = { orderId, lineNumber: 1, causeId: newId(), kind: 'short' as const }
  const cause = { reason: 'short', subjectId: newId(), by: null, at }
  await transact(db, (tx) =>
    reduceOrderLines(tx, world.regionId, [{ ...one, quantity: wanted }], cause),
  ).catch(() => {})
}

test('what claims, arbiters, incidents and shortfalls give back is never more than was paid', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 2, maxLength: 9 }), async (happenings) => {
      const buyer = await makeClaimant(linli, world)
      const orderId = await makeCollectedOrder(linli, world, buyer, [7])
      const line: Line = { buyer, orderId, claimIds: [] }
      for (const what of happenings) await happen(line, what)
      const { db } = linli.database
      const [left] = await listFulfilmentLines(db, world.regionId, { orderIds: [orderId] })
      expect(left!.quantity).toBeGreaterThanOrEqual(0)
      expect(left!.dueMinor).toBeGreaterThanOrEqual(0)
      // What is still due is paid, and everything else came back.
      expect(await balanceOf(linli, world, buyer)).toBe(100_000 - left!.dueMinor)
      const path = `/regions/${world.regionId}/orders/${orderId}/claims`
      const { body: claims } = await linli.call(buyer, 'GET', path)
      let given = 0
      for (const claim of claims) {
        expect(claim.refundedQuantity).toBeLessThanOrEqual(claim.quantity)
        given += claim.refundedMinor
      }
      expect(given).toBeLessThanOrEqual(PAID - left!.dueMinor)
    }),
    { numRuns: 15 },
  )
  expect(await findFaults(linli)).toEqual([])
})
