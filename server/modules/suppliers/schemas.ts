import { Type } from 'typebox'
import { field, page, pageQuery } from '#platform/http'

const version = field.count('Version that was read.', 1, 1)

const contact = {
  contactName: field.text('Who is asked for.', '王芳', 60),
  contactPhone: field.nullable(field.phone('Phone of the contact; masked for who orders nothing.')),
  address: field.text('Where the goods come from.', '彭州市蔬菜基地 2 号', 300),
}

const profile = {
  name: field.text('Name.', '彭州绿源合作社', 100, 1),
  kind: field.oneOf('What it is: a trader, a farm, or a maker.', ['trader', 'farm', 'maker']),
  taxNumber: field.nullable(field.text('Number in the tax register.', '91510182MA6XXXXXXX', 40)),
  termsKind: field.oneOf('Paid so many days after each delivery, or after each half of a month.', [
    't_plus',
    'half_month',
  ]),
  termsDays: field.count('Days until it is paid.', 7, 0, 180),
}

const code = field.code('Code in the operator’s own lists; unique in the region.', 'S-0007')

export const NewSupplier = field.object({ code, ...profile, ...contact })
export const SupplierChange = field.object({ version, ...profile, ...contact })
export const ContactChange = field.object({ version, ...contact })

export const Supplier = field.object({
  id: field.id('Id of the supplier.'),
  code,
  ...profile,
  ...contact,
  version: field.count('Raised by each change.', 1, 1),
  suspendedAt: field.nullable(field.instant('Since when it is suspended; null while it is not.')),
  suspendedWhy: field.nullable(field.text('Why it is suspended.', '农残超标', 300)),
})

export const SupplierPage = page(Supplier, 'Suppliers by name.')

export const SupplierQuery = field.object({
  search: field.optional(field.text('Part of a name or code.', '绿源', 60, 1)),
  ...pageQuery,
})

export const WhyWish = field.object({
  why: field.text('Why; it will be read.', '农残超标', 300, 1),
})

const licence = {
  kind: field.text('What it allows.', '食品经营许可证', 60, 1),
  number: field.text('Its number.', 'JY15101820012345', 60, 1),
  expiresOn: field.date('The last day it holds.', '2027-06-30'),
}

export const NewLicence = field.object({
  ...licence,
  pictureId: field.optional(field.id('A licence picture of this supplier.')),
})

export const Licence = field.object({
  id: field.id('Id of the licence.'),
  supplierId: field.id('Id of the supplier.'),
  ...licence,
  pictureId: field.nullable(field.id('Its picture.')),
})

export const ExpiringLicence = field.object({
  ...Licence.properties,
  supplierName: field.text('Name of the supplier.', '彭州绿源合作社', 100),
})

export const ExpiringQuery = field.object({
  withinDays: field.optional(
    Type.Integer({
      minimum: 0,
      maximum: 366,
      default: 30,
      description: 'Days from today within which they run out.',
      examples: [30],
    }),
  ),
})

const sourceRank = Type.Unsafe<1 | 2>({
  type: 'integer',
  enum: [1, 2],
  description: '1 is asked first, 2 where the first has not enough.',
  examples: [1],
})

const figures = {
  costMinor: field.minor('Cost per piece, or per kg where the SKU is weighed.', 310),
  validFrom: field.date('First day.'),
  caseSize: field.count('Pieces, or grams where weighed, of a case.', 12, 1),
  minimumQuantity: field.count('Least pieces, or grams where weighed, of an order.', 24, 1),
  leadDays: field.count('Days from the order to the delivery.', 1, 0, 60),
  lotRule: field.oneOf('Whether each delivery must name its lot.', ['required', 'optional']),
}

const offer = { skuId: field.id('Id of the SKU.'), ...figures }
const untilWished = field.optional(field.date('Last day; until further notice when absent.'))

export const OfferChange = field.object({ ...figures, validUntil: untilWished })

export const NewOffer = field.object({
  ...offer,
  validUntil: untilWished,
  sourceRank: field.optional(sourceRank),
})

export const Acceptance = field.object({ sourceRank })

export const Ending = field.object({ lastDay: field.date('The last day it is in force.') })

export const Offer = field.object({
  id: field.id('Id of the offer.'),
  supplierId: field.id('Id of the supplier.'),
  ...offer,
  validUntil: field.nullable(field.date('Last day; null: until further notice.')),
  sourceRank,
  state: field.oneOf('Where it stands.', ['proposed', 'accepted', 'declined', 'withdrawn']),
  declinedWhy: field.nullable(field.text('Why it was declined.', '太贵', 300)),
  createdAt: field.instant('When it was made.'),
  acceptedAt: field.nullable(field.instant('When a buyer accepted it.')),
})

export const OfferPage = page(Offer, 'Offers, the newest first.')
export const OfferQuery = field.object({
  skuId: field.optional(field.id('Only offers for this SKU.')),
  ...pageQuery,
})

export const NewUser = field.object({ personId: field.id('Id of the person.') })

export const User = field.object({
  id: field.id('Id of the user.'),
  personId: field.id('Id of the person.'),
  name: field.text('Name of the person.', '王芳', 200),
  addedAt: field.instant('Since when.'),
})

export const SupplierNamePage = page(
  field.object({
    id: field.id('Id of the supplier.'),
    code: field.code('Its code.', 'S-0001'),
    name: field.text('Its name.', '彭州绿源合作社'),
  }),
  'Suppliers by name.',
)
