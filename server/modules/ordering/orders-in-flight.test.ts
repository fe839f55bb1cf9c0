import { afterAll, beforeAll, expect, test } from 'vitest'
import { followWorldTime, setBusinessTime } from '#platform/clock'
import { newId } from '#platform/ids'
import {
  checkoutOf,
  makeCommunity,
  makeOpenWindow,
  makeResident,
  placeOrder,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

test('a leader does not leave while orders are to be handed over', async () => {
  const place = await makeCommunity(linli)
  const { regionId, leader, operations } = place
  const world = await makeOpenWindow(linli, { communities: [place.communityId], offers: [{}] })
  const resident = await makeResident(linli, place)
  const body = checkoutOf(world, [[world.offers[0]!, 1]], [{ method: 'cash' }])
  const placed = []
  for (let made = 0; made < 2; made += 1) {
    placed.push(await placeOrder(linli, world, resident.person, body))
  }
  const leave = () => {
    const path = `/regions/${regionId}/leaders/${leader.leaderId}/exit`
    return linli.call(operations, 'POST', path, { why: 'moving' })
  }
  const refused = await leave()
  expect(refused.body).toMatchObject({ status: 409 })
  expect(JSON.stringify(refused.body)).toContain('Orders still to be handed over: 2.')

  const cancel = `/regions/${regionId}/orders/${placed[0]!.id}/cancellation`
  await linli.call(resident.person, 'POST', cancel, { why: 'x' }, { key: newId() })
  expect(JSON.stringify((await leave()).body)).toContain('Orders still to be handed over: 1.')
  // Its day has gone, and it was neither handed over nor sent back.
  await setBusinessTime(linli.database.db, new Date(`${world.pickupDate}T20:00:00Z`))
  expect(JSON.stringify((await leave()).body)).toContain('Orders still to be handed over: 1.')
  await followWorldTime(linli.database.db)
  await linli.call(
    resident.person,
    'POST',
    cancel.replace(placed[0]!.id, placed[1]!.id),
    { why: 'x' },
    { key: newId() },
  )
  expect((await leave()).status).toBe(200)
})
