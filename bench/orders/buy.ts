import { randomUUID } from 'node:crypto'
import type { MakeScenario } from '../load/scenario.ts'
import type { Buyer } from '../market/set-up-buyers.ts'

export interface Buying {
  regionId: string
  windowId: string
  offerIds: string[]
  buyers: Buyer[]
}

/** One unit: one order of three different SKUs, paid from the wallet, answered as placed. */
const makeBuying: MakeScenario = (given: Buying) => {
  const path = `/api/v1/regions/${given.regionId}/checkouts`
  const { offerIds, buyers, windowId } = given
  const run = randomUUID()
  return async ({ connection }, turn) => {
    const first = (turn * 7) % offerIds.length
    const lines = [0, 331, 662].map((step) => ({
      offerId: offerIds[(first + step) % offerIds.length],
      quantity: 1,
    }))
    const { status } = await connection.send({
      method: 'POST',
      path,
      headers: {
        authorization: `Bearer ${buyers[turn % buyers.length]!.token}`,
        'idempotency-key': `${run}-${turn}`,
      },
      body: JSON.stringify({
        parts: [{ windowId, fulfilment: 'pickup', lines }],
        payments: [{ method: 'wallet' }],
      }),
    })
    if (status === 201) return 'done'
    return status === 409 || status === 503 ? 'refused' : 'failed'
  }
}

export default makeBuying
