import { newId } from '#platform/ids'
import type { WindowWorld } from './campaigns-world.ts'
import { type Buyer, checkoutOf } from './ordering-world.ts'

interface Attempt {
  buyer: Buyer
  key: string
  /** The checkout, once it was acknowledged. */
  checkoutId: string | null
}

export interface OrderLoad {
  attempts: Attempt[]
  acknowledged(): Attempt[]
  /** No new orders; answers when those under way have ended, whatever came of them. */
  stop(): Promise<void>
}

/** Each buyer orders one after the other over HTTP, each order with a key of its own. */
export function startOrderLoad(
  address: string,
  world: WindowWorld,
  buyers: readonly Buyer[],
): OrderLoad {
  const attempts: Attempt[] = []
  let isOver = false
  const running = buyers.map(async (buyer) => {
    while (!isOver) {
      const attempt = { buyer, key: newId(), checkoutId: null }
      attempts.push(attempt)
      await sendOrder(address, world, attempt)
    }
  })
  return {
    attempts,
    acknowledged: () => attempts.filter(({ checkoutId }) => checkoutId !== null),
    stop: async () => {
      isOver = true
      await Promise.all(running)
    },
  }
}

/** Sends an order once; answers the status, or 0 when there was no answer. */
async function sendOrder(address: string, world: WindowWorld, attempt: Attempt): Promise<number> {
  try {
    const response = await fetch(`${address}/api/v1/regions/${world.regionId}/checkouts`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${attempt.buyer.token}`,
        'idempotency-key': attempt.key,
      },
      body: JSON.stringify(checkoutOf(world, [[world.offers[0]!, 1]])),
      signal: AbortSignal.timeout(20_000),
    })
    const answer = (await response.json()) as { checkoutId: string }
    if (response.status === 201) {
      if (attempt.checkoutId !== null && attempt.checkoutId !== answer.checkoutId)
        throw new Error('one key gave two checkouts')
      attempt.checkoutId = answer.checkoutId
    }
    return response.status
  } catch (error) {
    if ((error as Error).message === 'one key gave two checkouts') throw error
    // Not so often that the program has no time to come back.
    await new Promise((resolve) => setTimeout(resolve, 20))
    return 0
  }
}

/** Sends every order again until each is acknowledged, also those that were before. */
export async function sendAllAgain(
  address: string,
  world: WindowWorld,
  { attempts }: OrderLoad,
): Promise<void> {
  const waiting = [...attempts]
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let attempt = waiting.pop(); attempt !== undefined; attempt = waiting.pop()) {
        for (let tries = 0; (await sendOrder(address, world, attempt)) !== 201; tries += 1) {
          if (tries > 200) throw new Error('an order is never acknowledged')
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      }
    }),
  )
}
