import { field, page, pageQuery } from '#platform/http'
import { CONSENT_WAYS } from './resident.ts'

const name = field.text('Name by which neighbours and leader know the resident.', '王秀兰', 60, 1)
const room = field.text('Room or door, as people say it.', '1203', 40)
const phone = field.nullable(field.phone('Phone on which the resident is reached; none when null.'))
const buildingId = field.nullable(field.id('Building in the community; null when not said.'))
const communityId = field.id('Community where the resident lives.')
const version = field.count('Version that was read.', 1, 1)
const consentHow = field.oneOf('How the neighbour agreed to be kept and ordered for.', CONSENT_WAYS)
const ordersByResidentId = field.nullable(
  field.id('Resident of the same community who orders for the neighbour; null: the leader.'),
)

export const Joining = field.object({
  name,
  communityId,
  buildingId: field.optional(buildingId),
  room: field.optional(room),
  phone: field.optional(phone),
  leaderCode: field.optional(
    field.code('Code of the leader’s link by which the resident came.', '7K3M9Q'),
  ),
})

export const ProfileChange = field.object({ version, name, phone, buildingId, room })

export const CommunityChange = field.object({ version, communityId, buildingId, room })

export const LeaderChoice = field.object({
  leaderId: field.id('A leader who serves the resident’s community.'),
})

export const NewNeighbour = field.object({
  name,
  buildingId: field.id('Building in the community.'),
  room: field.optional(room),
  phone: field.optional(phone),
  ordersByResidentId: field.optional(ordersByResidentId),
  consentHow,
})

export const OrdererChange = field.object({ version, ordersByResidentId })

export const Why = field.object({
  why: field.text(
    'The reason, kept with who and when.',
    'Withdrew the consent on the phone',
    300,
    1,
  ),
})

export const ErasureRequest = field.object({
  id: field.id('Id of the request.'),
  residentId: field.id('Who is to be erased.'),
  residentName: field.text('Their name.', '王芳', 60),
  communityId: field.id('Where they live.'),
  why: field.text('Why, as it was asked.', 'Wrote to support that the account shall go', 300),
  askedAt: field.instant('When it was asked.'),
  askedBy: field.id('Who asked; another person approves.'),
})

const Consent = field.object(
  {
    consentedAt: field.instant('When the neighbour agreed.'),
    recordedBy: field.id('Person who wrote the consent down.'),
    how: consentHow,
  },
  'How one without a login agreed to be written down; null with a login of their own.',
)

export const Resident = field.object({
  id: field.id('Id of the resident.'),
  name,
  phone: field.nullable(
    field.text('Phone, E.164; masked for whoever need not see it.', '+86138****8000', 32),
  ),
  communityId,
  buildingId,
  room,
  hasLogin: field.yes('Whether the resident signs in; false for a neighbour without a phone.'),
  householdId: field.nullable(field.id('Household the resident is in.')),
  leaderId: field.nullable(field.id('Leader the resident is bound to.')),
  ordersByResidentId,
  consent: field.nullable(Consent),
  joinedAt: field.instant('When the resident was made.'),
  version: field.count('Raised by each change.', 1, 1),
})

export const ResidentPage = page(Resident, 'Residents, the one who joined first before the others.')

const filters = {
  search: field.optional(
    field.text(
      'A phone, its last four digits, or a part of a name or of its pinyin.',
      '8000',
      60,
      1,
    ),
  ),
  isNeighbour: field.optional(
    field.yes('True: only neighbours without a login; false: only residents with one.'),
  ),
}

export const CommunityResidentsQuery = field.object({
  ...pageQuery,
  ...filters,
  buildingId: field.optional(field.id('Only this building.')),
})

export const ResidentsQuery = field.object({
  ...pageQuery,
  ...filters,
  communityId: field.optional(field.id('Only this community.')),
  leaderId: field.optional(field.id('Only residents bound to this leader.')),
})

export const ResidentTable = field.object({
  table: field.text(
    'CSV with a header line; cells are safe to open in a spreadsheet.',
    'name,…',
    16_000_000,
  ),
  rows: field.count('Residents in the table.', 240),
})

export const Bindings = field.list(
  field.object({
    leaderId: field.nullable(field.id('Leader from then on; null for none.')),
    why: field.text('link, community, resident, staff, moved or leader left.', 'link', 20),
    boundBy: field.nullable(field.id('Person who did it; null for the program.')),
    boundAt: field.instant('Since when.'),
  }),
  'Whose resident it was, newest first.',
)

export const NewHousehold = field.object({
  name: field.text('What the household calls itself.', '王家', 60),
})

export const HouseholdJoining = field.object({
  code: field.optional(field.text('The code that a member told.', '7K3M9QXZ', 8, 8)),
  householdId: field.optional(
    field.id('Instead of a code, where leader or support put the resident in.'),
  ),
})

export const Household = field.object({
  id: field.id('Id of the household.'),
  name: field.text('What the household calls itself.', '王家', 60),
  code: field.text('Whoever is told it may join; members make a new one.', '7K3M9QXZ', 8, 8),
  createdAt: field.instant('When it was made.'),
  members: field.list(
    field.object({
      residentId: field.id('The member.'),
      name,
      hasLogin: field.yes('Whether the member signs in.'),
    }),
    'Members, the first to join the region first.',
  ),
})

export const AddressFields = field.object({
  label: field.text('What the resident calls the place.', '家', 40),
  recipient: field.text('Who receives there.', '王秀兰', 60, 1),
  phone,
  address: field.text('Street and number, as a courier reads it.', '锦江区东大街 88 号', 200, 1),
  buildingId,
  room,
  latitude: field.nullable(field.latitude()),
  longitude: field.nullable(field.longitude()),
  isDefault: field.yes('Whether orders go here when nothing is said; one address always is.'),
})

export const Address = field.object({
  id: field.id('Id of the address.'),
  residentId: field.id('Whose address it is.'),
  ...AddressFields.properties,
  phone: Resident.properties.phone,
})

export const NewClaim = field.object({
  name,
  buildingId: field.id('Building in the community.'),
  room,
})

export const ClaimConfirmation = field.object({
  residentId: field.id('The neighbour who the claimant is.'),
})

export const Claim = field.object({
  id: field.id('Id of the claim.'),
  communityId,
  name,
  buildingId,
  room,
  claimedAt: field.instant('When it was made.'),
  residentId: field.nullable(field.id('The neighbour it was joined to.')),
  confirmedAt: field.nullable(field.instant('When it was confirmed.')),
  rejectedAt: field.nullable(field.instant('When it was rejected.')),
  rejectedWhy: field.nullable(field.text('Why it was rejected.', 'Not known at this door', 300)),
})

export const Favourite = field.object({
  productId: field.id('The product that was marked.'),
  createdAt: field.instant('When it was marked.'),
})
