import { sql } from '#platform/db'
import type { WindowWorld } from './campaigns-world.ts'
import type { TestLinli } from './linli.ts'
import { type Buyer, balanceOf, checkoutOf, makeBuyers, placeOrder } from './ordering-world.ts'

const WALLET = 100_000

export interface Ordered {
  buyer: Buyer
  orderId: string
}

/** A new resident's order of the world's first offer, paid by wallet. */
export async function makeOrdered(
  linli: TestLinli,
  world: WindowWorld,
  quantity: number,
): Promise<Ordered> {
  const [buyer] = await makeBuyers(linli, world, { walletMinor: WALLET })
  const checkout = checkoutOf(world, [[world.offers[0]!, quantity]])
  const { id } = await placeOrder(linli, world, buyer!, checkout)
  return { buyer: buyer!, orderId: id }
}

/** What a resident has of an order: what was given to it, and what was paid and not given back. */
export async function gotOf(
  linli: TestLinli,
  world: WindowWorld,
  { buyer, orderId }: Ordered,
): Promise<{ given: number; paidMinor: number }> {
  const { rows } = await sql<{ given: number }>`
    select coalesce(sum(allocated_quantity), 0)::bigint as given from allocation_lines
    where region_id = ${world.regionId} and order_id = ${orderId}`.execute(linli.database.db)
  const balance = await balanceOf(linli, world, buyer)
  return { given: rows[0]!.given, paidMinor: WALLET - balance }
}
