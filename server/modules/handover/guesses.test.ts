import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  codeOf,
  findFaults,
  goodsArrive,
  makePickup,
  orderFor,
  type PickupWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  // Behind a proxy that is believed, each forwarded address is one of its own.
  linli = await startTestLinli({ TRUST_PROXY: '127.0.0.1' })
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

async function readyDigits(world: PickupWorld): Promise<string> {
  const { id } = await orderFor(linli, world)
  await goodsArrive(linli, world)
  return (await codeOf(linli, world, id)).digits
}

const typeFrom = (address: string, world: PickupWorld, digits: string) =>
  linli.call(
    world.leader,
    'POST',
    `${world.at}/handovers`,
    { proof: { digits } },
    { key: newId(), headers: { 'x-forwarded-for': address } },
  )

test('guesses from many addresses lock the one community they aim at, and no other', async () => {
  const [aimedAt, beside] = [await makePickup(linli), await makePickup(linli)]
  const right = await readyDigits(aimedAt)
  const besides = await readyDigits(beside)
  const wrong = right === '00000000' ? '00000001' : '00000000'
  const codes = []
  for (let host = 1; host <= 12; host += 1) {
    codes.push((await typeFrom(`198.51.100.${host}`, aimedAt, wrong)).body.code)
  }
  expect(codes.slice(0, 10)).toEqual(Array(10).fill('wrong-code'))
  expect(codes.slice(10)).toEqual(Array(2).fill('too-many-guesses'))
  expect((await typeFrom('203.0.113.1', aimedAt, right)).status).toBe(429)
  // The same address that is locked out there hands over here.
  expect((await typeFrom('203.0.113.1', beside, besides)).status).toBe(201)
})
