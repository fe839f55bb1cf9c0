import { randomUUID } from 'node:crypto'
import type { MakeScenario } from '../load/scenario.ts'
import type { Buyer } from '../market/set-up-buyers.ts'

export interface Snatching {
  regionId: string
  windowId: string
  offerId: string
  buyers: Buyer[]
}

/** One unit: one buyer tries once to get one piece; sold out is an answer, anything else a failure. */
const makeSnatching: MakeScenario = ({ regionId, windowId, offerId, buyers }: Snatching) => {
  const path = `/api/v1/regions/${regionId}/checkouts`
  const parts = [{ windowId, fulfilment: 'pickup', lines: [{ offerId, quantity: 1 }] }]
  const body = JSON.stringify({ parts, payments: [{ method: 'wallet' }] })
  return async ({ connection }, turn) => {
    const headers = {
      authorization: `Bearer ${buyers[turn % buyers.length]!.token}`,
      'idempotency-key': randomUUID(),
    }
    const reply = await connection.send({ method: 'POST', path, headers, body })
    if (reply.status === 201) return 'done'
    return reply.status === 409 && reply.body.includes('"sold-out"') ? 'refused' : 'failed'
  }
}

export default makeSnatching
