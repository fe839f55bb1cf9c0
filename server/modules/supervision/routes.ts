import { getCommunity, getStation } from '#places'
import { staff } from '#platform/access'
import type { Db } from '#platform/db'
import { type AnyRoute, answerCsv, decodeCursor, encodeCursor, route } from '#platform/http'
import { Invalid } from '#platform/refusals'
import { isDate } from '#platform/time'
import { askedDays } from './asked-days.ts'
import { exportErrors } from './export-errors.ts'
import { nameGroups } from './name-groups.ts'
import {
  type EntryPlace,
  type ErrorFilter,
  type Grouping,
  listEntries,
  sumAllErrors,
  sumErrors,
} from './queries/entries.ts'
import {
  EntriesQuery,
  EntryPage,
  Errors,
  ErrorsQuery,
  PlaceEntriesQuery,
  PlaceErrorsQuery,
  SheetQuery,
} from './schemas.ts'
import { stageRoutes } from './stage-routes.ts'

const tag = 'supervision'
const READERS = {
  supervisor: 'region',
  operations: 'region',
  finance: 'region',
  buyer: 'region',
} as const
const OF_REGION = staff(READERS)
const OF_COMMUNITY = staff({ ...READERS, leader: 'community' })
const OF_STATION = staff({ ...READERS, station_manager: 'station' })

const PAGE = 50
const MOST_GROUPS = 500

type Filters = Omit<ErrorFilter, 'regionId' | 'from' | 'to'> & { from?: string; to?: string }

async function figuresOf(
  db: Db,
  regionId: string,
  { by = 'stage', ...filters }: Filters & { by?: Grouping },
  shown: { locale: string; showsPeople: boolean },
) {
  const days = await askedDays(db, regionId, filters)
  const filter = { ...filters, regionId, ...days }
  const groups = await sumErrors(db, filter, by, MOST_GROUPS)
  const names = await nameGroups(db, regionId, by, groups, shown)
  return {
    ...days,
    by,
    ...(await sumAllErrors(db, filter)),
    groups: groups.map((group) => ({ ...group, label: names.get(group.key ?? '') ?? null })),
  }
}

async function entriesOf(
  db: Db,
  regionId: string,
  { limit = PAGE, cursor, ...filters }: Filters & { limit?: number; cursor?: string },
) {
  const days = await askedDays(db, regionId, filters)
  const found = await listEntries(
    db,
    { ...filters, regionId, ...days },
    { after: placeOf(cursor), limit: limit + 1 },
  )
  const items = found.slice(0, limit).map(({ regionId: _, ...entry }) => entry)
  const last = items.at(-1)
  const hasMore = found.length > limit && last !== undefined
  return {
    items,
    ...(hasMore ? { nextCursor: encodeCursor([last.day, last.eventId, last.lineNumber]) } : {}),
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function placeOf(cursor: string | undefined): EntryPlace | undefined {
  const values = decodeCursor(cursor, 3)
  if (values === undefined) return undefined
  const [day, eventId, lineNumber] = values
  const isOurs = isDate(String(day)) && UUID.test(String(eventId)) && Number.isInteger(lineNumber)
  if (!isOurs) throw new Invalid('cursor', 'This is not a cursor of this list.')
  return { day: String(day), eventId: String(eventId), lineNumber: Number(lineNumber) }
}

export const supervisionRoutes = (): AnyRoute[] => [
  ...regionRoutes(),
  ...communityRoutes(),
  ...stationRoutes(),
  ...stageRoutes(),
]

const HOW =
  'Counted from what was announced: shortfalls, claims that were right, goods refused at receipt, discrepancies, corrections and counts of stock, transfers that came otherwise than sent, handovers taken back, cash that was short or over. Whoever merely found an error is not counted as its cause.'

const regionRoutes = (): AnyRoute[] => [
  route({
    name: 'sumErrors',
    method: 'GET',
    path: '/regions/:region/errors',
    tag,
    summary: 'How many errors there were and what they cost.',
    description: HOW,
    access: OF_REGION,
    query: ErrorsQuery,
    reply: Errors,
    read: ({ db, params, query, locale }) =>
      figuresOf(db, params.region, query, { locale, showsPeople: true }),
  }),
  route({
    name: 'listErrorEntries',
    method: 'GET',
    path: '/regions/:region/errors/entries',
    tag,
    summary: 'The errors behind a figure, one by one.',
    access: OF_REGION,
    query: EntriesQuery,
    reply: EntryPage,
    read: ({ db, params, query }) => entriesOf(db, params.region, query),
  }),
  route({
    name: 'exportErrors',
    method: 'GET',
    path: '/regions/:region/errors/sheet',
    tag,
    summary: 'The errors behind a figure as CSV; 100,000 at most.',
    access: OF_REGION,
    query: SheetQuery,
    act: async ({ db, params, query, reply }) => {
      const days = await askedDays(db, params.region, query)
      const sheet = await exportErrors(db, { ...query, regionId: params.region, ...days })
      answerCsv(reply, 'errors.csv')
      return sheet
    },
  }),
]

const communityRoutes = (): AnyRoute[] => [
  route({
    name: 'sumCommunityErrors',
    method: 'GET',
    path: '/regions/:region/communities/:community/errors',
    tag,
    summary: 'How many errors a community had and what they cost.',
    description: HOW,
    access: OF_COMMUNITY,
    query: PlaceErrorsQuery,
    reply: Errors,
    read: async ({ db, params, query, locale }) => {
      const communityId = (await getCommunity(db, params.region, params.community)).id
      const wish = { ...query, communityId }
      return figuresOf(db, params.region, wish, { locale, showsPeople: false })
    },
  }),
  route({
    name: 'listCommunityErrorEntries',
    method: 'GET',
    path: '/regions/:region/communities/:community/errors/entries',
    tag,
    summary: 'The errors of a community, one by one.',
    access: OF_COMMUNITY,
    query: PlaceEntriesQuery,
    reply: EntryPage,
    read: ({ db, params, query }) =>
      entriesOf(db, params.region, { ...query, communityId: params.community }),
  }),
]

const stationRoutes = (): AnyRoute[] => [
  route({
    name: 'sumStationErrors',
    method: 'GET',
    path: '/regions/:region/stations/:station/errors',
    tag,
    summary: 'How many errors a station had and what they cost.',
    description: HOW,
    access: OF_STATION,
    query: PlaceErrorsQuery,
    reply: Errors,
    read: async ({ db, params, query, locale }) => {
      const stationId = (await getStation(db, params.region, params.station)).id
      const wish = { ...query, stationId }
      return figuresOf(db, params.region, wish, { locale, showsPeople: true })
    },
  }),
  route({
    name: 'listStationErrorEntries',
    method: 'GET',
    path: '/regions/:region/stations/:station/errors/entries',
    tag,
    summary: 'The errors of a station, one by one.',
    access: OF_STATION,
    query: PlaceEntriesQuery,
    reply: EntryPage,
    read: ({ db, params, query }) =>
      entriesOf(db, params.region, { ...query, stationId: params.station }),
  }),
]
