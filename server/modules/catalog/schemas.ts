import { field } from '#platform/http'
import { LABEL_FIELDS, LABEL_TEXTS, type LabelText } from './label-data.ts'
import { STORAGES } from './product.ts'
import { MEASURES } from './sku.ts'

const version = field.count('Version that was read; raised by each change.', 1, 1)
const archivedAt = field.nullable(field.instant('When it was archived; null while in use.'))
const archivedWhy = field.nullable(field.text('Why it was archived.', 'The factory closed.', 500))
/** Names that may be left out altogether. */
export const ArchivingWish = field.object({
  why: field.text('Why, for whoever looks for it later.', 'The factory closed.', 500, 1),
})

export const CategoryFields = field.object({
  code: field.code('Code, unique.', '0402'),
  parentId: field.nullable(field.id('Category above it; null on top.')),
  name: field.names('Name of the category.', '蔬菜'),
  sort: field.count('Smaller ones are shown first.', 10, -1_000_000, 1_000_000),
  taxCode: field.nullable(
    field.code('Tax class of its goods where nothing else is said.', 'exempt'),
  ),
  taxRateBasisPoints: field.nullable(field.basisPoints('Tax rate of that class.', 900)),
  labelFields: field.list(
    field.oneOf('Something goods must say before they are published.', LABEL_FIELDS),
    'What goods of this category and those below it must say.',
    { maxItems: LABEL_FIELDS.length },
  ),
})

export const CategoryChange = field.object({ ...CategoryFields.properties, version })

export const Category = field.object({
  id: field.id('Id of the category.'),
  ...CategoryFields.properties,
  version,
  archivedAt,
})

const labelTexts: Record<LabelText, string> = {
  netContent: '500g',
  ingredients: '番茄',
  allergens: '无',
  producer: '双流蔬菜合作社',
  producerAddress: '成都市双流区',
  licence: 'SC10651012200001',
  standard: 'GB 2763',
  storageAdvice: '阴凉处',
  warnings: '洗净后食用',
}

const Label = field.object(
  Object.fromEntries(
    LABEL_TEXTS.map((name) => [
      name,
      field.optional(field.text(`The package’s ${name}.`, labelTexts[name], 2000)),
    ]),
  ) as Record<LabelText, ReturnType<typeof optionalText>>,
  'What the package says, as it says it.',
)

function optionalText() {
  return field.optional(field.text('', ''))
}

export const ProductFields = field.object({
  code: field.code('Code, unique.', 'TOMATO'),
  categoryId: field.id('Category it is in.'),
  name: field.names('Name of the product.', '沙瓤番茄'),
  description: field.texts('What it is like; may be empty.', '当天采摘', 4000),
  brand: field.text('Brand; empty for none.', '', 100),
  origin: field.texts('Where it comes from; in no language where not known.', '四川双流', 100),
  storage: field.oneOf('How it must be kept.', STORAGES),
  shelfLifeDays: field.nullable(field.count('Days it keeps; null where not known.', 7, 1, 10_000)),
  taxCode: field.code('Tax class.', 'exempt'),
  taxRateBasisPoints: field.basisPoints('Tax rate.', 900),
  label: Label,
  pictureIds: field.list(field.id('A picture.'), 'Pictures, the first is shown in lists.', {
    maxItems: 20,
  }),
})

export const ProductChange = field.object({ ...ProductFields.properties, version })

const grams = (description: string, example = 500) =>
  field.nullable(field.count(`${description} Grams.`, example, 1, 1_000_000))

export const SkuFields = field.object({
  code: field.code('Code, unique.', 'TOMATO-500'),
  name: field.texts('What tells it from its siblings; may be empty.', '500g'),
  measure: field.oneOf(
    'How it is counted: pieces, cases, pieces of about so many grams at a fixed price, or grams priced per kg.',
    MEASURES,
  ),
  unit: field.texts('What one is called; in no language where it has no word.', '袋', 20),
  piecesPerCase: field.nullable(
    field.count('Pieces in a case; null where it is none.', 12, 2, 100_000),
  ),
  aboutGrams: grams('About how much a piece weighs; null unless sold so.'),
  stepGrams: grams('By how much an amount grows; null for any.', 50),
  minimumGrams: grams('The least that is sold; null for any.', 200),
  netGrams: grams('What one weighs, without the packing; null where not known.'),
  scaleCode: field.nullable(
    field.text('Item code on labels of the scales, with its zeros; null for none.', '00123', 8, 1),
  ),
  barcodes: field.list(
    field.text('EAN-13, EAN-8 or UPC-A.', '6901234567892', 13, 8),
    'Printed barcodes.',
    {
      maxItems: 20,
    },
  ),
})

export const SkuChange = field.object({ ...SkuFields.properties, version })

export const Sku = field.object({
  id: field.id('Id of the SKU.'),
  productId: field.id('Product it is of.'),
  ...SkuFields.properties,
  version,
  archivedAt,
  archivedWhy,
})

const gaps = field.list(
  field.oneOf('Something missing.', ['picture', 'tax', ...LABEL_FIELDS]),
  'What is missing before it may be published; empty when nothing is.',
)

export const Product = field.object({
  id: field.id('Id of the product.'),
  ...ProductFields.properties,
  version,
  archivedAt,
  archivedWhy,
  gaps,
  skus: field.list(Sku, 'Its SKUs, by code, archived ones too.'),
})

const ListingTerms = field.object({
  priceMinor: field.count(
    'Price of a piece, or of a kg where weighed. In minor units of the region’s currency.',
    480,
    1,
    100_000_000_000,
  ),
  isListed: field.yes('Whether the region sells it.'),
  limitPerResident: field.nullable(
    field.quantity('The most that a resident may have of it in a window; null for no limit.', 5),
  ),
})

export const NewListing = field.object({
  skuId: field.id('SKU to be listed.'),
  ...ListingTerms.properties,
})

export const ListingChange = field.object({ ...ListingTerms.properties, version })

export const Listing = field.object({
  regionId: field.regionId(),
  id: field.id('Id of the listing.'),
  ...NewListing.properties,
  version,
})

const overrideTerms = {
  listingId: field.id('Listing that the community differs in.'),
  isListed: field.nullable(field.yes('Whether the community sells it; null: as its region.')),
  priceMinor: field.nullable(
    field.count(
      'Price there, of a piece or of a kg; null: as its region. In minor units of the region’s currency.',
      450,
      1,
      100_000_000_000,
    ),
  ),
}

const wantedTerms = {
  ...overrideTerms,
  version: field.optional(
    field.count('Version that was read, 0 for none; absent: whatever is there.', 0),
  ),
}

export const AssortmentChange = field.object({
  overrides: field.list(
    field.object(wantedTerms),
    'What differs; with neither price nor listing the pair goes back to the region’s word.',
    { minItems: 1 },
  ),
})

export const PriceListChange = field.object({
  overrides: field.list(
    field.object({ communityId: field.id('Community that differs.'), ...wantedTerms }),
    'What differs, of any communities; with neither price nor listing a pair goes back to the region’s word.',
    { minItems: 1, maxItems: 5000 },
  ),
})

export const Override = field.object({
  communityId: field.id('Community that differs.'),
  ...overrideTerms,
  version,
})
