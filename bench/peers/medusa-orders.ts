import type { MakeScenario } from '../load/scenario.ts'
import type { MedusaStore } from './seed-medusa.ts'

export interface MedusaBuying extends MedusaStore {
  /** Of the variants; each order takes three, or the only one. */
  variantIds: string[]
}

interface Said {
  cart: { id: string }
  shipping_options: { id: string }[]
  payment_collection: { id: string }
  type: string
  message?: string
  code?: string
}

const SOLD_OUT = /inventory|not available|insufficient/i

/** One unit: a guest's checkout as its storefront guide has it, six calls. */
const makeBuying: MakeScenario = (given: MedusaBuying) => {
  const headers = { 'x-publishable-api-key': given.publishableKey }
  const { variantIds } = given
  return async ({ connection, index }, turn) => {
    const call = async (method: 'GET' | 'POST', path: string, body?: object) => {
      const text = body === undefined ? {} : { body: JSON.stringify(body) }
      const reply = await connection.send({ method, path: `/store${path}`, headers, ...text })
      const said = JSON.parse(reply.body) as Said
      if (reply.status < 300) return said
      throw new Refused(`${path}: ${reply.status} ${reply.body.slice(0, 400)}`)
    }
    try {
      const { cart } = await call('POST', '/carts', {
        region_id: given.regionId,
        sales_channel_id: given.salesChannelId,
        email: `buyer${index}@example.com`,
        shipping_address: HOME,
        billing_address: HOME,
        items: basketOf(variantIds, turn).map((variant_id) => ({ variant_id, quantity: 1 })),
      })
      const shippings = await call('GET', `/shipping-options?cart_id=${cart.id}`)
      const option_id = shippings.shipping_options[0]!.id
      await call('POST', `/carts/${cart.id}/shipping-methods`, { option_id })
      const paying = await call('POST', '/payment-collections', { cart_id: cart.id })
      const path = `/payment-collections/${paying.payment_collection.id}/payment-sessions`
      await call('POST', path, { provider_id: 'pp_system_default' })
      const done = await call('POST', `/carts/${cart.id}/complete`)
      if (done.type === 'order') return 'done'
      throw new Refused(JSON.stringify(done).slice(0, 400))
    } catch (error) {
      if (error instanceof Refused && SOLD_OUT.test(error.message)) return 'refused'
      throw error
    }
  }
}

class Refused extends Error {}

function basketOf(ids: string[], turn: number): string[] {
  if (ids.length < 3) return ids
  const first = (turn * 7) % ids.length
  return [0, 331, 662].map((step) => ids[(first + step) % ids.length]!)
}

const HOME = {
  first_name: '买',
  last_name: '家',
  address_1: '幸福路 1 号 3 栋 1203',
  city: '成都',
  province: '四川',
  postal_code: '610000',
  country_code: 'cn',
}

export default makeBuying
