import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { goodsArrive, makePickup, orderFor, startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

test('cash taken offline beyond the ceiling does not keep a whole day’s handovers on the phone', async () => {
  const regionId = 'ceilcity'
  const world = await makePickup(linli, { regionId })
  const paid = await orderFor(linli, world)
  const inCash = await orderFor(linli, world, { method: 'cash' })
  await goodsArrive(linli, world)
  const finance = await linli.person({ role: 'finance', regionId })
  const set = await linli.call(finance, 'PUT', `/regions/${regionId}/settings/cash.ceilingMinor`, {
    scopeKind: 'region',
    value: 100,
  })
  expect(set.status, JSON.stringify(set.body)).toBeLessThan(300)

  // Both bags are with their people, and the money for the second is in the leader's hand.
  const item = (orderId: string, number: string, cashTakenMinor = 0) => ({
    itemId: newId(),
    orderIds: [orderId],
    handedOverAt: new Date().toISOString(),
    slip: number,
    cashTakenMinor,
  })
  const items = [item(paid.id, paid.number), item(inCash.id, inCash.number, 480)]
  const path = `${world.at}/handover-syncs`
  const answer = await linli.call(world.leader, 'POST', path, { deviceId: 'phone-1', items })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  expect(answer.body.items[0]).toMatchObject({ outcome: 'done' })
})
