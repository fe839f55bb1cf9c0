import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  checkoutOf,
  decideOnPage,
  makeNeighbour,
  makeOpenWindow,
  makePaymentsWorld,
  type PaymentsWorld,
  refundOrder,
  runPayments,
  startTestLinli,
  type TestLinli,
  walletBalance,
} from '#testing'

let linli: TestLinli
let world: PaymentsWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makePaymentsWorld(linli)
})
afterAll(() => linli.close())

test('what a leader paid online for a neighbour does not go into the wallet of a neighbour who has no login', async () => {
  const { regionId, leader } = world
  const window = await makeOpenWindow(linli, {
    regionId,
    communities: [world.communityId],
    offers: [{ priceMinor: 1960 }],
  })
  const neighbour = await makeNeighbour(linli, world)
  const body = checkoutOf(window, [[window.offers[0]!, 1]], [{ method: 'sandbox' }])
  const path = `/regions/${regionId}/residents/${neighbour.id}/checkouts`
  const placed = await linli.call(leader, 'POST', path, body, { key: newId() })
  expect(placed.body).toMatchObject({ channel: 'leader' })
  const orderId = placed.body.orders[0].id
  // The leader pays with their own card.
  const attempts = `/regions/${regionId}/payments/${placed.body.payments[0].id}/attempts`
  const started = await linli.call(leader, 'POST', attempts, { returnPath: '/orders' })
  await decideOnPage(linli, new URL(started.body.redirectUrl).pathname, 'payment')
  await runPayments(linli)

  const issued = await refundOrder(linli, world, orderId, 480, { reason: 'sandbox-fail' })
  expect(issued.status).toBe(201)
  await runPayments(linli)
  // "The payer may choose their wallet": the payer is the leader.
  const reroute = `/regions/${regionId}/refunds/${issued.body[0].id}/rerouting`
  const rerouted = await linli.call(leader, 'POST', reroute, { route: 'wallet' }, { key: newId() })
  expect(await walletBalance(linli, world, neighbour.id)).toBe(0)
  expect(rerouted.body.code).toBe('no-wallet')
})
