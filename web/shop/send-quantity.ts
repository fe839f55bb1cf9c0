import type { QueryClient } from '@tanstack/react-query'
import { getCart, isRefused, putIntoCart, read, readMe, takeOutOfCart } from '../api/index.ts'
import { tell } from '../ui/notice.tsx'
import { failureText } from '../ui/states.tsx'
import { type CartOffer, type ServerCart, withQuantity } from './cart-lines.ts'
import { rememberedLeader } from './place.ts'
import { forgetUnsent, keepUnsent, postponeUnsent } from './unsent.ts'

/** The offers that were put into the cart here, for their prices until the server has quoted. */
export const shownOffers = new Map<string, CartOffer>()

/** Taps that follow one another within this time are told as one. */
const GATHER_MS = 250

interface Waiting {
  tellServer: () => Promise<void>
  timer: ReturnType<typeof setTimeout>
}

const waiting = new Map<string, Waiting>()
let underWay: Promise<unknown> = Promise.resolve()

/** Shows a quantity at once and tells the server a moment later, one change after another. */
export function sendQuantity(
  client: QueryClient,
  region: string,
  offer: CartOffer,
  quantity: number,
): void {
  const { queryKey } = read(getCart, { region })
  const { offerId } = offer
  const person = client.getQueryData(read(readMe, {}).queryKey)?.id
  shownOffers.set(offerId, offer)
  if (person !== undefined) keepUnsent({ person, region, offer, quantity })
  void client.cancelQueries({ queryKey })
  client.setQueryData<ServerCart>(queryKey, (cart) => cart && withQuantity(cart, offer, quantity))
  const tellServer = () => put(client, region, offer, quantity)
  clearTimeout(waiting.get(offerId)?.timer)
  const timer = setTimeout(() => {
    waiting.delete(offerId)
    underWay = underWay.then(tellServer)
  }, GATHER_MS)
  waiting.set(offerId, { tellServer, timer })
}

async function put(
  client: QueryClient,
  region: string,
  { offerId }: CartOffer,
  quantity: number,
): Promise<void> {
  const { queryKey } = read(getCart, { region })
  const line = client
    .getQueryData<ServerCart>(queryKey)
    ?.lines.find((one) => one.offerId === offerId)
  const leaderCode = rememberedLeader(region)
  try {
    if (quantity <= 0) await takeOutOfCart({ region, offer: offerId }, { isKept: true })
    else {
      await putIntoCart(
        { region, offer: offerId },
        {
          quantity,
          ...(line === undefined ? {} : { replacement: line.replacement }),
          ...(leaderCode === null ? {} : { leaderCode }),
        },
        { isKept: true },
      )
    }
    forgetUnsent(offerId, quantity)
  } catch (error) {
    // Said no to: not asked again. Unanswered: the next page asks.
    if (isRefused(error) && error.status < 500) forgetUnsent(offerId, quantity)
    else postponeUnsent(offerId)
    tell(failureText(error), 'wrong')
  }
  if (waiting.size === 0) await client.invalidateQueries({ queryKey })
}

/** Tells at once what still gathers: the page is about to go. */
export function sendWaiting(): void {
  for (const { tellServer, timer } of waiting.values()) {
    clearTimeout(timer)
    void tellServer()
  }
  waiting.clear()
}

/** Resolves once the server has heard of every change. */
export async function cartIsSent(): Promise<void> {
  while (waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, GATHER_MS / 5))
  await underWay
}
