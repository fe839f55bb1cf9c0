import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCommunity, makeResident, startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const MINE = '/regions/chengdu/me/resident/leader'

test('a resident reads whom to call: their leader, or who stands in while that one is away', async () => {
  const world = await makeCommunity(linli)
  const { leader: substitute } = await makeCommunity(linli)
  const resident = await makeResident(linli, world)
  const { leaderId } = world.leader
  const phoneOf = async (who: typeof substitute) => {
    const { body } = await linli.call(who, 'GET', `/regions/chengdu/leaders/${who.leaderId}`)
    return body.phone
  }
  const mine = await linli.call(resident.person, 'GET', MINE)
  expect(mine.body).toMatchObject({
    id: leaderId,
    isAway: false,
    phone: await phoneOf(world.leader),
  })
  await linli.call(world.leader, 'POST', `/regions/chengdu/leaders/${leaderId}/absences`, {
    substituteId: substitute.leaderId,
    endsAt: null,
    why: '回老家',
  })
  const now = await linli.call(resident.person, 'GET', MINE)
  expect(now.body).toMatchObject({
    id: leaderId,
    isAway: true,
    phone: await phoneOf(substitute),
  })
})

test('who is no resident of the region reads no leader’s number', async () => {
  await makeCommunity(linli)
  const stranger = await linli.person()
  expect((await linli.call(stranger, 'GET', MINE)).status).toBe(404)
  expect((await linli.call(null, 'GET', MINE)).status).toBe(401)
})
