import type { MakeScenario } from '../load/scenario.ts'
import type { Buying } from './buy.ts'

/** One unit: one buyer looks at the cart, as everybody does before ordering from it. */
const makeOpening: MakeScenario = ({ regionId, buyers }: Buying) => {
  const path = `/api/v1/regions/${regionId}/cart`
  return async ({ connection }, turn) => {
    const { token } = buyers[turn % buyers.length]!
    const headers = { authorization: `Bearer ${token}` }
    const { status } = await connection.send({ method: 'GET', path, headers })
    return status === 200 ? 'done' : 'failed'
  }
}

export default makeOpening
