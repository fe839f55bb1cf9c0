import type { Storage } from '#places'
import { type DeliveryCalendar, localDate } from '#platform/time'
import { isOfferedIn, type PriceBook, type PricedOffer, unitPrice } from '#pricing'
import { type Finding, finding } from './finding.ts'
import { marginFinding } from './margin.ts'
import { delivers } from './window-times.ts'

export interface CheckedGoods {
  isArchived: boolean
  gaps: readonly string[]
  stepGrams: number | null
}

export interface CheckedSupplier {
  isSuspended: boolean
  /** Licences that are no longer good on the day of pickup. */
  expiredLicences: readonly string[]
}

/** All that the checks before publishing depend on. */
export interface Checked {
  book: PriceBook
  zone: string
  calendar: DeliveryCalendar
  /** Communities of the window that get no delivery on the pickup date. */
  undelivered: readonly string[]
  /** Communities of the window whose warehouse takes in nothing more for the pickup date. */
  tooLate: readonly string[]
  /** All communities of the window, also those where nobody can fetch yet. */
  communityIds: readonly string[]
  /** By community: what can be kept cool all the way. */
  storages: ReadonlyMap<string, readonly Storage[]>
  goods: ReadonlyMap<string, CheckedGoods>
  suppliers: ReadonlyMap<string, CheckedSupplier>
  /** By offer: what it costs where the offer itself does not say, and how early the supplier asks. */
  costs: ReadonlyMap<string, { supplierId: string; costMinor: number; leadDays: number }>
  /** By offer: what may still be sold; absent where there is no bound. */
  left: ReadonlyMap<string, number>
  minimumMarginBasisPoints: number
  at: Date
}

/** What speaks against publishing a window as it stands. Pure. */
export function findFindings(checked: Checked): Finding[] {
  const offers = [...checked.book.offers.values()].filter((offer) => offer.withdrawnAt === null)
  return [
    ...windowFindings(checked, offers.length),
    ...offers.flatMap((offer) => [
      ...goodsFindings(checked, offer),
      ...storageFindings(checked, offer),
      ...supplierFindings(checked, offer),
      ...priceFindings(checked, offer),
    ]),
  ]
}

function windowFindings(checked: Checked, offerCount: number): Finding[] {
  const { book, zone, calendar, communityIds, undelivered, tooLate, at } = checked
  const { pickupDate, closesAt } = book
  const found: Finding[] = []
  if (offerCount === 0) found.push(finding('no-offers', null))
  if (communityIds.length === 0) found.push(finding('no-communities', null))
  if (closesAt <= at) found.push(finding('window-over', null, { closesAt }))
  if (pickupDate < localDate(closesAt, zone)) {
    found.push(finding('pickup-before-cutoff', null, { pickupDate }))
  }
  if (!delivers(calendar, pickupDate)) {
    found.push(finding('pickup-not-delivered', null, { pickupDate }))
  } else if (undelivered.length > 0) {
    found.push(finding('community-not-delivered', null, { communityIds: undelivered, pickupDate }))
  }
  if (tooLate.length > 0) {
    found.push(finding('receiving-closed', null, { communityIds: tooLate, pickupDate }))
  }
  const pointless = communityIds.filter((id) => !book.communities.has(id))
  if (pointless.length > 0)
    found.push(finding('no-pickup-point', null, { communityIds: pointless }))
  return found
}

function goodsFindings({ book, goods, left }: Checked, offer: PricedOffer): Finding[] {
  const { offerId, skuId, cutoffAt, measure } = offer
  const facts = goods.get(skuId)!
  const found: Finding[] = []
  if (cutoffAt <= book.opensAt) found.push(finding('cutoff-order', offerId, { cutoffAt }))
  if (facts.isArchived) found.push(finding('goods-archived', offerId))
  const isListed = [...book.communities.keys()].some((id) => isOfferedIn(offer, id))
  if (!isListed && !facts.isArchived) found.push(finding('not-listed', offerId))
  if (facts.gaps.includes('picture')) found.push(finding('picture-missing', offerId))
  if (facts.gaps.includes('tax')) found.push(finding('tax-missing', offerId))
  const fields = facts.gaps.filter((gap) => gap !== 'picture' && gap !== 'tax')
  if (fields.length > 0) found.push(finding('label-missing', offerId, { fields }))
  if (measure === 'weighed' && facts.stepGrams === null) {
    found.push(finding('weighed-step', offerId))
  }
  if ((left.get(offerId) ?? 1) <= 0) found.push(finding('nothing-to-sell', offerId))
  return found
}

function storageFindings({ book, storages }: Checked, offer: PricedOffer): Finding[] {
  const communityIds = [...book.communities.keys()].filter(
    (id) => isOfferedIn(offer, id) && storages.get(id)?.includes(offer.storage) !== true,
  )
  if (communityIds.length === 0) return []
  return [finding('storage-missing', offer.offerId, { storage: offer.storage, communityIds })]
}

function supplierFindings(
  { book, suppliers, costs, zone }: Checked,
  offer: PricedOffer,
): Finding[] {
  const { offerId } = offer
  const supplierId = offer.supplierId ?? costs.get(offerId)?.supplierId ?? null
  const supplier = supplierId === null ? undefined : suppliers.get(supplierId)
  const found: Finding[] = []
  if (supplier?.isSuspended) found.push(finding('supplier-suspended', offerId, { supplierId }))
  if (supplier && supplier.expiredLicences.length > 0) {
    const licences = supplier.expiredLicences
    found.push(finding('licence-expired', offerId, { supplierId, licences }))
  }
  const leadDays = costs.get(offerId)?.leadDays ?? 0
  const ordered = Temporal.PlainDate.from(localDate(offer.cutoffAt, zone))
  if (ordered.add({ days: leadDays }).toString() > book.pickupDate) {
    found.push(finding('lead-time', offerId, { leadDays, cutoffAt: offer.cutoffAt }))
  }
  return found
}

function priceFindings(checked: Checked, offer: PricedOffer): Finding[] {
  const { book, costs, minimumMarginBasisPoints } = checked
  const costMinor = offer.costMinor ?? costs.get(offer.offerId)?.costMinor ?? null
  if (costMinor === null) return [finding('cost-unknown', offer.offerId)]
  const prices = [...book.communities.keys()]
    .filter((id) => isOfferedIn(offer, id))
    .map((id) => unitPrice(offer, id).unitPriceMinor)
  if (prices.length === 0) return []
  const lowest = {
    priceMinor: Math.min(...prices),
    taxRateBasisPoints: offer.taxRateBasisPoints,
    taxMode: book.taxMode,
  }
  return marginFinding(offer.offerId, lowest, costMinor, minimumMarginBasisPoints)
}
