import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { businessNow, setBusinessTime } from '#platform/clock'
import { newId } from '#platform/ids'
import {
  ask,
  balanceOf,
  type Day,
  findFaults,
  makeHalfCome,
  startTestLinli,
  type TestLinli,
  turn,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
// Each day goes on into its pickup day, and the next begins today.
beforeEach(() => setBusinessTime(linli.database.db, new Date()))
afterAll(() => linli.close())

test('what an early bag lacks is given back before a phone’s handover of it is taken over', async () => {
  const { day, buyer, orderId, number } = await makeHalfCome(linli, 'half-offline')
  const before = await balanceOf(linli, day, buyer)

  const [{ communityId, leader }] = day.communities as [Day['communities'][number]]
  const item = { itemId: newId(), orderIds: [orderId], slip: number }
  const handedOverAt = (await businessNow(linli.database.db)).toISOString()
  const sync = async () => {
    const path = `/communities/${communityId}/handover-syncs`
    const items = [{ ...item, handedOverAt }]
    return (await ask(linli, day, leader, 'POST', path, { deviceId: 'phone-1', items })).items[0]
  }
  expect(await sync()).toMatchObject({ outcome: 'refused', code: 'not-arrived' })
  // The other two kilograms never come.
  const closing = `/stations/${day.warehouseId}/receiving-days/${day.pickupDate}/closing`
  await ask(linli, day, day.people.keeper, 'POST', closing, { force: true, why: '不再来了' })
  await turn(linli)
  expect((await balanceOf(linli, day, buyer)) - before).toBe(1000)
  expect(await sync()).toMatchObject({ outcome: 'done' })
  expect(await findFaults(linli)).toEqual([])
})
