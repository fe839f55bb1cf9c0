import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  codeOf,
  goodsArrive,
  handOverAs,
  makePickup,
  orderFor,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

test('digits tell whose goods they open, and nothing is given by asking', async () => {
  const world = await makePickup(linli)
  const { id } = await orderFor(linli, world)
  await goodsArrive(linli, world)
  const { digits } = await codeOf(linli, world, id)
  const path = `${world.at}/pickup-look-ups`
  const proof = { digits }
  const found = await linli.call(world.leader, 'POST', path, { proof })
  expect(found.body).toEqual({
    method: 'digits',
    pickupDate: world.window.pickupDate,
    orderIds: [id],
    forwardedTo: null,
  })
  const stranger = await linli.call(await linli.person(), 'POST', path, { proof })
  expect(stranger.status).toBe(404)
  expect((await handOverAs(linli, world, world.leader, { proof })).status).toBe(201)
})

test('a wrong guess counts here as it does when handing over', async () => {
  const world = await makePickup(linli)
  const wrong = { proof: { digits: '00000000' } }
  const path = `${world.at}/pickup-look-ups`
  const first = await linli.call(world.leader, 'POST', path, wrong)
  expect(first.body).toMatchObject({ code: 'wrong-code', triesLeft: 9 })
  const second = await handOverAs(linli, world, world.leader, wrong)
  expect(second.body).toMatchObject({ code: 'wrong-code', triesLeft: 8 })
})
