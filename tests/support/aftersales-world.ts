import { closeOrders } from '#ordering'
import { businessNow } from '#platform/clock'
import { transact } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { makeOpenWindow, type OfferWish, type WindowWorld } from './campaigns-world.ts'
import type { Answer, Person, TestLinli } from './linli.ts'
import { type Buyer, checkoutOf, makeBuyers, placeOrder } from './ordering-world.ts'
import { type CommunityWorld, makeCommunity } from './residents-world.ts'
import { addSupplier } from './suppliers-world.ts'

/** A community whose orders were collected, with the people who settle claims. */
export interface ClaimsWorld extends CommunityWorld {
  window: WindowWorld
  supplierId: string
  supplierUser: Person
  support: Person
  /** Another one of operations, who decides in the end. */
  arbiter: Person
}

/** The first offer is a piece at 4.80 of a supplier, unless offers are wished for. */
export async function makeClaimsWorld(
  linli: TestLinli,
  {
    regionId = 'chengdu',
    offers = [{}],
  }: { regionId?: string; offers?: readonly OfferWish[] } = {},
): Promise<ClaimsWorld> {
  const community = await makeCommunity(linli, { regionId })
  const { id: supplierId } = await addSupplier(linli, { regionId })
  const window = await makeOpenWindow(linli, {
    regionId,
    communities: [community.communityId],
    offers: offers.map((offer) => ({ priceMinor: 480, supplierId, cap: null, ...offer })),
  })
  return {
    ...community,
    window,
    supplierId,
    supplierUser: await linli.person({ role: 'supplier', regionId, supplierId }),
    support: await linli.person({ role: 'support', regionId }),
    arbiter: await linli.person({ role: 'operations', regionId }),
  }
}

/** A buyer of the community with money in the wallet. */
export async function makeClaimant(linli: TestLinli, world: ClaimsWorld): Promise<Buyer> {
  const [buyer] = await makeBuyers(linli, world.window)
  return buyer!
}

/** An order of quantities of the window's offers, paid from the wallet; collected unless told else. */
export async function makeCollectedOrder(
  linli: TestLinli,
  world: ClaimsWorld,
  buyer: Person,
  quantities: readonly number[] = [3],
  { isCollected = true }: { isCollected?: boolean } = {},
): Promise<string> {
  const lines = quantities.map((quantity, at) => [world.window.offers[at]!, quantity] as const)
  const { id } = await placeOrder(linli, world.window, buyer, checkoutOf(world.window, lines))
  if (isCollected) await collectOrder(linli, world, id)
  return id
}

export async function collectOrder(
  linli: TestLinli,
  { regionId }: { regionId: string },
  orderId: string,
  why: 'collected' | 'returned' = 'collected',
): Promise<void> {
  const { db } = linli.database
  const at = await businessNow(db)
  await transact(db, (tx) => closeOrders(tx, regionId, [orderId], { why, by: null, at }))
}

/** The order's bags wait at its point. */
export async function readyOrder(
  linli: TestLinli,
  { regionId, communityId }: ClaimsWorld,
  orderId: string,
): Promise<void> {
  const { db } = linli.database
  const occurredAt = await businessNow(db)
  await transact(db, (tx) =>
    announce(tx, {
      type: 'order.ready',
      regionId,
      subjectKind: 'order',
      subjectId: orderId,
      body: { communityId },
      occurredAt,
    }),
  )
}

/** Claims goods of an order's first line unless told else; missing and a refund, unless told else. */
export const claimGoods = (
  linli: TestLinli,
  { regionId }: { regionId: string },
  who: Person | null,
  orderId: string,
  body: Record<string, unknown> = {},
  { line = 1, key = newId() }: { line?: number | string; key?: string } = {},
): Promise<Answer> =>
  linli.call(
    who,
    'POST',
    `/regions/${regionId}/orders/${orderId}/lines/${line}/claims`,
    { reason: 'missing', wish: 'refund', ...body },
    { key },
  )

/** Does one of the things that happen to a claim: decision, objection, arbitration. */
export const actOnClaim = (
  linli: TestLinli,
  { regionId }: { regionId: string },
  who: Person | null,
  claimId: string,
  noun: 'decision' | 'objection' | 'arbitration' | 'replacement-handover',
  body?: Record<string, unknown>,
  key: string = newId(),
): Promise<Answer> =>
  linli.call(who, 'POST', `/regions/${regionId}/claims/${claimId}/${noun}`, body, { key })
