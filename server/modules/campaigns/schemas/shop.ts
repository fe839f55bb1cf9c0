import { field } from '#platform/http'
import { Slots } from './windows.ts'

const stocked = (description: string, example: number) =>
  field.count(`${description} Pieces, or grams where weighed.`, example)

const common = {
  id: field.id('Window.'),
  opensAt: field.instant('From when it can be ordered in.', '2026-11-21T00:00:00.000Z'),
  closesAt: field.instant('The cutoff: nothing can be ordered at or after it.'),
  pickupDate: field.date('When the goods can be fetched.'),
  slots: Slots,
  version: field.count('Raised by each change of the window.', 1, 1),
}

const serverTime = field.instant('The time that decides: count down from it.')

export const ShopWindows = field.object({
  serverTime,
  windows: field.list(
    field.object({
      ...common,
      name: field.names('Name of the window.', '今日团'),
      state: field.oneOf('Whether it can be ordered in now.', ['open', 'upcoming']),
    }),
    'Windows that are open or open within a week, by opening.',
  ),
})

const ShopOffer = field.object({
  offerId: field.id('Offer.'),
  listingId: field.id('Listing that is offered.'),
  skuId: field.id('SKU.'),
  productId: field.id('Product.'),
  categoryId: field.id('Category of the product.'),
  name: field.names('Name of the goods.'),
  brand: field.text('Brand; may be empty.', '川娃子'),
  origin: field.texts('Where it comes from; in no language where not known.', '四川攀枝花', 100),
  storage: field.oneOf('How it is kept.', ['ambient', 'chilled', 'frozen']),
  pictureIds: field.list(field.id('Picture.'), 'Pictures, the first one first.'),
  measure: field.oneOf('How it is counted.', ['piece', 'case', 'about', 'weighed']),
  unit: field.texts('What one is called; in no language where it has no word.', '袋', 20),
  aboutGrams: field.nullable(field.count('About how many grams one piece weighs.', 500)),
  piecesPerCase: field.nullable(field.count('Pieces in a case.', 12)),
  stepGrams: field.nullable(field.count('Grams by which a weighed amount grows.', 100)),
  minimumGrams: field.nullable(field.count('Least grams of a weighed amount.', 300)),
  unitPriceMinor: field.minor('Price here, per piece or per kg.'),
  usualPriceMinor: field.minor('Price here outside this window.', 520),
  cutoffAt: field.instant('Until when it can be ordered.'),
  limitPerResident: field.nullable(field.quantity('What one resident may take.', 3)),
  left: field.nullable(stocked('What is left; null where there is no bound.', 163)),
  sold: stocked('What was ordered so far.', 37),
  isNew: field.yes('No window of the region offered it in the two weeks before.', false),
})

export const ShopWindow = field.object({
  serverTime,
  ...common,
  state: field.oneOf('Whether it can be ordered in now.', ['upcoming', 'open', 'closed'], 'open'),
  currency: field.text('ISO 4217 currency.', 'CNY'),
  taxMode: field.oneOf('Whether prices contain the tax.', ['included', 'added']),
  minimumOrderMinor: field.minor('Least that an order must come to.', 1000),
  deliveryFeeMinor: field.minor('Fee of a delivery to the door.', 500),
  freeDeliveryFromMinor: field.nullable(
    field.minor('Goods total from which delivery is free; null never.', 3900),
  ),
  pickupStationId: field.id('Where goods are fetched.'),
  offers: field.list(ShopOffer, 'What is on offer here, as it is shown.', { maxItems: 5000 }),
})
