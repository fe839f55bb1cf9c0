import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type ClaimsWorld,
  claimGoods,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let world: ClaimsWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeClaimsWorld(linli)
})
afterAll(() => linli.close())

const claimableOf = async (who: Parameters<typeof linli.call>[0], order: string) =>
  linli.call(who, 'GET', `/regions/${world.regionId}/orders/${order}/claimable-lines`)

test('before the goods are here nothing can be claimed, and that is told', async () => {
  const buyer = await makeClaimant(linli, world)
  const order = await makeCollectedOrder(linli, world, buyer, [3], { isCollected: false })
  expect((await claimableOf(buyer, order)).body).toMatchObject({ isHere: false, lines: [] })
})

test('what was claimed is no longer claimable; a stranger is told nothing', async () => {
  const buyer = await makeClaimant(linli, world)
  const order = await makeCollectedOrder(linli, world, buyer, [3])
  expect((await claimableOf(buyer, order)).body).toMatchObject({
    isHere: true,
    lines: [{ lineNumber: 1, quantity: 3, dueMinor: 1440 }],
  })
  await claimGoods(linli, world, buyer, order, { quantity: 2 })
  expect((await claimableOf(buyer, order)).body.lines).toMatchObject([{ quantity: 1 }])
  const stranger = await makeClaimant(linli, world)
  expect((await claimableOf(stranger, order)).status).toBe(404)
})
