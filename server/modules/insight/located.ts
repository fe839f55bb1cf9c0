import type { EventRow } from '#platform/events'

/** Where an event happened and whom it is about, as far as it says and its order says. */
export interface Whereabouts {
  communityIds: string[]
  stationIds: string[]
  supplierIds: string[]
  residentIds: string[]
}

export interface LocatedEvent extends EventRow {
  where: Whereabouts
}

/** The order an event is about, if it is about one. */
export function orderIdOf({ subjectKind, subjectId, body }: EventRow): string | null {
  if (subjectKind === 'order') return subjectId
  return typeof body.orderId === 'string' ? body.orderId : null
}

/** What the event itself says of where it happened. Pure. */
export function whereaboutsOf({ subjectKind, subjectId, body }: EventRow): Whereabouts {
  const named = (kind: string, ...keys: string[]): string[] => {
    const ids = keys.flatMap((key) => body[key] ?? [])
    return [subjectKind === kind ? subjectId : null, ...ids].filter(isText)
  }
  return {
    communityIds: named('community', 'communityId', 'communityIds', 'fromCommunityId'),
    stationIds: named('station', 'stationId', 'warehouseId'),
    supplierIds: named('supplier', 'supplierId'),
    residentIds: named('resident', 'residentId'),
  }
}

const isText = (value: unknown): value is string => typeof value === 'string'
