import { field, page, pageQuery } from '#platform/http'
import { PRICE_CUT_POLICIES } from '../price-cuts.ts'

const stocked = (description: string, example = 200) =>
  field.count(`${description} Pieces, or grams where weighed.`, example)

const basisPoints = () => field.basisPoints('What the leader earns on it.', 900, 5000)

export const offerTerms = {
  listingId: field.id('Listing that is offered.'),
  priceMinor: field.optional(
    field.nullable(
      field.minor('Price in this window, per piece or per kg. Null: the listing’s or community’s.'),
    ),
  ),
  costMinor: field.optional(
    field.nullable(field.minor('Cost per piece or per kg. Null: what the supplier asks.', 310)),
  ),
  supplierId: field.optional(field.nullable(field.id('Supplier. Null: the first source.'))),
  commissionBasisPoints: field.optional(field.nullable(basisPoints())),
  limitPerResident: field.optional(
    field.nullable(field.quantity('What one resident may take. Null: as the listing says.', 3)),
  ),
  cap: field.optional(
    field.nullable(stocked('What may be pre-sold at most. Null: without a bound.')),
  ),
  stationId: field.optional(
    field.nullable(field.id('Station whose stock is sold, instead of a cap.')),
  ),
  sort: field.optional(field.count('Smaller is shown first.', 10, 0, 1_000_000)),
}

export const OfferTerms = field.object({
  ...offerTerms,
  cutoffAt: field.optional(field.nullable(field.instant('Where it ends before its window does.'))),
})

const policy = field.oneOf(
  'What happens to those who paid more: they get the difference back, or not.',
  PRICE_CUT_POLICIES,
)

export const OffersWish = field.object({
  version: field.count('Version of the window that was read.', 1, 1),
  offers: field.list(
    OfferTerms,
    'Offers of listings that the window has are written over; its other offers stay.',
    { minItems: 1, maxItems: 2000 },
  ),
  acceptWarnings: field.optional(field.yes('Whether warnings of the checks are accepted.', false)),
  priceCutPolicy: field.optional(
    field.oneOf(
      'Says that those who paid more get nothing back where a price falls while the window is open; giving it back is decided offer by offer.',
      ['keep'],
    ),
  ),
})

export const NewVersion = field.object({
  version: field.count('The window’s new version.', 2, 1),
})

export const OffersQuery = field.object({ ...pageQuery })

export const OfferPage = page(
  field.object({
    id: field.id('Offer.'),
    listingId: field.id('Listing that is offered.'),
    skuId: field.id('SKU of the listing.'),
    name: field.names('Name of the goods.'),
    measure: field.oneOf('How it is counted.', ['piece', 'case', 'about', 'weighed']),
    listPriceMinor: field.minor('The listing’s price, per piece or per kg.', 520),
    priceMinor: field.nullable(field.minor('What this window asks instead.')),
    costMinor: field.nullable(field.minor('Cost per piece or per kg.', 310)),
    supplierId: field.nullable(field.id('Supplier.')),
    commissionBasisPoints: field.nullable(basisPoints()),
    limitPerResident: field.nullable(field.quantity('What one resident may take.', 3)),
    cutoffAt: field.nullable(field.instant('Where it ends before its window does.')),
    cap: field.nullable(stocked('What may be pre-sold at most.')),
    stationId: field.nullable(field.id('Station whose stock is sold.')),
    reserved: stocked('Ordered and not given back.', 37),
    sort: field.count('Smaller is shown first.', 10),
    withdrawnAt: field.nullable(field.instant('When it was withdrawn.')),
    withdrawnWhy: field.nullable(field.text('Why it was withdrawn.', '缺货', 500)),
  }),
  'Offers of the window, as they are shown.',
)

export const PriceCutQuery = field.object({
  toMinor: field.minor('The lower price, per piece or per kg.', 420),
})

const figures = {
  fromMinor: field.minor('The highest price that falls.', 480),
  toMinor: field.minor('What it falls to.', 420),
  linesAffected: field.count('Order lines that paid more.', 37),
  costMinor: field.minor('What giving the difference back costs.', 2220),
}

export const PriceCutPreview = field.object({
  offerId: field.id('Offer.'),
  ...figures,
})

export const PriceCutWish = field.object({
  version: field.count('Version of the window that was read.', 1, 1),
  toMinor: field.minor('The lower price, per piece or per kg.', 420),
  policy,
})

const PriceCut = field.object(
  {
    id: field.id('Price cut.'),
    offerId: field.id('Offer.'),
    ...figures,
    policy,
  },
  'What was cut, and what it costs.',
)

export const PriceCutDone = field.object({
  cut: PriceCut,
  version: field.count('The window’s new version.', 2, 1),
})

export const PriceCutList = field.list(
  field.object({
    ...PriceCut.properties,
    decidedBy: field.nullable(field.id('Person who decided it.')),
    decidedAt: field.instant('When it was decided.'),
  }),
  'Price cuts of the offer, oldest first.',
)
