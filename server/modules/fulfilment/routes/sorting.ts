import { getStation } from '#places'
import { businessNow } from '#platform/clock'
import { type AnyRoute, answerCsv, route } from '#platform/http'
import { finishSorting } from '../finish-sorting.ts'
import { markSorted } from '../mark-sorted.ts'
import { openSortingWave } from '../open-sorting-wave.ts'
import {
  MarkedLines,
  SortedDay,
  SortedDayWish,
  SortedLines,
  SortingList,
  SortingQuery,
  SortingWave,
  SortingWaves,
  UnmarkedLines,
} from '../schemas/sorting.ts'
import { Nothing } from '../schemas/words.ts'
import { showWaves } from '../show-waves.ts'
import { listSorting, sortingSheet } from '../sorting-list.ts'
import { unmarkSorted } from '../unmark-sorted.ts'
import { dayOf, READERS, SORTERS } from './day.ts'

const tag = 'fulfilment'

export const sortingRoutes = (): AnyRoute[] => [...waveRoutes(), ...listRoutes(), ...markRoutes()]

const waveRoutes = (): AnyRoute[] => [
  route({
    name: 'openSortingWave',
    method: 'POST',
    path: '/regions/:region/stations/:station/sorting-waves/:date',
    tag,
    summary:
      'Open an early wave: give firmly what has come so far, so that a first load can leave.',
    description:
      'While receipt is open, as often as goods come and a load leaves. What is given leaves the stock and is sorted and bagged like all else; more that comes takes nothing of it from anyone. Who goes without is settled at the close, whose wave carries the rest.',
    access: SORTERS,
    body: Nothing,
    reply: SortingWave,
    status: 201,
    moves: true,
    write: async ({ tx, at, caller, params }) => {
      const day = dayOf(params)
      await getStation(tx, params.region, params.station)
      const { id: opened } = await openSortingWave(tx, day, { by: caller.personId, at })
      return (await showWaves(tx, day, at)).find(({ id }) => id === opened)!
    },
  }),
  route({
    name: 'listSortingWaves',
    method: 'GET',
    path: '/regions/:region/stations/:station/sorting-waves/:date',
    tag,
    summary: 'The waves in which a day is sorted: early ones, and the last once receipt is closed.',
    access: READERS,
    reply: SortingWaves,
    read: async ({ db, params }) => {
      await getStation(db, params.region, params.station)
      return showWaves(db, dayOf(params), await businessNow(db))
    },
  }),
]

const listRoutes = (): AnyRoute[] => [
  route({
    name: 'listSorting',
    method: 'GET',
    path: '/regions/:region/stations/:station/sorting-lists/:date',
    tag,
    summary: 'What is to be put where, by grid station, community or order.',
    description:
      'By community when nothing is said. While nothing was given yet it is provisional.',
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
      answerCsv(reply, `sorting-${params.date}-${wish.by}.csv`)
      return sheet
    },
  }),
]

const markRoutes = (): AnyRoute[] => [
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
      const done = { wave: body.wave, by: caller.personId, at }
      return { lines: await markSorted(tx, dayOf(params), body.lines, done) }
    },
  }),
  route({
    name: 'unmarkSortedLines',
    method: 'POST',
    path: '/regions/:region/stations/:station/sorted-lines/:date/undoing',
    tag,
    summary: 'Take marks of lines back, as if nobody had sorted them.',
    access: SORTERS,
    body: UnmarkedLines,
    status: 204,
    write: ({ tx, params, body }) => unmarkSorted(tx, dayOf(params), body.lines, body.wave),
  }),
  route({
    name: 'finishSorting',
    method: 'POST',
    path: '/regions/:region/stations/:station/sorted-days/:date',
    tag,
    summary: 'End the sorting of a day’s wave: bags are made, what is missing is given back.',
    description:
      'Lines that nobody marked are as allocated. Again it changes nothing. The day is sorted when its last wave is.',
    access: SORTERS,
    body: SortedDayWish,
    reply: SortedDay,
    moves: true,
    write: ({ tx, at, caller, params, body: { wave } }) =>
      finishSorting(tx, dayOf(params), { wave, by: caller.personId, at }),
  }),
]
