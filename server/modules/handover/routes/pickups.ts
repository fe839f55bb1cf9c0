import { getOrder, orderPlace } from '#ordering'
import { type Caller, mayIn, own, staff } from '#platform/access'
import { businessNow } from '#platform/clock'
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
import { extendPickup } from '../extend-pickup.ts'
import { findConflict, listConflicts } from '../queries/conflicts.ts'
import { findHandover } from '../queries/handovers.ts'
import { resolveConflict } from '../resolve-conflict.ts'
import { ConflictView, HandoverView, ResolutionBody, UndoingBody } from '../schemas/handovers.ts'
import { PickupStanding, PickupView } from '../schemas/list.ts'
import { showPickup } from '../show-pickup.ts'
import { undoHandover } from '../undo-handover.ts'
import { AT_POINT, shownHandover } from './handovers.ts'

export function pickupRoutes(): AnyRoute[] {
  return [
    route({
      name: 'undoHandover',
      method: 'POST',
      path: '/regions/:region/handovers/:handover/undoing',
      tag: 'handover',
      summary: 'Take a handover back within minutes: by whoever did it, or a manager.',
      access: staff({ ...AT_POINT, courier: 'station', operations: 'region' }),
      place: async ({ db, params }) => {
        const handover = await findHandover(db, params.region, params.handover)
        if (handover === undefined) return null
        const { communityId, stationId } = handover
        return { regionId: params.region, communityId, stationId }
      },
      body: UndoingBody,
      reply: HandoverView,
      moves: true,
      write: async ({ tx, params, body, caller, place, at }) => {
        const handover = await undoHandover(tx, {
          regionId: params.region,
          handoverId: params.handover,
          why: body.why,
          by: caller.personId,
          isManager: isManager(caller, params.region, place),
          at,
        })
        return shownHandover(handover)
      },
    }),
    route({
      name: 'getPickup',
      method: 'GET',
      path: '/regions/:region/orders/:order/pickup',
      tag: 'handover',
      summary: 'How long an order waits, whether longer, and what the way to the door costs.',
      access: own({ ...AT_POINT, operations: 'region', support: 'region' }),
      place: orderPlace,
      reply: PickupStanding,
      act: async ({ db, params }) =>
        showPickup(db, await getOrder(db, params.region, params.order), await businessNow(db)),
    }),
    route({
      name: 'extendPickup',
      method: 'POST',
      path: '/regions/:region/orders/:order/pickup-extension',
      tag: 'handover',
      summary: 'Let goods wait longer at the pickup point.',
      access: own({ ...AT_POINT, operations: 'region', support: 'region' }),
      place: orderPlace,
      reply: PickupView,
      write: async ({ tx, params, caller, at }) => {
        const order = await getOrder(tx, params.region, params.order)
        const pickup = await extendPickup(tx, { order, by: caller.personId, at })
        const { orderId, deadlineAt, extensions } = pickup
        return { orderId, deadlineAt, extensions }
      },
    }),
    ...conflictRoutes(),
  ]
}

/** Whether a caller answers for what others do at a pickup point. */
export const isManager = (
  caller: Caller,
  regionId: string,
  place: { communityId?: string | null | undefined; stationId?: string | null | undefined },
): boolean =>
  mayIn(caller, ['station_manager', 'operations', 'admin'], {
    regionId,
    ...(place.communityId == null ? {} : { communityId: place.communityId }),
    ...(place.stationId == null ? {} : { stationId: place.stationId }),
  })

function conflictRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listHandoverConflicts',
      method: 'GET',
      path: '/regions/:region/handover-conflicts',
      tag: 'handover',
      summary: 'What phones did offline and does not fit, the newest first.',
      access: staff({
        operations: 'region',
        finance: 'region',
        support: 'region',
        supervisor: 'region',
      }),
      query: field.object({
        ...pageQuery,
        isOpen: field.optional(field.yes('Only open ones, or only settled ones.')),
      }),
      reply: page(ConflictView, 'Conflicts.'),
      read: ({ db, params, query }) => pageOfConflicts(db, { regionId: params.region }, query),
    }),
    route({
      name: 'listHandoverConflictsOfCommunity',
      method: 'GET',
      path: '/regions/:region/communities/:community/handover-conflicts',
      tag: 'handover',
      summary: 'The same for those who hand over in a community.',
      access: staff({ ...AT_POINT, operations: 'region', support: 'region', supervisor: 'region' }),
      place: communityPlace,
      query: field.object({
        ...pageQuery,
        isOpen: field.optional(field.yes('Only open ones, or only settled ones.')),
      }),
      reply: page(ConflictView, 'Conflicts.'),
      read: ({ db, params, query }) => {
        const place = { regionId: params.region, communityId: params.community }
        return pageOfConflicts(db, place, query)
      },
    }),
    route({
      name: 'resolveHandoverConflict',
      method: 'POST',
      path: '/regions/:region/handover-conflicts/:conflict/resolution',
      tag: 'handover',
      summary: 'Settle a conflict: cash goes back by hand or into the wallet, or nothing is owed.',
      access: staff({ operations: 'region', finance: 'region' }),
      place: async ({ db, params }) => {
        const conflict = await findConflict(db, params.region, params.conflict)
        return conflict === undefined
          ? null
          : { regionId: params.region, communityId: conflict.communityId }
      },
      body: ResolutionBody,
      reply: ConflictView,
      moves: true,
      write: ({ tx, params, body, caller, at }) =>
        resolveConflict(tx, {
          regionId: params.region,
          conflictId: params.conflict,
          ...body,
          by: caller.personId,
          at,
        }),
    }),
  ]
}

async function pageOfConflicts(
  db: Parameters<typeof listConflicts>[0],
  place: { regionId: string; communityId?: string },
  query: { limit?: number | undefined; cursor?: string | undefined; isOpen?: boolean | undefined },
) {
  const limit = query.limit ?? 50
  const [beforeId] = decodeCursor(query.cursor, 1) ?? []
  const items = await listConflicts(db, {
    ...place,
    isOpen: query.isOpen,
    beforeId: beforeId === undefined ? undefined : String(beforeId),
    limit,
  })
  const last = items.length === limit ? items.at(-1) : undefined
  return { items, ...(last ? { nextCursor: encodeCursor([last.id]) } : {}) }
}
