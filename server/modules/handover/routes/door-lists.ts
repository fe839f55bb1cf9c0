import { staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import {
  type AnyRoute,
  decodeCursor,
  encodeCursor,
  field,
  page,
  pageQuery,
  route,
} from '#platform/http'
import { communityPlace } from '#residents'
import { describeDoors } from '../describe-doors.ts'
import { listDoorDeliveries } from '../queries/door-deliveries.ts'
import { ListedDoorDelivery } from '../schemas/door.ts'
import { AT_POINT } from './handovers.ts'

/** Who brings goods to doors. */
export const DELIVERERS = { ...AT_POINT, courier: 'station' } as const

const LOOKERS = { operations: 'region', support: 'region', supervisor: 'region' } as const
const OF_DAY = { pickupDate: field.optional(field.date('Only goods of this day.')) }

/** What is to be brought to doors: in a community, and in the whole region. */
export const doorLists = (): AnyRoute[] => [
  route({
    name: 'listDoorDeliveries',
    method: 'GET',
    path: '/regions/:region/communities/:community/door-deliveries',
    tag: 'handover',
    summary: 'Deliveries to doors of a community, the newest first.',
    description: 'Once one is done or called off, whom and where it was for is not shown here.',
    access: staff({ ...DELIVERERS, ...LOOKERS }),
    place: communityPlace,
    query: field.object({
      ...pageQuery,
      ...OF_DAY,
      isOpen: field.optional(field.yes('Only those still to be brought.')),
    }),
    reply: page(ListedDoorDelivery, 'Deliveries.'),
    read: ({ db, params, query, caller: { personId } }) =>
      listed(db, {
        ...{ ...query, personId },
        ...{ regionId: params.region, communityId: params.community },
      }),
  }),
  route({
    name: 'listOpenDoors',
    method: 'GET',
    path: '/regions/:region/door-deliveries',
    tag: 'handover',
    summary: 'What is still to be brought to doors in the whole region, the newest first.',
    description: 'For couriers who drive for the region; one of a station asks by community.',
    access: staff({ courier: 'region', ...LOOKERS }),
    query: field.object({ ...pageQuery, ...OF_DAY }),
    reply: page(ListedDoorDelivery, 'Deliveries.'),
    read: ({ db, params, query, caller: { personId } }) =>
      listed(db, {
        ...{ ...query, personId, isOpen: true },
        ...{ regionId: params.region, communityId: undefined },
      }),
  }),
]

async function listed(
  db: Queryable,
  asked: {
    regionId: string
    communityId: string | undefined
    personId: string
    pickupDate?: string
    isOpen?: boolean
    cursor?: string
    limit?: number
  },
) {
  const limit = asked.limit ?? 50
  const [beforeId] = decodeCursor(asked.cursor, 1) ?? []
  const items = await listDoorDeliveries(db, {
    regionId: asked.regionId,
    communityId: asked.communityId,
    pickupDate: asked.pickupDate,
    isOpen: asked.isOpen,
    beforeId: beforeId === undefined ? undefined : String(beforeId),
    limit,
  })
  const last = items.length === limit ? items.at(-1) : undefined
  return {
    items: await describeDoors(db, asked.regionId, items, asked.personId),
    ...(last ? { nextCursor: encodeCursor([last.id]) } : {}),
  }
}
