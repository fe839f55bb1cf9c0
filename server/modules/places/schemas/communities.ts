import { Type } from 'typebox'
import { field, page, pageQuery } from '#platform/http'
import { Station } from './stations.ts'

const weekdays = (description: string) =>
  Type.Array(field.count('Day of the week, 1 is Monday.', 1, 1, 7), {
    description,
    minItems: 1,
    maxItems: 7,
  })

const Outline = Type.Array(
  Type.Array(
    Type.Number({
      minimum: -180,
      maximum: 180,
      description: 'Degrees, WGS 84.',
      examples: [104.0657],
    }),
    {
      minItems: 2,
      maxItems: 2,
      description: 'A corner: degrees east, then degrees north.',
      examples: [[104.0657, 30.6571]],
    },
  ),
  {
    minItems: 3,
    maxItems: 200,
    description: 'Corners of the outline in order; the last joins the first.',
    examples: [
      [
        [104.0657, 30.6571],
        [104.0671, 30.6571],
        [104.0671, 30.6583],
      ],
    ],
  },
)

const Traits = field.object(
  {
    eldersBasisPoints: field.optional(
      field.basisPoints('Share of households with people over 60.', 3200),
    ),
    childrenBasisPoints: field.optional(
      field.basisPoints('Share of households with children.', 2100),
    ),
    rentersBasisPoints: field.optional(field.basisPoints('Share of rented homes.', 1500)),
    hasLifts: field.optional(field.yes('Whether the buildings have lifts.')),
    tags: field.optional(
      field.list(field.text('A word of your own.', '学区', 40, 1), 'Words of your own.', {
        maxItems: 20,
      }),
    ),
  },
  'What is known of who lives there.',
)

const name = field.text('Name, as people call it.', '锦绣花园', 100, 1)
const address = field.text('Street address.', '成都市锦江区锦绣路 18 号', 300)
const minimumOrderMinor = field.minor('Least worth of an order.', 1900)
const deliveryWeekdays = weekdays('Weekdays on which goods are delivered there.')

const written = {
  name,
  address,
  latitude: field.optional(field.latitude()),
  longitude: field.optional(field.longitude()),
  outline: field.optional(Outline),
  householdCount: field.count('Households.', 640, 0, 1_000_000),
  traits: Traits,
  deliveryWeekdays,
  minimumOrderMinor,
}

const code = field.code('Code in the operator’s own lists; unique in the region.', 'C-0018')

export const NewCommunity = field.object({ code, ...written })

export const CommunityChange = field.object({
  version: field.count('Version that was read.', 1, 1),
  ...written,
})

const point = {
  latitude: field.nullable(field.latitude()),
  longitude: field.nullable(field.longitude()),
}

/** A community as staff see it. */
export const CommunityProfile = field.object({
  id: field.id('Id of the community.'),
  code,
  name,
  address,
  ...point,
  outline: field.nullable(Outline),
  householdCount: field.count('Households.', 640),
  traits: Traits,
  deliveryWeekdays,
  minimumOrderMinor,
  version: field.count('Raised by each change.', 1, 1),
  closedAt: field.nullable(field.instant('When it was closed; null while it is open.')),
  closedWhy: field.nullable(field.text('Why it was closed.', '整体拆迁', 300)),
})

/** A community as anyone sees it who looks for their own. */
const Community = field.object({
  id: field.id('Id of the community.'),
  code,
  name,
  address,
  ...point,
  deliveryWeekdays,
  minimumOrderMinor,
})

export const CommunityWithPickup = field.object({
  ...Community.properties,
  pickupStation: field.nullable(
    field.object(Station.properties, 'Where its people fetch their goods; null before it was set.'),
  ),
  nextDeliveryDate: field.nullable(
    field.date('Next day of delivery from tomorrow; null when a year has none.'),
  ),
})

export const CommunityPage = page(Community, 'Communities by name.')
export const CommunityProfilePage = page(CommunityProfile, 'Communities by name.')

const search = field.optional(
  field.text('Name, address or code; characters, pinyin or its initials.', 'jxhy', 60, 1),
)

export const CommunityQuery = field.object({ search, ...pageQuery })

export const CommunityProfileQuery = field.object({
  search,
  withClosed: field.optional(field.yes('Whether closed ones are listed too.', false)),
  ...pageQuery,
})

export const NearbyQuery = field.object({
  latitude: field.latitude(),
  longitude: field.longitude(),
  withinMeters: field.optional(
    Type.Integer({
      minimum: 50,
      maximum: 50_000,
      default: 3000,
      description: 'How far away at most, in metres.',
      examples: [3000],
    }),
  ),
  limit: pageQuery.limit,
})

export const NearbyCommunity = field.object({
  ...Community.properties,
  distanceMeters: field.count('Distance from the point, in metres.', 240),
  isInside: field.yes('Whether the point lies within the outline.'),
})

export const NewBuilding = field.object({
  name: field.text('Name on the wall.', '3栋', 60, 1),
  householdCount: field.count('Households.', 48, 0, 100_000),
})

export const Building = field.object({
  id: field.id('Id of the building.'),
  communityId: field.id('Id of the community.'),
  ...NewBuilding.properties,
})

export const ServiceWish = field.object({
  stationIds: field.list(
    field.id('Id of a station.'),
    'Every station that serves from now on; left out ones end their service.',
    { maxItems: 20 },
  ),
  pickupStationId: field.nullable(
    field.id('The one of them where people fetch their goods; null only when none serves.'),
  ),
})

export const ServingStation = field.object({
  ...Station.properties,
  isPickupPoint: field.yes('Whether people fetch their goods here.'),
})

export const ServedCommunity = field.object({
  id: field.id('Id of the community.'),
  code: field.code('Its code.', 'C-01'),
  name: field.text('Its name.', '锦绣花园'),
  address: field.text('Where it is.', '锦绣路 18 号', 500),
})
