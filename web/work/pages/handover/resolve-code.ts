import { getHandoverList, isRefused, lookUpPickup, Refused, serverNow } from '../../../api/index.ts'
import { type DeedProof, looksLikeToken, readToken, whyVoid } from '../../offline/index.ts'
import { answer, type Found, foundOf, type Known } from './pickup.ts'

export interface Place {
  region: string
  community: string
  /** Names of communities that this person also serves. */
  nameOfCommunity(id: string): string | undefined
}

const DIGITS = /^[0-9]{8}$/
const NUMBER = /^[0-9A-HJKMNP-TV-Z]{8}$/i

/** Whose goods a scanned or typed code opens: judged here as far as this phone can. */
export async function resolveShown(
  shown: string,
  known: Known,
  place: Place,
  isOnline: boolean,
): Promise<Found> {
  const text = shown.trim()
  if (looksLikeToken(text)) return byToken(text, known, place, isOnline)
  const plain = text.replace(/[\s-]/g, '')
  const slip = known.list.orders.find(({ number }) => number === plain.toUpperCase())
  if (slip !== undefined) {
    const own = known.list.orders.filter(
      ({ residentId }) => residentId !== null && residentId === slip.residentId,
    )
    return foundOf(own.length === 0 ? [slip] : own, { slip: slip.number }, known)
  }
  if (DIGITS.test(plain)) {
    return isOnline ? byServer({ digits: plain }, known, place) : answer('needs-network')
  }
  if (NUMBER.test(plain) && isOnline) return byServer({ slip: plain }, known, place)
  return answer(isOnline ? 'nobody' : 'not-listed')
}

async function byToken(
  token: string,
  known: Known,
  place: Place,
  isOnline: boolean,
): Promise<Found> {
  const { list, given } = known
  const read = await readToken(token, list.keys)
  if (read.read === 'altered') return answer('altered')
  if (read.read === 'unknown-key') {
    return isOnline ? byServer({ token }, known, place) : answer('unknown-key')
  }
  const { claim } = read
  if (claim.r !== place.region || claim.c !== place.community) {
    const name = place.nameOfCommunity(claim.c)
    return { is: 'answer', why: 'other-place', order: null, ...(name ? { place: name } : {}) }
  }
  const orders = list.orders.filter(({ orderId }) => claim.o.includes(orderId))
  // A friend's code is void once it was used: that the goods are gone says more.
  const isGone = orders.length > 0 && orders.every((one) => one.handover || given.has(one.orderId))
  const why = isGone ? null : whyVoid(claim, list.codes, serverNow())
  if (why !== null) return answer(why, orders[0] ?? null)
  if (claim.d !== list.pickupDate) {
    return { is: 'answer', why: 'other-day', order: null, date: claim.d }
  }
  if (orders.length > 0) {
    // A day kept by an older version of this page does not say it.
    const friend = list.codes.find(({ codeId }) => codeId === claim.h)?.forwardedTo ?? null
    return foundOf(orders, { token }, known, { isSigned: true, friend })
  }
  return isOnline ? byServer({ token }, known, place) : answer('not-listed')
}

/** What only the server can say: digits, and what this phone does not have on its list. */
async function byServer(proof: DeedProof, known: Known, place: Place): Promise<Found> {
  const { region, community } = place
  try {
    const looked = await lookUpPickup({ region, community }, { proof })
    const date = looked.pickupDate
    const shown = { friend: looked.forwardedTo }
    if (date !== known.list.pickupDate) return { is: 'answer', why: 'other-day', order: null, date }
    const of = (list: Known['list']) =>
      list.orders.filter(({ orderId }) => looked.orderIds.includes(orderId))
    const listed = of(known.list)
    if (listed.length > 0) return foundOf(listed, proof, known, shown)
    const fresh = await getHandoverList({ region, community, date })
    const orders = of(fresh)
    return orders.length === 0
      ? answer('not-listed')
      : foundOf(orders, proof, { ...known, list: fresh }, shown)
  } catch (error) {
    if (isRefused(error, 'wrong-code')) return answer('nobody')
    if (error instanceof Refused) return { is: 'refused', error }
    return answer('digits' in proof ? 'needs-network' : 'unknown-key')
  }
}
