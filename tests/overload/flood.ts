import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '#platform/ids'
import type { Buyer, WindowWorld } from '#testing'
import { checkoutOf } from '#testing'

/** What the clients of a flood heard. */
export interface Flood {
  /** Checkouts by the key that they were placed under. */
  placed: Map<string, string>
  /** How long each refusal took to be told, in milliseconds. */
  refusedMs: number[]
  /** Answers that are neither an order nor "come again in a moment", in words. */
  odd: string[]
  reads: { status: number; ms: number }[]
}

export interface FloodWish {
  address: string
  world: WindowWorld
  buyers: readonly Buyer[]
  /** Orders that wait for their answer at any moment. */
  atOnce: number
  seconds: number
}

/** Orders without a pause, and looks at a page meanwhile. */
export async function flood(wish: FloodWish): Promise<Flood> {
  const heard: Flood = { placed: new Map(), refusedMs: [], odd: [], reads: [] }
  const endsAt = performance.now() + wish.seconds * 1000
  const isOver = () => performance.now() >= endsAt
  const orderers = Array.from({ length: wish.atOnce }, async (_, at) => {
    const buyer = wish.buyers[at % wish.buyers.length]!
    while (!isOver()) {
      const key = newId()
      const { status, body, headers, ms } = await placeOnce(wish, buyer, key)
      if (status === 201) heard.placed.set(key, body.checkoutId)
      else if (status === 503 && Number(headers.get('retry-after')) > 0) heard.refusedMs.push(ms)
      else heard.odd.push(`${status} ${JSON.stringify(body).slice(0, 200)}`)
      // Who is told to come again does not come at once: a little later, many times too early.
      if (status === 503) await sleep(20)
    }
  })
  const { regionId, communityIds } = wish.world
  const reader = (async () => {
    while (!isOver()) {
      const begun = performance.now()
      const answer = await fetch(
        `${wish.address}/api/v1/regions/${regionId}/communities/${communityIds[0]}`,
      )
      await answer.arrayBuffer()
      heard.reads.push({ status: answer.status, ms: performance.now() - begun })
      await sleep(50)
    }
  })()
  await Promise.all([...orderers, reader])
  return heard
}

interface Placed {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: an order or a problem
  body: any
  headers: Headers
  ms: number
}

/** One order of one unit, under a key. */
export async function placeOnce(
  { address, world }: Pick<FloodWish, 'address' | 'world'>,
  buyer: Buyer,
  key: string,
): Promise<Placed> {
  const begun = performance.now()
  const response = await fetch(`${address}/api/v1/regions/${world.regionId}/checkouts`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${buyer.token}`,
      'idempotency-key': key,
    },
    body: JSON.stringify(checkoutOf(world, [[world.offers[0]!, 1]])),
  })
  const body = await response.json()
  return { status: response.status, body, headers: response.headers, ms: performance.now() - begun }
}

/** Milliseconds until an order is placed again, tried as a client does who waits a little. */
export async function recover(wish: FloodWish): Promise<number> {
  const begun = performance.now()
  const key = newId()
  for (;;) {
    const { status } = await placeOnce(wish, wish.buyers[0]!, key)
    if (status === 201) return performance.now() - begun
    if (performance.now() - begun > 60_000) throw new Error('no order is placed after the flood')
    await sleep(100)
  }
}
