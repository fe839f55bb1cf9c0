import type { Api, Call } from '../calls/api.ts'
import type { Basket } from './baskets.ts'
import type { DayWindow } from './windows.ts'
import { clerkName, regionIdOf, type World } from './world.ts'

/** A basket that was not ordered. */
export interface Refused {
  basket: string
  status: number
  answer: string
}

/**
 * Orders and pays a basket: its resident from their wallet, or at the store's counter where the log
 * knows no customer. The key is the basket's, so that however often it is sent it is ordered once.
 * @returns null when it was placed
 */
export async function orderBasket(
  api: Api,
  world: World,
  window: DayWindow,
  basket: Basket,
): Promise<Refused | null> {
  const call =
    basket.customer === null
      ? counterCall(world, window, basket)
      : residentCall(world, window, basket, basket.customer)
  const { status, body } = await api.send(call)
  return status === 201 ? null : { basket: basket.id, status, answer: body }
}

function residentCall(world: World, window: DayWindow, basket: Basket, customer: string): Call {
  return {
    method: 'POST',
    path: `/regions/${regionIdOf(basket.region)}/checkouts`,
    token: world.people.get(customer)!.token,
    key: keyOf(basket),
    body: { parts: [partOf(window, basket)], payments: [{ method: 'wallet' }] },
  }
}

function counterCall(world: World, window: DayWindow, basket: Basket): Call {
  const { regionId, stationId, communityId } = world.stores.get(basket.store)!
  return {
    method: 'POST',
    path: `/regions/${regionId}/stations/${stationId}/checkouts`,
    token: world.people.get(clerkName(basket.store))!.token,
    key: keyOf(basket),
    body: {
      communityId,
      parts: [partOf(window, basket)],
      payments: [{ method: 'cash' }],
      isCashTaken: true,
    },
  }
}

const keyOf = (basket: Basket): string => `replay-${basket.date}-${basket.id}`

const partOf = ({ windowId, offerIds }: DayWindow, basket: Basket) => ({
  windowId,
  fulfilment: 'pickup',
  // So that an order can be told by its basket, whoever placed it and when.
  note: basket.id,
  lines: basket.lines.map((line) => ({
    offerId: offerIds.get(line.product),
    quantity: line.kind === 'piece' ? line.quantity : line.grams,
  })),
})
