import { setTimeout as sleep } from 'node:timers/promises'
import type { Buyer } from '#testing'
import { isRepeatedAlike, sendUntilAnswered } from './call.ts'
import type { Answer, Deed } from './deed.ts'
import type { Market } from './market.ts'
import type { Random } from './random.ts'
import type { Tally } from './tally.ts'
import { type KnownOrder, placing, wishFor } from './wishes.ts'

/** Something that was answered as done. */
export interface Acknowledged {
  deed: Deed
  answer: Answer
  orderId: string | null
  paymentId: string | null
  /** Which client it was. */
  client: number
}

/** One who buys, by which door, and by what chance. */
export interface Client {
  number: number
  buyer: Buyer
  addressOf: () => string
  random: Random
}

export interface Surroundings {
  market: Market
  tally: Tally
  acknowledged: Acknowledged[]
  hasArrived: (orderId: string) => boolean
  isOver: () => boolean
}

const PACE_MS = 15
const NEW_ORDER = 0.4
const MOST_OPEN = 12
/** Of what moves goods or money, this share is sent again at once. */
const REPEATED = 0.15

/** One buyer, who does one thing after the other until all is over, each until it is answered. */
export async function actAsClient(client: Client, around: Surroundings): Promise<void> {
  const { market, hasArrived, isOver } = around
  const { buyer, random } = client
  const orders: KnownOrder[] = []
  while (!isOver()) {
    const wishing = { market, buyer, random, hasArrived }
    const order = orders.length > 0 && !random.chance(NEW_ORDER) ? random.pick(orders) : null
    const deed = order === null ? placing(wishing) : wishFor(order, wishing)
    if (deed !== null) await act(deed, order, orders, client, around)
    else orders.splice(orders.indexOf(order!), 1)
    while (orders.length > MOST_OPEN) orders.shift()
    await sleep(PACE_MS)
  }
}

async function act(
  deed: Deed,
  order: KnownOrder | null,
  orders: KnownOrder[],
  { number: client, addressOf, random }: Client,
  { tally, acknowledged }: Surroundings,
): Promise<void> {
  const answer = await sendUntilAnswered(addressOf, deed, tally)
  if (answer.status >= 400) {
    tally.refused(deed.kind, String(answer.body.code ?? answer.status))
    // It stands otherwise than it was thought to: the next deed is about another.
    if (order !== null) orders.splice(orders.indexOf(order), 1)
    return
  }
  tally.acknowledged(deed.kind)
  const known = order ?? knownOf(answer)
  acknowledged.push({ deed, answer, orderId: known.id, paymentId: known.paymentId, client })
  if (order === null) orders.push(known)
  else learn(order, deed, answer)
  if (deed.key !== null && random.chance(REPEATED))
    await isRepeatedAlike(addressOf, deed, answer, tally)
}

function knownOf({ body }: Answer): KnownOrder {
  const [order] = body.orders
  const pending = body.payments.find(({ state }: { state: string }) => state === 'pending')
  return {
    id: order.id,
    number: order.number,
    cashDueMinor: order.cashDueMinor,
    state: order.state === 'awaiting_payment' ? 'awaiting' : 'placed',
    paymentId: pending?.id ?? null,
    page: null,
    // Those of a checkout of one part, in its order.
    lines: 1,
    waitingClaims: [],
  }
}

function learn(order: KnownOrder, { kind }: Deed, { body }: Answer): void {
  switch (kind) {
    case 'start-paying':
      order.page = new URL(body.redirectUrl).pathname
      return
    case 'pay-online':
    case 'pay-from-wallet':
      order.state = 'placed'
      return
    case 'take-cash':
      order.cashDueMinor = 0
      return
    case 'cancel':
      order.state = 'over'
      return
    case 'hand-over':
      order.state = 'collected'
      return
    case 'claim':
      if (body.state === 'waiting') order.waitingClaims.push(body.id)
      return
    case 'decide':
      order.waitingClaims.shift()
  }
}
