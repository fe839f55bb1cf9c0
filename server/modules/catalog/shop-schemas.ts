import { field } from '#platform/http'
import { STORAGES } from './product.ts'
import { MEASURES } from './sku.ts'

export const LocalCategory = field.object({
  id: field.id('Id of the category.'),
  code: field.text('Code of the category.', '0402', 64),
  parentId: field.nullable(field.id('Category above it; null on top.')),
  name: field.text('Name in the reader’s language, or the nearest there is.', '蔬菜'),
  goods: field.count('How many goods the community can buy in it and below it.', 42),
})

const grams = (description: string, example = 500) =>
  field.nullable(field.count(`${description} Grams.`, example))

const Goods = field.object({
  listingId: field.id('Id of the listing: what is put into a cart.'),
  skuId: field.id('Id of the SKU.'),
  name: field.text('Name in the reader’s language, or the nearest there is.', '沙瓤番茄 500g', 500),
  unit: field.text(
    'What one is called in the reader’s language; empty where that has no word.',
    '袋',
    20,
  ),
  measure: field.oneOf('How it is counted; weighed goods are ordered in grams.', MEASURES),
  piecesPerCase: field.nullable(field.count('Pieces in a case.', 12)),
  aboutGrams: grams('About how much a piece weighs.'),
  stepGrams: grams('By how much an amount grows; null for any.', 50),
  minimumGrams: grams('The least that is sold; null for any.', 200),
  priceMinor: field.minor('Price here, of a piece or of a kg where weighed.'),
  limitPerResident: field.nullable(field.quantity('The most a resident may have.', 5)),
  productId: field.id('Id of the product.'),
  categoryId: field.id('Category it is in.'),
  brand: field.text('Brand; empty for none.', '', 100),
  storage: field.oneOf('How it must be kept.', STORAGES),
  pictureId: field.nullable(field.id('Picture for lists; null without one.')),
})

export const GoodsPage = field.object({
  items: field.list(Goods, 'Goods, best first.'),
  nextCursor: field.optional(
    field.text('Ask with this for the next page; absent on the last one.', 'WzAsMTIzXQ', 400),
  ),
  isNear: field.yes('Nothing has the words themselves; these come near them.', false),
})

export const ProductPage = field.object({
  id: field.id('Id of the product.'),
  name: field.text('Name in the reader’s language, or the nearest there is.', '沙瓤番茄'),
  description: field.text('What it is like; may be empty.', '当天采摘', 4000),
  categoryId: field.id('Category it is in.'),
  brand: field.text('Brand; empty for none.', '', 100),
  origin: field.text('Where it comes from; empty where not known.', '四川双流', 100),
  storage: field.oneOf('How it must be kept.', STORAGES),
  shelfLifeDays: field.nullable(field.count('Days it keeps; null where not known.', 7)),
  label: field.json('What the package says, as it says it, by field.', { netContent: '500g' }),
  pictureIds: field.list(field.id('A picture.'), 'Pictures, the first for lists.'),
  goods: field.list(Goods, 'What of it can be bought here.'),
})

export const ScannedCode = field.object({
  skuId: field.id('Id of the SKU.'),
  productId: field.id('Id of the product.'),
  name: field.text('Name in the reader’s language, or the nearest there is.', '沙瓤番茄 500g', 500),
  measure: field.oneOf('How it is counted.', MEASURES),
  listingId: field.nullable(field.id('Its listing in the region; null where it has none.')),
  priceMinor: field.nullable(
    field.minor('The region’s price of a piece, or of a kg where weighed; null without a listing.'),
  ),
  weightGrams: field.nullable(
    field.count('Weight: of the label, or by its amount at the region’s price. Grams.', 1250),
  ),
  amountMinor: field.nullable(
    field.minor('Amount: of the label, or by its weight at the region’s price.', 600),
  ),
})

export const SkuCardQuery = field.object({
  ids: field.optional(field.ids('The SKUs.')),
  text: field.optional(field.text('What was typed, where no ids are given.', 'fanqie', 100)),
  limit: field.optional(field.count('How many at most.', 20, 1, 100)),
})

export const SkuCard = field.object({
  id: field.id('Id of the SKU.'),
  code: field.text('Its code.', 'A-0101-1', 64),
  name: field.text('Name in the reader’s language, or the nearest there is.', '沙瓤番茄 500g', 500),
  names: field.names('The same in every language there is.'),
  measure: field.oneOf('How it is counted; weighed goods in grams.', MEASURES),
  unit: field.text(
    'What one is called in the reader’s language; empty where that has no word.',
    '袋',
    20,
  ),
  storage: field.oneOf('How it must be kept.', STORAGES),
  shelfLifeDays: field.nullable(field.count('Days it keeps; null where not known.', 7)),
  piecesPerCase: field.nullable(field.count('Pieces in a case.', 12)),
  aboutGrams: grams('About how much a piece weighs.'),
  barcodes: field.list(field.text('A printed barcode.', '6901234567892', 64), 'Its barcodes.'),
  pictureId: field.nullable(field.id('Picture for lists; null without one.')),
  priceMinor: field.nullable(
    field.minor('The region’s price of a piece, or of a kg where weighed; null without a listing.'),
  ),
})
