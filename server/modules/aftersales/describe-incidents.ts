import type { Queryable } from '#platform/db'
import type { Incident } from './incident.ts'
import { type IncidentProgress, mapProgress } from './queries/incident-lines.ts'

const NONE: IncidentProgress = {
  lines: 0,
  orders: 0,
  residents: 0,
  communities: 0,
  refundedLines: 0,
  refundedMinor: 0,
  toldResidents: 0,
}

/** Incidents of one region with how far each is. */
export async function describeIncidents(db: Queryable, incidents: readonly Incident[]) {
  const [first] = incidents
  if (first === undefined) return []
  const ids = incidents.map((incident) => incident.id)
  const progress = await mapProgress(db, first.regionId, ids)
  return incidents.map(({ regionId: _, told: __, foundAt, ...incident }) => ({
    ...incident,
    ...(progress.get(incident.id) ?? NONE),
    state: stateOf(foundAt, incident.finishedAt),
  }))
}

function stateOf(foundAt: Date | null, finishedAt: Date | null) {
  if (finishedAt !== null) return 'finished' as const
  return foundAt === null ? ('declared' as const) : ('refunding' as const)
}
