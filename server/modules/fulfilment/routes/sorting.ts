import { getStation } from '#places'
import { type AnyRoute, route } from '#platform/http'
import { finishSorting } from '../finish-sorting.ts'
import { markSorted } from '../mark-sorted.ts'
import {
  MarkedLines,
  Nothing,
  SortedDay,
  SortedLines,
  SortingList,
  SortingQuery,
} from '../schemas.ts'
import { listSorting, sortingSheet } from '../sorting-list.ts'
import { dayOf, READERS, SORTERS } from './day.ts'

const tag = 'fulfilment'

export const sortingRoutes = (): AnyRoute[] => [
  route({
    name: 'listSorting',
    method: 'GET',
    path: '/regions/:region/stations/:station/sorting-lists/:date',
    tag,
    summary: 'What is to be put where, by grid station, community or order.',
    description: 'By community when nothing is said. While receipt is open it is provisional.',
    access: READERS,
    query: SortingQuery,
    reply: SortingList,
    read: async ({ db, params, query }) => {
      await getStation(db, params.region, params.station)
      return listSorting(db, { ...dayOf(params), ...query, by: query.by ?? 'community' })
    },
  }),
  route({
    name: 'exportSorting',
    method: 'GET',
    path: '/regions/:region/stations/:station/sorting-lists/:date/sheet',
    tag,
    summary: 'The same as CSV, to be printed.',
    access: READERS,
    query: SortingQuery,
    act: async ({ db, params, query, locale, reply }) => {
      await getStation(db, params.region, params.station)
      const wish = { ...dayOf(params), ...query, by: query.by ?? 'community' }
      const sheet = sortingSheet(await listSorting(db, wish), locale)
      const name = `sorting-${params.date}-${wish.by}.csv`
      reply.header('content-disposition', `attachment; filename="${name}"`)
      return reply.type('text/csv; charset=utf-8').send(sheet)
    },
  }),
  route({
    name: 'markSortedLines',
    method: 'POST',
    path: '/regions/:region/stations/:station/sorted-lines/:date',
    tag,
    summary: 'Write down what went into the bags of up to 1000 lines.',
    description:
      'By quantity, by gross grams less tare, or by a scale’s label. What weighs more is free, less is given back when sorting is finished; until then a mark may be corrected. After that, until the first load leaves, what is found missing is given back at once, and what was given back stays given.',
    access: SORTERS,
    body: SortedLines,
    reply: MarkedLines,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      const done = { by: caller.personId, at }
      return { lines: await markSorted(tx, dayOf(params), body.lines, done) }
    },
  }),
  route({
    name: 'finishSorting',
    method: 'POST',
    path: '/regions/:region/stations/:station/sorted-days/:date',
    tag,
    summary: 'End the sorting of a day: bags are made, what is missing is given back.',
    description: 'Lines that nobody marked are as allocated. Again it changes nothing.',
    access: SORTERS,
    body: Nothing,
    reply: SortedDay,
    moves: true,
    write: ({ tx, at, caller, params }) =>
      finishSorting(tx, dayOf(params), { by: caller.personId, at }),
  }),
]
