import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  makePaidOrder,
  makePaymentsWorld,
  type PaymentsWorld,
  refundOrder,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { sendRefund } from './send-refund.ts'
import type { PaymentsSetup } from './setup.ts'

let linli: TestLinli
let world: PaymentsWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makePaymentsWorld(linli)
})
afterAll(() => linli.close())

test('money paid through a provider that is no longer offered can be given back another way', async () => {
  const { regionId } = world
  const { orderId } = await makePaidOrder(linli, world)
  const issued = await refundOrder(linli, world, orderId, 480)
  const { id } = issued.body[0]
  // The contract with the provider has ended: nothing was, or can be, asked of it.
  const gone: PaymentsSetup = {
    providers: new Map(),
    publicUrl: 'http://localhost',
    callbackUrl: () => 'http://localhost',
  }
  await sendRefund(linli.database.db, gone, regionId, id)
  const path = `/regions/${regionId}/refunds/${id}/rerouting`
  const body = { route: 'bank', proof: 'B2026112100042' }
  const rerouted = await linli.call(world.finance, 'POST', path, body, { key: newId() })
  expect(rerouted.body).toMatchObject({ route: 'bank', state: 'succeeded' })
})
