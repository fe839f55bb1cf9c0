import type { Static } from 'typebox'
import { findLeaderByCode, findLeaderOfPerson } from '#leaders'
import { type CashHolder, cashAccountOf as cashAccountOfHolder, openCashAccount } from '#payments'
import { getRegion } from '#places'
import type { Caller, Grant } from '#platform/access'
import { businessNow } from '#platform/clock'
import { type Db, transact } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid, NotFound } from '#platform/refusals'
import { getAddress } from '#residents'
import { refuseCashOf } from './cash-check.ts'
import type { OrderingDeps } from './deps.ts'
import type { Channel, Checkout, CheckoutPart } from './lane/checkout.ts'
import type { PlacedCheckout } from './lane/placed.ts'
import { refuseOtherMethods } from './offered-methods.ts'
import { WalletNotYours } from './refusals.ts'
import type { CheckoutBody } from './schemas.ts'

export interface Placing {
  regionId: string
  caller: Caller
  key: string
  /** Whose key it is, where it is not the caller's: the id of a draft. */
  keyOwner?: string
  /** What the key stands for: the same key with another request is refused. */
  requestHash: Buffer
  channel: Channel
  residentId: string | null
  /** The person whose own the resident must be, where it is ordered as one's own. */
  ownerId?: string
  communityId: string
  /** Set where cash is taken on the spot. */
  counterStationId: string | null
  body: Static<typeof CheckoutBody>
}

/**
 * Places what a checkout asks, through the region's lane.
 * @throws SoldOut, LimitReached, NotOrderable, QuoteChanged, WalletTooLow, LaneBusy and the others
 *   of refusals.ts; nothing is placed then
 */
export async function placeOrders(
  db: Db,
  { lanes, methods }: Pick<OrderingDeps, 'lanes' | 'methods'>,
  placing: Placing,
): Promise<PlacedCheckout> {
  const { body, caller, regionId } = placing
  refuseOtherMethods(methods, body.payments)
  refuseForeignWallet(placing)
  if (isCashLater(placing)) await refuseCashOf(db, { ...placing, residentId: placing.residentId! })
  const checkout: Checkout = {
    id: newId(),
    regionId,
    personId: caller.personId,
    sessionId: caller.sessionId,
    grantId: placing.channel === 'shop' ? null : (grantFor(placing)?.id ?? null),
    key: placing.key,
    keyOwner: placing.keyOwner ?? caller.personId,
    requestHash: placing.requestHash,
    channel: placing.channel,
    residentId: placing.residentId,
    ownerId: placing.ownerId ?? null,
    communityId: placing.communityId,
    linkLeaderId: await leaderOfLink(db, regionId, body.leaderCode),
    cashAccount: await cashAccountOf(db, placing),
    parts: await Promise.all(body.parts.map((part) => partOf(db, placing, part))),
    payments: body.payments.map(({ method, amountMinor }) => ({
      method,
      amountMinor: amountMinor ?? null,
    })),
    quoteToken: body.quoteToken ?? null,
  }
  return lanes.place(checkout)
}

/** Whether a resident promises cash for when the goods are fetched. */
const isCashLater = ({ body, residentId }: Placing): boolean =>
  residentId !== null &&
  body.isCashTaken !== true &&
  body.payments.some(({ method }) => method === 'cash')

/** Who hands the goods over does not spend the wallet of who they are for. */
function refuseForeignWallet({ channel, body }: Placing): void {
  const isByHandler = channel === 'leader' || channel === 'counter'
  if (isByHandler && body.payments.some(({ method }) => method === 'wallet')) {
    throw new WalletNotYours()
  }
}

/** The grant that this channel rests on: taken back meanwhile, it refuses the checkout. */
function grantFor({
  caller,
  channel,
  communityId,
  counterStationId,
  regionId,
}: Placing): Grant | undefined {
  const roles: Record<Exclude<Channel, 'shop'>, readonly string[]> = {
    leader: ['leader'],
    counter: ['station_manager', 'station_staff'],
    phone: ['support'],
  }
  const wanted = channel === 'shop' ? [] : [...roles[channel], 'admin']
  return caller.grants.find(
    (grant) =>
      wanted.includes(grant.role) &&
      (grant.regionId === null || grant.regionId === regionId) &&
      (grant.communityId === null || grant.communityId === communityId) &&
      (grant.stationId === null || grant.stationId === counterStationId),
  )
}

async function leaderOfLink(
  db: Db,
  regionId: string,
  code: string | undefined,
): Promise<string | null> {
  if (code === undefined) return null
  const leader = await findLeaderByCode(db, regionId, code)
  // A link that is no longer anyone's still leads to the goods.
  return leader?.id ?? null
}

/** Opens the account of the cash's holder, with the ceiling in force, where cash is taken at once. */
async function cashAccountOf(db: Db, placing: Placing): Promise<string | null> {
  const { body, channel, regionId, communityId } = placing
  if (body.isCashTaken !== true || !body.payments.some(({ method }) => method === 'cash'))
    return null
  if (channel === 'shop') throw new Invalid('isCashTaken', 'Only who takes the cash can say so.')
  const holder = await cashHolderOf(db, placing)
  const { currency } = await getRegion(db, regionId)
  await transact(db, async (tx) => {
    const at = await businessNow(tx)
    await openCashAccount(tx, { regionId, holder, communityId, at }, currency)
  })
  return cashAccountOfHolder(holder)
}

async function cashHolderOf(
  db: Db,
  { regionId, caller, channel, counterStationId }: Placing,
): Promise<CashHolder> {
  if (channel === 'counter' && counterStationId !== null) return { stationId: counterStationId }
  if (channel === 'leader') {
    const leader = await findLeaderOfPerson(db, regionId, caller.personId)
    if (leader !== undefined) return { leaderId: leader.id }
  }
  throw new Invalid('isCashTaken', 'Only a leader or a counter takes cash.')
}

async function partOf(
  db: Db,
  { regionId, residentId }: Placing,
  part: Placing['body']['parts'][number],
): Promise<CheckoutPart> {
  const seen = new Set<string>()
  for (const { offerId } of part.lines) {
    if (seen.has(offerId)) throw new Invalid('lines', 'An offer stands twice; add the quantities.')
    seen.add(offerId)
  }
  return {
    windowId: part.windowId,
    fulfilment: part.fulfilment,
    slot: part.slot ?? null,
    address: await addressOf(db, regionId, residentId, part),
    note: part.note ?? '',
    lines: part.lines.map((line) => ({ ...line, replacement: line.replacement ?? 'no' })),
  }
}

/** Where it is to be delivered, as it was at the time; the resident's own addresses only. */
async function addressOf(
  db: Db,
  regionId: string,
  residentId: string | null,
  part: Placing['body']['parts'][number],
): Promise<Record<string, unknown> | null> {
  if (part.fulfilment === 'pickup') return null
  if (part.addressId === undefined) throw new Invalid('addressId', 'Say where to deliver.')
  const address = await getAddress(db, regionId, part.addressId)
  if (residentId === null || address.residentId !== residentId) throw new NotFound('address')
  const { recipient, phone, address: street, buildingId, room, latitude, longitude } = address
  return { recipient, phone, address: street, buildingId, room, latitude, longitude }
}
