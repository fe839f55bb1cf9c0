import { type Names, type Telling, tell } from '#notify'
import { getRegion, listCommunitiesByIds, type Region } from '#places'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { localDate } from '#platform/time'
import type { Leader } from './leader.ts'
import { type Absence, listAbsencesByIds } from './queries/absences.ts'
import { listCommunitiesOf } from './queries/communities.ts'
import { listLeadersByIds } from './queries/leaders.ts'

/** Facts of which someone is told. */
export const TOLD_FACTS = [
  'leader.approved',
  'leader.rejected',
  'leader.exited',
  'leader.absence-planned',
  'leader.absence-started',
  'leader.absence-ended',
] as const

const NAMES_SAID = 3

/** Tells leaders what was decided, and substitutes when they stand in. */
export async function tellLeaders(tx: Tx, events: readonly EventRow[]): Promise<void> {
  for (const [regionId, ofRegion] of Map.groupBy(events, (event) => event.regionId)) {
    const known = await lookUp(tx, regionId, ofRegion)
    const tellings = ofRegion.flatMap((event) => tellingOf(event, known) ?? [])
    await tell(tx, tellings)
  }
}

interface Known {
  region: Region
  leaders: ReadonlyMap<string, Leader>
  absences: ReadonlyMap<string, Absence>
  /** Communities served now, by leader. */
  servedBy: ReadonlyMap<string, string[]>
  names: ReadonlyMap<string, string>
}

async function lookUp(tx: Tx, regionId: string, events: readonly EventRow[]): Promise<Known> {
  const absenceIds = events.flatMap((event) => idOf(event, 'absenceId') ?? [])
  const subjects = events.map((event) => event.subjectId)
  const substitutes = events.flatMap((event) => idOf(event, 'substituteId') ?? [])
  const leaders = await listLeadersByIds(tx, regionId, [...new Set([...subjects, ...substitutes])])
  const absences = await listAbsencesByIds(tx, regionId, absenceIds)
  const serving = await listCommunitiesOf(tx, regionId, subjects)
  const servedBy = new Map(
    [...Map.groupBy(serving, (row) => row.leaderId)].map(([leaderId, rows]) => [
      leaderId,
      rows.map((row) => row.communityId),
    ]),
  )
  const mentioned = [
    ...events.flatMap(communityIdsOf),
    ...leaders.flatMap((leader) => leader.application.communityIds),
    ...serving.map((row) => row.communityId),
  ]
  const communities = await listCommunitiesByIds(tx, regionId, mentioned)
  return {
    region: await getRegion(tx, regionId),
    leaders: new Map(leaders.map((leader) => [leader.id, leader])),
    absences: new Map(absences.map((absence) => [absence.id, absence])),
    servedBy,
    names: new Map(communities.map(({ id, name }) => [id, name])),
  }
}

function tellingOf(event: EventRow, known: Known): Telling | undefined {
  const leader = known.leaders.get(event.subjectId)
  if (leader === undefined) return undefined
  const fact = { regionId: event.regionId, personId: leader.personId, factId: event.id }
  const told = communityIdsOf(event)
  switch (event.type) {
    case 'leader.approved':
      return { ...fact, template: event.type, params: { community: named(told, known) } }
    case 'leader.rejected': {
      const community = named(leader.application.communityIds, known)
      const params = { community, reason: leader.rejectedWhy ?? '' }
      return { ...fact, template: event.type, params }
    }
    case 'leader.exited':
      // An applicant who withdrew led nowhere, and knows.
      if (told.length === 0) return undefined
      return { ...fact, template: event.type, params: { community: named(told, known) } }
    default:
      return tellingOfAbsence(event, known)
  }
}

function tellingOfAbsence(event: EventRow, known: Known): Telling | undefined {
  const absence = known.absences.get(idOf(event, 'absenceId') ?? '')
  const substitute = known.leaders.get(idOf(event, 'substituteId') ?? '')
  if (absence === undefined || substitute === undefined) return undefined
  const fact = { regionId: event.regionId, personId: substitute.personId, factId: event.id }
  const community = named(known.servedBy.get(event.subjectId) ?? [], known)
  if (event.type === 'leader.absence-ended') {
    // Of one that never started the substitute is told too: they had been told it would come.
    return { ...fact, template: 'absence.ended', params: { community } }
  }
  // One that starts at once is told of by its start alone.
  if (event.type === 'leader.absence-planned' && absence.startsAt <= event.occurredAt) {
    return undefined
  }
  const { timeZone } = known.region
  const fromDate = localDate(absence.startsAt, timeZone)
  const toDate = absence.endsAt === null ? null : localDate(absence.endsAt, timeZone)
  return { ...fact, template: 'absence.started', params: { community, fromDate, toDate } }
}

const communityIdsOf = (event: EventRow): string[] =>
  (event.body.communityIds as string[] | undefined) ?? []

const idOf = (event: EventRow, name: string): string | undefined =>
  event.body[name] as string | undefined

function named(communityIds: readonly string[], { names }: Known): Names {
  const known = communityIds.flatMap((id) => names.get(id) ?? [])
  const said = known.slice(0, NAMES_SAID).join('、')
  return { 'zh-CN': known.length > NAMES_SAID ? `${said}…` : said }
}
